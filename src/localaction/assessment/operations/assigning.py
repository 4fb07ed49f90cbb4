"""Giving an action to assessors, and reminding them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from localaction.accounts.models import Person
from localaction.actions import operations as actions
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Call
from localaction.assessment import letters, queries, rules, seeing
from localaction.assessment.lifecycle import ASSIGNMENT
from localaction.assessment.models import Assignment, How
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor

TIME_TO_ASSESS = timedelta(days=14)


def due_for(call: Call | None, on: date | None = None) -> date:
    """When an assessment is due that is asked for now: the day that the call says, else in two weeks."""
    today = on or timezone.localdate()
    named = call.assess_by if call else None
    return named if named and named > today else today + TIME_TO_ASSESS


@transaction.atomic
def assign(
    *,
    actor: Actor,
    action: Action,
    assessor: Person,
    due_on: date | None = None,
    how: str = How.HAND,
    because: Sequence[dict[str, Any]] = (),
    tell: bool = True,
) -> Assignment:
    """Give an action to an assessor; the first one opens its assessment. Due as its call says unless a day is given.

    Ties that only warn are written on the trail. `tell` False: somebody else writes the letter, about many at once.
    """
    action = Action.objects.select_for_update().get(pk=action.pk)
    rules.may_assign(actor, action).or_refuse()
    rules.may_be_assigned(assessor, action).or_refuse()
    if action.status == Status.SUBMITTED:
        actions.begin_assessment(actor=actor, action=action)
    assignment = Assignment.objects.create(
        action=action,
        round=queries.current_round(action),
        rubric=queries.rubric_for(action),
        assessor=assessor,
        assigned_by_id=actor.person_id,
        how=how,
        because=list(because),
        due_on=due_on or due_for(action.call),
        language=assessor.language,
    )
    known = list(queries.ties_of(assessor, action))
    trail.record(actor, "assessment.assigned", assignment, action=action.reference, how=str(how), ties=known)
    if tell:
        seen = seeing.seen_by_its_assessor(assignment)
        post.send(letters.AssessmentAssigned(assignment=assignment, seen=seen))
    return assignment


@transaction.atomic
def resume(*, actor: Actor, action: Action) -> Action:
    """Go on with the assessors of this round after the government answered questions."""
    rules.may_resume(actor, action).or_refuse()
    return actions.begin_assessment(actor=actor, action=action)


@transaction.atomic
def release(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Take an unfinished assessment back from an assessor; what was written is kept."""
    rules.may_release(actor, assignment).or_refuse()
    assignment.status = ASSIGNMENT.after(assignment.status, "release")
    assignment.full_clean()
    assignment.save(update_fields=["status"])
    trail.record(actor, "assessment.released", assignment)
    return assignment


def send_reminders(*, actor: Actor = SYSTEM, on: date | None = None) -> int:
    """Remind assessors three days before the due date, on it, and three days after; returns how many letters left."""
    today = on or timezone.localdate()
    waiting = list(queries.to_remind(today))
    for assignment in waiting:
        _remind(actor, assignment, today)
    return len(waiting)


@transaction.atomic
def _remind(actor: Actor, assignment: Assignment, today: date) -> None:
    assignment.reminders = queries.step_for(assignment, today)
    assignment.reminded_at = timezone.now()
    assignment.save(update_fields=["reminders", "reminded_at"])
    trail.record(actor, "assessment.reminded", assignment, letter=assignment.reminders)
    seen = seeing.seen_by_its_assessor(assignment)
    late = max(0, (today - assignment.due_on).days)
    post.send(letters.AssessmentReminder(assignment=assignment, seen=seen, days_late=late))
