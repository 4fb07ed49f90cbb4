"""Who is late with an assessment, who is silent, and who is to be reminded next."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from localaction.actions.lifecycle import Status
from localaction.assessment.lifecycle import AT_WORK
from localaction.assessment.models import Assignment

LADDER = (timedelta(days=-3), timedelta(days=0), timedelta(days=3))
"""When an assessor is written to, counted from the due date; each letter once."""
SILENT_AFTER = timedelta(days=7)


def waiting_assignments() -> QuerySet[Assignment]:
    """Every assignment that waits for its assessor, while the action is being assessed."""
    return Assignment.objects.filter(status__in=AT_WORK, action__status=Status.ASSESSING)


def to_remind(on: date) -> QuerySet[Assignment]:
    """Assignments whose next letter is due: before the due date, on it, after it."""
    due = Q(pk__in=[])
    for sent, step in enumerate(LADDER):
        due |= Q(reminders=sent, due_on__lte=on - step)
    found = waiting_assignments().filter(due).exclude(reminded_at__date=on)
    return found.select_related("action__call", "assessor").order_by("due_on", "id")


def step_for(assignment: Assignment, on: date) -> int:
    """How many letters there will be after the one that is due now; those that a pause left out are not made up."""
    passed = sum(1 for step in LADDER if assignment.due_on + step <= on)
    return max(passed, assignment.reminders + 1)


def silent(on: date | None = None) -> QuerySet[Assignment]:
    """Assignments overdue by a week, every letter unheard: the secretariat asks somebody else."""
    today = on or timezone.localdate()
    return waiting_assignments().filter(due_on__lte=today - SILENT_AFTER)
