"""The one queue of the desk: the right things, in order of age, at a constant cost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.assessment import operations, queries
from localaction.assessment.models import Decision


def waits(here: World, who: str = "nadia") -> list[tuple[str, str]]:
    """Kind and reason of everything that waits for somebody."""
    return [(row.kind, row.why) for row in queries.queue_for(world.actor(getattr(here, who))).rows]


def test_a_submitted_action_waits_for_assessors(here: World) -> None:
    assert waits(here) == [("submission", "new")]
    assert waits(here, "lea") == []
    assert waits(here, "amina") == []


def test_what_was_answered_says_so(here: World) -> None:
    here.action.questions.create(text="Why?", answer="Because.", answered_at=timezone.now())
    assert waits(here) == [("submission", "answered")]


def test_step_by_step(here: World) -> None:
    secretary = world.actor(here.nadia)
    first = operations.assign(actor=secretary, action=here.action, assessor=here.lea)
    assert waits(here) == [("decision", "needs_assessor")]
    assert waits(here, "lea") == [("assessment", "declare")]
    second = operations.assign(actor=secretary, action=here.action, assessor=here.jose)
    assert waits(here) == []
    for assignment, who in ((first, here.lea), (second, here.jose)):
        me = world.actor(who)
        operations.declare_no_conflict(actor=me, assignment=assignment)
        operations.save_assessment(actor=me, assignment=assignment, sheet=world.sheet(here.action, 1))
        assert waits(here, who.name.split()[0].lower()) == [("assessment", "assess")]
        operations.submit(actor=me, assignment=assignment)
    assert waits(here, "lea") == []
    assert waits(here) == [("decision", "agree")]
    codes = world.codes(here.action)
    here.action.refresh_from_db()
    operations.agree(
        actor=secretary, action=here.action, levels=dict.fromkeys(codes, 1), text="", language="en"
    )
    assert waits(here) == [("decision", "decide")]
    decision = operations.prepare_decision(
        actor=secretary,
        action=here.action,
        outcome="decline",
        message="",
        reasons=dict.fromkeys(codes, "Pas encore."),
        language="fr",
    )
    operations.announce_decline(actor=secretary, decision=decision)
    assert waits(here) == []
    yesterday = timezone.localdate() - timedelta(days=1)
    Decision.objects.update(answer_by=yesterday)
    assert waits(here) == [("decision", "answer_time_over")]
    Decision.objects.update(answer_by=timezone.localdate())
    decision.refresh_from_db()
    operations.reply(actor=world.actor(here.amina), decision=decision, text="نعترض", language="ar")
    assert waits(here) == [("decision", "answered_refusal")]
    operations.decline(actor=secretary, decision=decision)
    assert waits(here) == []


def test_governments_to_verify_wait_too(here: World) -> None:
    place = world.government("Gulu")
    place.status = "proposed"
    place.save()
    assert sorted(waits(here)) == [("government", "verify"), ("submission", "new")]
    assert waits(here, "lea") == []


def test_the_longest_waiting_comes_first_on_every_page(here: World) -> None:
    for days in range(30):
        made = world.action(here.kampala)
        made.submitted_at = timezone.now() - timedelta(days=days)
        made.save()
    first, second = (queries.queue_for(world.actor(here.nadia), page=page) for page in (1, 2))
    since = [row.since for row in (*first.rows, *second.rows)]
    assert (first.total, first.pages, len(since)) == (31, 2, 31)
    assert since == sorted(since)


def test_one_kind_can_be_looked_at(here: World) -> None:
    found = queries.queue_for(world.actor(here.nadia), kind="government")
    assert (found.rows, found.counts["submission"]) == ((), 1)


@pytest.mark.parametrize("rows", [1, 12])
def test_the_queue_costs_the_same_at_any_length(
    here: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        proposed = world.government("Gulu")
        proposed.status = "proposed"
        proposed.save()
        world.action(here.kampala, status=Status.ASSESSING)
        world.action(here.kampala, status=Status.CORRECTION_OFFERED)
    with django_assert_num_queries(COST):
        queries.queue_for(world.actor(here.nadia))


COST = 17
