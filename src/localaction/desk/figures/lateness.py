"""What is late or will be: things past their date or soon to be, and when a call's assessments will be in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.db.models import Q
from django.utils import timezone

from localaction.actions.lifecycle import CallStatus, Status
from localaction.actions.models import Call
from localaction.assessment.lifecycle import AT_WORK, AssignmentStatus, DecisionStatus
from localaction.assessment.models import Assignment, Decision
from localaction.declarations.lifecycle import SignatureStatus
from localaction.declarations.models import Signature
from localaction.desk.figures.scope import Row, actions_of, submitted_of

SOON = timedelta(days=7)
PATIENCE = timedelta(days=14)
SIGNATURES_PATIENCE = timedelta(days=30)
PACE_DAYS = 28


def late(call: str) -> list[Row]:
    """Rows of (what, how many): assessments, answers, submissions, corrections and signatures that wait too long."""
    today, now = timezone.localdate(), timezone.now()
    actions = actions_of(call)
    at_work = Assignment.objects.filter(
        status__in=AT_WORK, action__status=Status.ASSESSING, action__in=actions.values("pk")
    )
    told = Decision.objects.filter(status=DecisionStatus.ANNOUNCED, action__in=actions.values("pk"))
    submitted = actions.filter(status=Status.SUBMITTED, submitted_at__lt=now - PATIENCE)
    corrections = actions.filter(status=Status.CORRECTION_OFFERED, saved_at__lt=now - PATIENCE)
    signatures = Signature.objects.filter(
        status=SignatureStatus.PENDING, sent_at__lt=now - SIGNATURES_PATIENCE
    )
    not_begun = Q(status=AssignmentStatus.ASSIGNED, due_on__gte=today, due_on__lte=today + SOON)
    return [
        ["assessments_overdue", at_work.filter(due_on__lt=today).count()],
        ["assessments_not_begun", at_work.filter(not_begun).count()],
        ["submissions_unassigned", submitted.count()],
        ["answers_due", told.filter(answer_by__gte=today, answer_by__lte=today + SOON).count()],
        ["corrections_waiting", corrections.count()],
        ["signatures_waiting", signatures.count()],
    ]


@dataclass(frozen=True, slots=True)
class Pace:
    """How assessing goes on: how many are still to come, how many came in four weeks, and by when all should be in."""

    missing: int
    lately: int
    wanted_on: date | None


def ends_on(pace: Pace, today: date) -> date | None:
    """When the last assessment will be in if assessors go on as lately; None when none came lately. Pure."""
    if pace.missing == 0:
        return today
    if pace.lately == 0:
        return None
    return today + timedelta(days=ceil(pace.missing * PACE_DAYS / pace.lately))


def projection(call: str) -> list[Row]:
    """Rows of (call, assessments still to come, came in four weeks, wanted on, will be in on), for open calls."""
    today = timezone.localdate()
    calls = Call.objects.real().filter(status__in=(CallStatus.OPEN, CallStatus.CLOSED))
    chosen = calls.filter(code=call) if call else calls
    rows: list[Row] = []
    for one in chosen:
        pace = _pace(one)
        if pace.missing or pace.lately:
            end = ends_on(pace, today)
            wanted = pace.wanted_on.isoformat() if pace.wanted_on else None
            rows.append([one.code, pace.missing, pace.lately, wanted, end.isoformat() if end else None])
    return rows


def _pace(call: Call) -> Pace:
    waiting = submitted_of(call.code).filter(status__in=(Status.SUBMITTED, Status.ASSESSING))
    done = Assignment.objects.filter(action__call=call, status=AssignmentStatus.DONE)
    in_hand = done.filter(action__in=waiting.values("pk")).count()
    missing = max(0, waiting.count() * call.assessors_needed - in_hand)
    since = timezone.now() - timedelta(days=PACE_DAYS)
    return Pace(missing, done.filter(submitted_at__gte=since).count(), call.assess_by)
