from collections.abc import Callable

import pytest
from tests.governments import making

from localaction.governments import operations, rules
from localaction.governments.lifecycle import GOVERNMENT, GovernmentStatus
from localaction.governments.models import Government
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor

pytestmark = pytest.mark.django_db

WHO: dict[str, Callable[[Government], Actor]] = {
    "visitor": lambda government: ANONYMOUS,
    "stranger": lambda government: making.somebody(),
    "other government": lambda government: making.member(making.government("Gulu")),
    "viewer": lambda government: making.member(government, "viewer"),
    "editor": lambda government: making.member(government, "editor"),
    "focal point": making.member,
    "first": lambda government: _asked(government, first=True),
    "later": lambda government: _asked(government, first=False),
    "secretariat": lambda government: making.secretariat(),
    "system": lambda government: SYSTEM,
}


def _asked(government: Government, *, first: bool) -> Actor:
    if not first:
        making.member(government, name="Leader")
    nadia = making.somebody()
    operations.join(actor=nadia, government=government)
    return nadia


ALLOWED = {
    "may_read_for": {"viewer", "editor", "focal point", "first", "secretariat"},
    "may_write_for": {"editor", "focal point", "first", "secretariat"},
    "may_speak_for": {"focal point", "first"},
    "may_lead": {"focal point", "secretariat"},
    "may_invite": {"focal point", "secretariat"},
    "may_change_details": {"focal point", "secretariat"},
    "may_join": {"stranger", "other government", "secretariat"},
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("rule", ALLOWED)
def test_who_may_do_what_for_a_government(rule: str, who: str) -> None:
    government = making.government()
    actor = WHO[who](government)
    assert bool(getattr(rules, rule)(actor, government)) is (who in ALLOWED[rule])


@pytest.mark.parametrize("status", GovernmentStatus.values)
@pytest.mark.parametrize("move", [move for move in GOVERNMENT.moves if move != "merge"])
@pytest.mark.parametrize("who", ["secretariat", "focal point", "stranger"])
def test_who_may_move_a_record_from_which_state(who: str, move: str, status: str) -> None:
    government = making.government()
    actor = WHO[who](government)
    government.status = status
    allowed = who == "secretariat" and GOVERNMENT.allows(status, move)
    assert bool(getattr(rules, f"may_{move}")(actor, government)) is allowed


@pytest.mark.parametrize("status", GovernmentStatus.values)
def test_nothing_is_written_for_a_closed_record(status: str) -> None:
    government = making.government()
    nadia = making.member(government)
    government.status = status
    is_open = status in ("proposed", "listed", "verified")
    assert bool(rules.may_write_for(nadia, government)) is is_open
    assert bool(rules.may_speak_for(nadia, government)) is is_open


def test_merging_needs_two_live_records() -> None:
    desk, one, other = making.secretariat(), making.government(), making.government("Gulu")
    assert rules.may_merge(desk, one, other)
    assert not rules.may_merge(desk, one, one)
    assert not rules.may_merge(making.member(one), one, other)
    other.status = "rejected"
    assert not rules.may_merge(desk, one, other)


@pytest.mark.parametrize(
    ("who", "allowed"), [("secretariat", True), ("focal point", True), ("editor", False), ("stranger", False)]
)
def test_who_answers_a_request(who: str, allowed: bool) -> None:
    government = making.government()
    making.member(government, name="Leader")
    request = operations.join(actor=making.somebody("Omar"), government=government)
    actor = WHO[who](government)
    assert bool(rules.may_accept(actor, request)) is allowed
    assert bool(rules.may_decline(actor, request)) is allowed
