"""Who may do what: roles × states × moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.actions.making import actor, focal_point, government, in_state, member, person, ready, secretariat

from localaction.actions import rules
from localaction.actions.lifecycle import LIFECYCLE, Status
from localaction.actions.models import Action, Call, Owner
from localaction.governments.models import Government
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor
from localaction.kit.answers import Answer

pytestmark = pytest.mark.django_db
EVERY = set(Status.values)

# role: {move: states in which it is allowed}
TEAM = {
    "submit": {"draft"},
    "resubmit": {"handed_back"},
    "correct": {"published"},
    "offer_correction": {"correcting"},
}
MAY = {
    "focal point": {
        **TEAM,
        "withdraw": {
            "submitted", "handed_back", "assessing", "accepted", "published", "correcting", "correction_offered"
        },
    },
    "editor": {**TEAM, "withdraw": {"submitted", "handed_back", "assessing", "accepted"}},
    "viewer": {},
    "stranger": {},
    "nobody": {},
    "assessor": {},
    "system": {"publish": {"accepted"}},
    "secretariat": {
        "begin_assessment": {"submitted"},
        "hand_back": {"submitted", "assessing"},
        "accept": {"assessing"},
        "decline": {"assessing"},
        "publish": {"accepted"},
        "return_correction": {"correction_offered"},
        "approve_correction": {"correction_offered"},
        "withdraw": {
            "submitted", "handed_back", "assessing", "accepted", "published", "correcting", "correction_offered"
        },
    },
}  # fmt: skip


def who(role: str, home: Government) -> Actor:
    if role in ("focal point", "editor", "viewer"):
        somebody = person(role.split(maxsplit=1)[0])
        member(somebody, home, role.replace(" ", "_"))
        return actor(somebody)
    if role == "stranger":
        return focal_point("Omar", of=government("Nairobi", country="KE"))[0]
    if role == "assessor":
        return actor(person("Ana", desk_role="assessor"))
    return {"nobody": ANONYMOUS, "system": SYSTEM, "secretariat": secretariat()}[role]


@pytest.mark.parametrize("role", MAY)
def test_moves(role: str) -> None:
    lead, home = focal_point()
    action = ready(lead, home)
    somebody = who(role, home)
    allowed: dict[str, set[str]] = {}
    for move in LIFECYCLE.moves:
        may: Callable[[Actor, Action], Answer] = getattr(rules, f"may_{move}")
        for status in EVERY:
            action.status = status
            if may(somebody, action):
                allowed.setdefault(move, set()).add(status)
    assert allowed == MAY[role]


@pytest.mark.parametrize(
    ("role", "states"),
    [
        ("focal point", {"draft", "handed_back", "correcting"}),
        ("editor", {"draft", "handed_back", "correcting"}),
        ("secretariat", {"handed_back", "correcting"}),
        ("viewer", set()),
        ("stranger", set()),
        ("assessor", set()),
    ],
)
def test_writing(role: str, states: set[str]) -> None:
    lead, home = focal_point()
    action = ready(lead, home)
    somebody = who(role, home)
    found = set()
    for status in EVERY:
        action.status = status
        if rules.may_write(somebody, action):
            found.add(status)
    assert found == states


def test_a_partner_writes_only_once_it_agreed() -> None:
    lead, home = focal_point()
    partner, nairobi = focal_point("Omar", of=government("Nairobi", country="KE"))
    action = ready(lead, home)
    owner = Owner.objects.create(action=action, government=nairobi, role="partner")
    assert not rules.may_write(partner, action)
    assert rules.may_join(partner, owner)
    owner.agreement = "agreed"
    owner.save()
    assert rules.may_write(partner, action)


def test_only_the_government_that_was_asked_answers() -> None:
    lead, home = focal_point()
    nairobi = government("Nairobi", country="KE")
    owner = Owner.objects.create(action=ready(lead, home), government=nairobi, role="partner")
    editor = person("Eva")
    member(editor, nairobi, "editor")
    assert [bool(rules.may_join(one, owner)) for one in (lead, actor(editor), secretariat())] == [False] * 3


def test_a_deleted_draft_cannot_be_moved_or_written() -> None:
    lead, home = focal_point()
    action = ready(lead, home)
    assert rules.may_delete(lead, action)
    action.deleted_at = action.saved_at
    assert [bool(rules.may_write(lead, action)), bool(rules.may_submit(lead, action))] == [False, False]
    assert rules.may_restore(lead, action)


def test_what_was_sent_cannot_be_deleted() -> None:
    lead, home = focal_point()
    assert not rules.may_delete(lead, in_state("submitted", lead, home))


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [(-1, 1, True), (0, 0, True), (1, None, False), (-9, -1, False), (-1, None, True)],
)
def test_a_call_takes_actions_only_while_it_is_open(opens: int, closes: int | None, is_open: bool) -> None:
    today = date(2026, 11, 22)
    call = Call(
        opens_on=today + timedelta(opens), closes_on=None if closes is None else today + timedelta(closes)
    )
    assert bool(rules.may_join_call(call, today)) is is_open
