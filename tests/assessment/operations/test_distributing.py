"""A whole call given out as it was looked at; a place that fell free is filled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations, queries
from localaction.assessment.models import Assignment, Distribution, Profile
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailEvent


@pytest.fixture
def three(here: World) -> World:
    """Three actions in all, and three who read French."""
    for who in (here.lea, here.jose, here.ada):
        Profile.objects.create(person=who, languages=["fr"])
    world.action(here.kampala)
    world.action(here.kampala)
    return here


def begin(here: World, how: str = "balance") -> Distribution:
    digest = queries.plan_for(here.action.call, how).digest
    return operations.distribute(actor=world.actor(here.nadia), call=here.action.call, how=how, digest=digest)


def test_the_plan_that_was_looked_at_is_carried_out_with_one_letter_to_each(three: World) -> None:
    planned = queries.plan_for(three.action.call, "balance").pairs
    made = operations.carry_out(number=begin(three).pk)
    assert (made.done, made.problems) == (6, [])
    assert made.finished_at is not None
    given = Assignment.objects.order_by("action_id", "assessor_id").values_list("action_id", "assessor_id")
    assert list(given) == sorted(planned)
    assert {one.because[0]["code"] for one in Assignment.objects.all()} == {"language"}
    assert set(Assignment.objects.values_list("how", flat=True)) == {"balance"}
    letters = OutgoingLetter.objects.all()
    assert {one.letter for one in letters} == {"assessment/letters/assessments_assigned"}
    assert sorted(one.recipient_email for one in letters) == sorted(
        who.email for who in (three.lea, three.jose, three.ada)
    )
    assert TrailEvent.objects.filter(verb="assessment.distributed").count() == 1
    assert TrailEvent.objects.filter(verb="assessment.assigned").count() == 6


def test_running_it_again_makes_nothing_twice(three: World) -> None:
    made = begin(three)
    operations.carry_out(number=made.pk)
    Distribution.objects.update(finished_at=None)
    again = operations.carry_out(number=made.pk)
    assert (again.done, again.problems) == (6, [])
    assert Assignment.objects.count() == 6


def test_a_plan_that_is_no_longer_true_is_not_carried_out(three: World) -> None:
    digest = queries.plan_for(three.action.call, "balance").digest
    Profile.objects.filter(person=three.ada).update(languages=["en"])
    with pytest.raises(Refused):
        operations.distribute(
            actor=world.actor(three.nadia), call=three.action.call, how="balance", digest=digest
        )


def test_what_fails_meanwhile_is_told_and_stops_nothing_else(three: World) -> None:
    made = begin(three)
    world.member(three.ada, three.kampala)
    made = operations.carry_out(number=made.pk)
    assert made.done + len(made.problems) == 6
    assert {one["assessor"] for one in made.problems} == {three.ada.pk}
    assert all(one["why"] for one in made.problems)
    assert not Assignment.objects.filter(assessor=three.ada).exists()


@pytest.mark.parametrize("who", ["lea", "amina"])
def test_only_the_secretariat_gives_out(three: World, who: str) -> None:
    digest = queries.plan_for(three.action.call, "balance").digest
    with pytest.raises(Refused):
        operations.distribute(
            actor=world.actor(getattr(three, who)), call=three.action.call, how="balance", digest=digest
        )
    with pytest.raises(Refused):
        operations.fill_places(actor=world.actor(getattr(three, who)), action=three.action)


def test_a_silent_assessor_makes_room_for_another(three: World) -> None:
    desk = world.actor(three.nadia)
    past = timezone.localdate() - timedelta(days=7)
    silent = operations.assign(actor=desk, action=three.action, assessor=three.lea, due_on=past)
    operations.assign(actor=desk, action=three.action, assessor=three.jose)
    assert list(queries.silent()) == [silent]
    [asked] = operations.reassign(actor=desk, assignment=silent)
    assert asked.assessor == three.ada
    assert list(queries.silent()) == []
    silent.refresh_from_db()
    assert silent.status == "released"


def test_where_nobody_else_is_the_silent_one_keeps_it(here: World) -> None:
    past = timezone.localdate() - timedelta(days=7)
    desk = world.actor(here.nadia)
    silent = operations.assign(actor=desk, action=here.action, assessor=here.lea, due_on=past)
    with pytest.raises(Refused):
        operations.reassign(actor=desk, assignment=silent)
    silent.refresh_from_db()
    assert silent.status == "assigned"


def test_the_call_says_when_it_is_due(three: World) -> None:
    call = three.action.call
    assert call is not None
    call.assess_by = timezone.localdate() + timedelta(days=40)
    call.save()
    three.action.refresh_from_db()
    made = operations.assign(actor=world.actor(three.nadia), action=three.action, assessor=three.lea)
    assert made.due_on == call.assess_by
