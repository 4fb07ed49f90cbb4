from collections.abc import Callable

import pytest
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries, rules
from localaction.declarations.lifecycle import LIFECYCLE, SignatureStatus
from localaction.declarations.models import Signature
from localaction.governments.models import Government, Membership
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor

pytestmark = pytest.mark.django_db

WHO: dict[str, Callable[[Government], Actor]] = {
    "visitor": lambda government: ANONYMOUS,
    "stranger": lambda government: people.somebody(),
    "other government": lambda government: people.member(people.government("Gulu")),
    "viewer": lambda government: people.member(government, "viewer"),
    "editor": lambda government: people.member(government, "editor"),
    "focal point": people.member,
    "secretariat": lambda government: people.secretariat("Lea"),
    "system": lambda government: SYSTEM,
}
WRITERS = {"editor", "focal point", "secretariat"}
LEADERS = {"focal point", "secretariat"}
# rule → who may, in which states
TABLE: dict[str, tuple[set[str], set[str]]] = {
    "may_write": (WRITERS, {"draft"}),
    "may_sign": ({"focal point"}, {"draft"}),
    "may_hand_back": ({"secretariat"}, {"pending"}),
    "may_confirm": ({"secretariat"}, {"pending"}),
    "may_refuse": ({"secretariat"}, {"pending"}),
    "may_dispute": ({"system", *LEADERS}, {"announced", "confirmed", "listed"}),
    "may_settle": ({"secretariat"}, {"disputed"}),
    "may_withdraw": (LEADERS, {"draft", "pending", "announced", "confirmed", "listed", "disputed"}),
    "may_read": ({"viewer", *WRITERS}, set(SignatureStatus.values)),
}


@pytest.fixture
def signature() -> Signature:
    """A signature with two kinds of evidence and one question asked and answered."""
    government = people.government()
    lead, desk = people.member(government, name="Lead"), people.secretariat()
    sent = making.with_call(desk, making.with_letter(lead, making.sent(lead, government)))
    operations.hand_back(actor=desk, signature=sent, question="Which number is the office's?")
    again = operations.answer(actor=lead, signature=Signature.objects.get(), text="It is on our website.")
    return operations.sign(actor=lead, signature=again, shown=making.hash_of(again))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("rule", TABLE)
def test_who_may_make_which_move_in_which_state(rule: str, who: str, signature: Signature) -> None:
    actor = WHO[who](signature.government)
    people_allowed, states = TABLE[rule]
    found = {}
    for state in SignatureStatus.values:
        signature.status = state
        found[state] = bool(getattr(rules, rule)(actor, signature))
    expected = {state: who in people_allowed and state in states for state in SignatureStatus.values}
    if rule == "may_withdraw" and who == "editor":
        expected |= {"draft": True, "pending": True}
    assert found == expected


@pytest.mark.parametrize("move", LIFECYCLE.moves)
def test_no_rule_allows_what_the_lifecycle_forbids(move: str, signature: Signature) -> None:
    if move in ("list_legacy", "supersede", "finalise"):
        return
    desk = people.secretariat("Lea")
    for state in SignatureStatus.values:
        signature.status = state
        if getattr(rules, f"may_{move}")(desk, signature):
            assert LIFECYCLE.allows(state, move) or move.startswith("settle_as_")


def test_one_kind_of_evidence_is_not_enough(signature: Signature) -> None:
    signature.evidence.filter(kind="call_back").delete()
    assert queries.evidence_kinds(signature) == ["letter"]
    assert not rules.may_confirm(people.secretariat("Lea"), signature)


def test_nobody_confirms_twice(signature: Signature) -> None:
    lea = people.secretariat("Lea")
    operations.confirm(actor=lea, signature=signature)
    assert not rules.may_confirm(lea, signature)


def test_who_added_all_of_the_evidence_does_not_confirm_it(signature: Signature) -> None:
    lea = people.secretariat("Lea")
    signature.evidence.update(added_by_id=lea.person_id)
    assert not rules.may_confirm(lea, signature)
    assert rules.may_confirm(people.secretariat("Omar"), signature)


def test_who_is_on_the_team_does_not_confirm(signature: Signature) -> None:
    lea = people.secretariat("Lea")
    assert rules.may_confirm(lea, signature)
    Membership.objects.create(person_id=people.id_of(lea), government=signature.government, role="viewer")
    assert not rules.may_confirm(lea, signature)


@pytest.mark.parametrize(
    ("status", "answer"), [("proposed", False), ("rejected", False), ("listed", True), ("verified", True)]
)
def test_the_government_is_checked_before_its_signature(
    status: str, answer: bool, signature: Signature
) -> None:
    signature.government.status = status
    assert bool(rules.may_confirm(people.secretariat("Lea"), signature)) is answer


def test_nobody_is_refused_without_a_chance_to_answer() -> None:
    government = people.government()
    sent = making.sent(people.member(government), government)
    assert not rules.may_refuse(people.secretariat(), sent)
