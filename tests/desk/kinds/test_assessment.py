"""Assessors' own work and what waits for a decision, step by step."""

from datetime import timedelta

from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.models import Action, Call
from localaction.assessment import operations
from localaction.assessment.models import Assignment, Decision, Profile
from localaction.desk import queries
from localaction.desk.asked import Asked
from localaction.desk.steps import BY_CODE


def waits(here: World, who: str = "nadia") -> list[tuple[str, str]]:
    """Kind and reason of everything that waits for somebody."""
    return [(row.kind, row.why) for row in queries.queue_for(world.actor(getattr(here, who)), Asked()).lines]


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


def test_the_order_of_titles_does_not_tell_what_is_hidden(here: World) -> None:
    later = world.action(here.kampala)
    for action, title in ((here.action, "Zanzibar learns"), (later, "Arusha learns")):
        action.title = title
        action.save()
        operations.assign(actor=world.actor(here.nadia), action=action, assessor=here.lea)

    def order() -> list[str]:
        found = queries.queue_for(world.actor(here.lea), Asked(sort="title")).lines
        return [Assignment.objects.get(pk=line.thing).action.reference for line in found]

    assert order() == [later.reference, here.action.reference]
    Call.objects.update(blind=["place"])
    assert order() == [here.action.reference, later.reference]


def test_a_silent_assessor_waits_for_somebody_else_to_be_asked(here: World) -> None:
    desk = world.actor(here.nadia)
    week_ago = timezone.localdate() - timedelta(days=7)
    operations.assign(actor=desk, action=here.action, assessor=here.lea, due_on=week_ago)
    operations.assign(actor=desk, action=here.action, assessor=here.jose)
    assert waits(here) == [("silent", "silent")]
    Action.objects.update(text_languages={"title": "pt"})
    [line] = queries.queue_for(desk, Asked()).lines
    assert line.title_language == "pt"
    Profile.objects.create(person=here.ada, languages=["fr"])
    step = BY_CODE["reassign"]
    assert step.foresee(desk, line, {})
    step.do(desk, line, {})
    assert waits(here) == []
    assert waits(here, "ada") == [("assessment", "declare")]


def test_where_nobody_else_can_be_asked_that_is_foreseen(here: World) -> None:
    desk = world.actor(here.nadia)
    week_ago = timezone.localdate() - timedelta(days=7)
    operations.assign(actor=desk, action=here.action, assessor=here.lea, due_on=week_ago)
    [line] = [row for row in queries.queue_for(desk, Asked()).lines if row.kind == "silent"]
    assert not BY_CODE["reassign"].foresee(desk, line, {})


def test_a_submitted_action_is_assigned_from_the_queue(here: World) -> None:
    desk = world.actor(here.nadia)
    [line] = queries.queue_for(desk, Asked()).lines
    step = BY_CODE["assign"]
    for who in (here.lea, here.jose):
        Profile.objects.create(person=who, languages=["en"])
    assert not step.foresee(desk, line, {})
    Profile.objects.update(languages=["fr"])
    assert step.foresee(desk, line, {})
    step.do(desk, line, {})
    assert {one.assessor for one in here.action.assignments.all()} == {here.lea, here.jose}


def test_the_queue_of_an_assessor_hides_what_the_call_hides(here: World) -> None:
    call = here.action.call
    assert call is not None
    call.blind = ["governments"]
    call.save()
    here.action.title = "Kampala teaches"
    here.action.save()
    operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    [line] = queries.queue_for(world.actor(here.lea), Asked()).lines
    assert line.title == "[collectivité masquée] teaches"  # the mark is in the language of the action
    assert "Kampala" in {
        row.title.split()[0] for row in queries.queue_for(world.actor(here.nadia), Asked()).lines
    }
