"""Assignments: one's own, what may be shown of the action before and after the declaration, and the sheet to fill."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment import conflicts
from localaction.assessment.lifecycle import AT_WORK, AssignmentStatus
from localaction.assessment.models import Assignment, Rubric, Score
from localaction.assessment.rubric import Criterion, criteria_from
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, refuse


class NoRubric(LookupError):
    """No rubric was loaded, so nothing can be assessed."""


def assignments_for(actor: Actor) -> QuerySet[Assignment]:
    """The actor's own assignments, those that wait for them first, the sooner due the earlier."""
    if actor.person_id is None:
        return Assignment.objects.none()
    return (
        Assignment.objects.filter(assessor_id=actor.person_id)
        .select_related("action")
        .order_by("due_on", "id")
    )


def at_work_for(actor: Actor) -> QuerySet[Assignment]:
    """The actor's assignments that wait for them, while the action is being assessed."""
    return assignments_for(actor).filter(status__in=AT_WORK, action__status=Status.ASSESSING)


def past_for(actor: Actor) -> QuerySet[Assignment]:
    """The actor's assignments that wait for nothing any more, the newest first."""
    waiting = at_work_for(actor).values("pk")
    return assignments_for(actor).exclude(pk__in=waiting).order_by("-assigned_at", "-id")


def assignment_for(actor: Actor, pk: int) -> Assignment:
    """One of the actor's own assignments. Raises Assignment.DoesNotExist."""
    return assignments_for(actor).select_related("rubric").get(pk=pk)


def rubric_for(action: Action) -> Rubric:
    """The rubric of the action's call, in the version with which it opened or else the newest; without a call the
    newest of all. Raises NoRubric.
    """
    named, version = (action.call.rubric, action.call.rubric_version) if action.call else ("", "")
    found = Rubric.objects.filter(code=named) if named else Rubric.objects.all()
    if version and (fixed := found.filter(version=version).first()):
        return fixed
    rubric = found.order_by("-id").first() or Rubric.objects.order_by("-id").first()
    if rubric is None:
        raise NoRubric("load the content first")
    return rubric


# --- the text: only after the declaration


def may_see_text(actor: Actor, assignment: Assignment) -> Answer:
    """Whether the actor may read the action now: their own assignment, declared free of conflict, being assessed."""
    if assignment.assessor_id != actor.person_id or actor.person_id is None:
        return refuse(conflicts.NOT_YOURS)
    last = assignment.declarations.order_by("-id").first()
    seen = conflicts.may_see_text(assignment.status, last.kind if last else "")
    if seen and assignment.action.status != Status.ASSESSING:
        return refuse(conflicts.NOT_BEING_ASSESSED)
    return seen


# --- the sheet


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One criterion and what the assessor has said of it so far."""

    criterion: Criterion
    level: int | None
    to_submitter: str
    to_colleagues: str


def sheet_of(assignment: Assignment) -> tuple[SheetRow, ...]:
    """Every criterion of the assignment's rubric, scored or not."""
    scores = {score.criterion: score for score in assignment.scores.all()}
    return tuple(
        _row(criterion, scores.get(criterion.code)) for criterion in criteria_from(assignment.rubric.criteria)
    )


def _row(criterion: Criterion, score: Score | None) -> SheetRow:
    if score is None:
        return SheetRow(criterion, None, "", "")
    return SheetRow(criterion, score.level, score.comment_to_submitter, score.comment_to_colleagues)


def levels_of(assignment: Assignment) -> dict[str, int]:
    """The levels given so far."""
    return {score.criterion: score.level for score in assignment.scores.all() if score.level is not None}


def is_waiting(assignment: Assignment) -> bool:
    """Whether it waits for its assessor."""
    return assignment.status in AT_WORK and assignment.action.status == Status.ASSESSING


def is_declared(assignment: Assignment) -> bool:
    """Whether the assessor has said that nothing stands in the way."""
    return assignment.status in (AssignmentStatus.OPEN, AssignmentStatus.DONE)
