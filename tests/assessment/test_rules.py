"""Who may do what: a table of roles × states × moves; every pair that is not listed is refused with a sentence."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.assessment import rules
from localaction.assessment.lifecycle import ASSIGNMENT, DECISION
from localaction.assessment.models import Assignment, ConflictDeclaration, Consensus, Decision
from localaction.assessment.queries import rubric_for
from localaction.kit.actors import ANONYMOUS, Actor
from localaction.kit.answers import Answer

ROLES = ("anonymous", "focal_point", "secretariat", "assessor", "other_assessor")
TODAY = date(2026, 11, 22)

MAY_ASSIGNMENT = {
    ("assessor", "assigned", "declare_no_conflict"),
    ("assessor", "assigned", "declare_conflict"),
    ("assessor", "assigned", "abstain"),
    ("assessor", "open", "declare_conflict"),
    ("assessor", "open", "abstain"),
    ("assessor", "open", "submit"),
    ("secretariat", "assigned", "release"),
    ("secretariat", "open", "release"),
}
MAY_DECISION = {
    ("secretariat", "draft", "accept"),
    ("secretariat", "draft", "hand_back"),
    ("secretariat", "draft", "announce_decline"),
    ("focal_point", "announced", "reply"),
    ("secretariat", "announced", "accept"),
    ("secretariat", "announced", "hand_back"),
    ("secretariat", "answered", "accept"),
    ("secretariat", "answered", "hand_back"),
    ("secretariat", "answered", "decline"),
}


def actor_for(role: str, here: World) -> Actor:
    people = {
        "focal_point": here.amina,
        "secretariat": here.nadia,
        "assessor": here.lea,
        "other_assessor": here.jose,
    }
    return world.actor(people[role]) if role in people else ANONYMOUS


def assignment(here: World, status: str) -> Assignment:
    here.action.status = Status.ASSESSING
    here.action.save(update_fields=["status"])
    made = Assignment.objects.create(
        action=here.action,
        rubric=rubric_for(here.action),
        assessor=here.lea,
        due_on=TODAY,
        status=status,
        recommendation="accept" if status == "done" else "",
        submitted_at=timezone.now() if status == "done" else None,
    )
    if status in ("open", "done"):
        ConflictDeclaration.objects.create(assignment=made, kind="none")
    return made


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("status", ASSIGNMENT.states.values)
@pytest.mark.parametrize("move", list(ASSIGNMENT.moves))
def test_moves_of_an_assignment(here: World, role: str, status: str, move: str) -> None:
    may: Callable[[Actor, Assignment], Answer] = getattr(rules, f"may_{move}")
    answer = may(actor_for(role, here), assignment(here, status))
    assert bool(answer) == ((role, status, move) in MAY_ASSIGNMENT)
    assert answer or str(answer.reason)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("status", ASSIGNMENT.states.values)
def test_only_the_assessor_reads_and_only_after_the_declaration(here: World, role: str, status: str) -> None:
    answer = rules.may_read(actor_for(role, here), assignment(here, status))
    assert bool(answer) == (role == "assessor" and status in ("open", "done"))


@pytest.mark.parametrize("status", [status for status in Status.values if status != Status.ASSESSING])
def test_nobody_reads_an_action_that_is_not_being_assessed(here: World, status: str) -> None:
    opened = assignment(here, "open")
    opened.action.status = status
    assert not rules.may_read(world.actor(here.lea), opened)
    assert not rules.may_score(world.actor(here.lea), opened)


@pytest.mark.parametrize("status", ASSIGNMENT.states.values)
def test_colleagues_are_seen_only_once_the_own_assessment_is_in(here: World, status: str) -> None:
    answer = rules.may_see_others(world.actor(here.lea), assignment(here, status))
    assert bool(answer) == (status == "done")


def decision(here: World, status: str, *, answer_by: date = TODAY) -> Decision:
    here.action.status = Status.ASSESSING
    here.action.save(update_fields=["status"])
    codes = world.codes(here.action)
    Consensus.objects.create(action=here.action, levels=dict.fromkeys(codes, 1))
    told = status in ("announced", "answered")
    return Decision.objects.create(
        action=here.action,
        status=status,
        outcome="decline" if status != "final" else "accept",
        reasons=dict.fromkeys(codes, "Not yet."),
        announced_at=timezone.now() if told else None,
        answer_by=answer_by if told else None,
        decided_at=timezone.now() if status == "final" else None,
    )


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("status", DECISION.states.values)
@pytest.mark.parametrize("move", list(DECISION.moves))
def test_moves_of_a_decision(here: World, role: str, status: str, move: str) -> None:
    dated = (TODAY,) if move in ("decline", "reply") else ()
    may: Callable[..., Answer] = getattr(rules, f"may_{move}")
    answer = may(actor_for(role, here), decision(here, status), *dated)
    assert bool(answer) == ((role, status, move) in MAY_DECISION)
    assert answer or str(answer.reason)


def test_declining_waits_until_the_time_to_answer_is_over(here: World) -> None:
    announced = decision(here, "announced")
    assert not rules.may_decline(world.actor(here.nadia), announced, TODAY)
    assert rules.may_decline(world.actor(here.nadia), announced, TODAY + timedelta(days=1))


def test_nobody_answers_after_the_time(here: World) -> None:
    announced = decision(here, "announced")
    assert not rules.may_reply(world.actor(here.amina), announced, TODAY + timedelta(days=1))


def test_a_viewer_cannot_answer(here: World) -> None:
    viewer = world.person("Vera Viewer")
    world.member(viewer, here.kampala, role="viewer")
    assert not rules.may_reply(world.actor(viewer), decision(here, "announced"), TODAY)


def test_the_secretariat_does_not_decide_on_its_own_government(here: World) -> None:
    world.member(here.nadia, here.kampala)
    asked = decision(here, "draft")
    assert not rules.may_accept(world.actor(here.nadia), asked)
    assert rules.may_accept(world.actor(here.omar), asked)


def test_a_refusal_needs_a_reason_for_every_low_criterion(here: World) -> None:
    asked = decision(here, "draft")
    del asked.reasons["people"]
    assert not rules.may_announce_decline(world.actor(here.nadia), asked)
    assert rules.reasons_missing({"people": 2, "results": 3}, {}) == ["people"]


@pytest.mark.parametrize("status", Status.values)
def test_actions_are_assigned_only_at_the_desk(here: World, status: str) -> None:
    here.action.status = status
    expected = status in (Status.SUBMITTED, Status.ASSESSING)
    assert bool(rules.may_assign(world.actor(here.nadia), here.action)) == expected
    assert not rules.may_assign(world.actor(here.lea), here.action)


def test_who_can_be_assigned(here: World) -> None:
    assert rules.may_be_assigned(here.lea, here.action)
    assert not rules.may_be_assigned(here.nadia, here.action)
    world.member(here.jose, here.kampala)
    assert not rules.may_be_assigned(here.jose, here.action)
    assignment(here, "assigned")
    assert not rules.may_be_assigned(here.lea, here.action)
