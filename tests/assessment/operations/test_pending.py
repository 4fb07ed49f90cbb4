"""Decisions told together: held letters, effect on release, nothing seen before, the right of reply whole."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment import operations, queries
from localaction.assessment.models import Decision
from localaction.governments.models import Membership
from localaction.kit import holding, outbox, trail
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter


def written(here: World, outcome: str, *, level: int = 3, of: Action | None = None) -> Decision:
    action = of or here.action
    world.assessed(here.nadia, action, [here.lea, here.jose], [world.sheet(action, level)] * 2)
    nadia = world.actor(here.nadia)
    levels = dict.fromkeys(world.codes(action), level)
    operations.agree(actor=nadia, action=action, levels=levels, text="Both agree.", language="en")
    return operations.prepare_decision(
        actor=nadia,
        action=action,
        outcome=outcome,
        message="Merci de votre envoi.",
        reasons=dict.fromkeys(world.codes(action), "Pas encore."),
        language="fr",
    )


def pending(here: World, outcome: str, *, level: int = 3, of: Action | None = None) -> Decision:
    decision = written(here, outcome, level=level, of=of)
    return operations.make_pending(actor=world.actor(here.nadia), decision=decision)


@pytest.mark.parametrize("outcome", ["accept", "hand_back", "decline"])
def test_what_is_pending_has_no_effect_and_is_seen_by_nobody(here: World, outcome: str) -> None:
    decision = pending(here, outcome, level=2)
    here.action.refresh_from_db()
    assert (here.action.status, decision.status) == (Status.ASSESSING, "draft")
    with pytest.raises(Decision.DoesNotExist):
        queries.decision_for(world.actor(here.amina), here.action.reference)
    assert not outbox.letters_of(here.amina.email).exists()
    assert [one.language for one in queries.held_letters_of(decision)] == ["ar"]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("accept", Status.ACCEPTED),
        ("hand_back", Status.HANDED_BACK),
        ("decline", Status.ASSESSING),
    ],
)
def test_releasing_the_letter_lets_the_decision_take_effect(here: World, outcome: str, state: str) -> None:
    decision = pending(here, outcome, level=2)
    (letter,) = queries.held_letters_of(decision)
    read = letter.text
    holding.release(actor=world.actor(here.omar), letter=letter)
    here.action.refresh_from_db()
    decision.refresh_from_db()
    assert here.action.status == state
    assert decision.pending_at is None
    (left,) = outbox.letters_of(here.amina.email)
    assert (left.pk, left.text, left.released_by) == (letter.pk, read, here.omar)
    assert "Pas encore." in left.text


def test_the_time_to_answer_counts_from_the_day_the_letter_leaves(here: World) -> None:
    decision = pending(here, "decline", level=1)
    week_ago = timezone.now() - timedelta(days=7)
    OutgoingLetter.objects.filter(on_hold=True).update(held_at=week_ago, text="old day", html="old day")
    (letter,) = queries.held_letters_of(decision)
    holding.release(actor=world.actor(here.nadia), letter=letter)
    decision.refresh_from_db()
    assert decision.status == "announced"
    assert decision.answer_by == timezone.localdate() + timedelta(days=14)
    assert "old day" not in outbox.letters_of(here.amina.email)[0].text


def test_nobody_is_declined_before_they_could_answer_even_in_a_batch(here: World) -> None:
    decision = pending(here, "decline", level=1)
    nadia = world.actor(here.nadia)
    operations.tell_together(actor=nadia, decisions=[decision])
    decision.refresh_from_db()
    with pytest.raises(Refused):
        operations.make_pending(actor=nadia, decision=decision)
    ((_decision, answer),) = operations.tell_together(actor=nadia, decisions=[decision])
    assert not answer
    decision.refresh_from_db()
    assert decision.status == "announced"
    operations.reply(actor=world.actor(here.amina), decision=decision, text="Non.", language="fr")
    operations.tell(actor=nadia, decision=operations.make_pending(actor=nadia, decision=decision))
    here.action.refresh_from_db()
    assert here.action.status == Status.DECLINED


def test_nothing_changes_while_it_is_pending_until_it_is_taken_back(here: World) -> None:
    decision = pending(here, "accept")
    nadia = world.actor(here.nadia)
    change = {"outcome": "decline", "message": "", "reasons": {}, "language": "fr"}
    with pytest.raises(Refused):
        operations.prepare_decision(actor=nadia, action=here.action, **change)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        operations.take_back(actor=nadia, decision=decision, because=" ")
    operations.take_back(actor=nadia, decision=decision, because="A colleague asks to wait.")
    assert not queries.held_letters_of(decision).exists()
    assert operations.prepare_decision(actor=nadia, action=here.action, **change).outcome == "decline"  # type: ignore[arg-type]
    assert [one.verb for one in trail.history_of(decision)] == [
        "decision.made_pending",
        "decision.taken_back",
    ]


def test_withdrawing_a_letter_takes_its_decision_back(here: World) -> None:
    decision = pending(here, "accept")
    (letter,) = queries.held_letters_of(decision)
    holding.withdraw(actor=world.actor(here.omar), letter=letter, because="Wrong name.")
    decision.refresh_from_db()
    assert decision.pending_at is None
    assert OutgoingLetter.objects.get(pk=letter.pk).withdrawn_because == "Wrong name."


def test_who_left_the_team_gets_no_letter_and_who_joined_does(here: World) -> None:
    decision = pending(here, "accept")
    Membership.objects.all().delete()
    sara = world.person("Sara Nsubuga", language="pt")
    world.member(sara, here.kampala)
    operations.tell(actor=world.actor(here.nadia), decision=decision)
    assert not outbox.letters_of(here.amina.email).exists()
    assert [one.language for one in outbox.letters_of(sara.email)] == ["pt"]


def test_one_that_fails_stops_no_other(here: World) -> None:
    other = world.action(here.kampala)
    first, second = pending(here, "accept"), pending(here, "accept", of=other)
    Action.objects.filter(pk=here.action.pk).update(status=Status.WITHDRAWN)
    went = operations.tell_together(actor=world.actor(here.nadia), decisions=[first, second])
    assert [bool(answer) for _decision, answer in went] == [False, True]
    other.refresh_from_db()
    assert other.status == Status.ACCEPTED


def test_a_refusal_is_not_announced_to_nobody(here: World) -> None:
    decision = written(here, "decline", level=1)
    Membership.objects.all().delete()
    with pytest.raises(Refused):
        operations.announce_decline(actor=world.actor(here.nadia), decision=decision)


def test_a_refusal_whose_announcement_never_arrived_is_not_final(here: World) -> None:
    decision = written(here, "decline", level=1)
    nadia = world.actor(here.nadia)
    operations.announce_decline(actor=nadia, decision=decision)
    OutgoingLetter.objects.filter(about=queries.record_of(decision)).update(given_up_at=timezone.now())
    later = timezone.localdate() + timedelta(days=15)
    with pytest.raises(Refused):
        operations.decline(actor=nadia, decision=decision, on=later)
    OutgoingLetter.objects.filter(about=queries.record_of(decision)).update(given_up_at=None)
    operations.decline(actor=nadia, decision=decision, on=later)


def test_what_is_foreseen_is_what_happens(here: World) -> None:
    other = world.action(here.kampala)
    pending(here, "accept")
    pending(here, "hand_back", of=other)
    Action.objects.filter(pk=other.pk).update(status=Status.WITHDRAWN)
    nadia = world.actor(here.nadia)
    rows = list(queries.pending_for(nadia))
    seen = [one.is_possible for one in queries.foreseen(nadia, rows, timezone.localdate())]
    went = [bool(answer) for _one, answer in operations.tell_together(actor=nadia, decisions=rows)]
    assert seen == went == [True, False]
