"""What an assessor does: declares, writes on the sheet, sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.typed import plain
from localaction.assessment import queries, rules
from localaction.assessment.conflicts import ConflictKind
from localaction.assessment.lifecycle import ASSIGNMENT
from localaction.assessment.models import Assignment, ConflictDeclaration, Score
from localaction.assessment.rubric import criteria_from
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, Refused, allow, refuse

EXPLAIN_BELOW = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What an assessor says of one criterion: a level from 0 to 4 or none yet, and two comments."""

    level: int | None = None
    to_submitter: str = ""
    to_colleagues: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole assessment, finished or not. `entries` maps criteria to entries; `language` is that of all texts."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    recommendation: str = ""
    summary_to_submitter: str = ""
    notes_to_colleagues: str = ""
    language: str = "en"


@transaction.atomic
def declare_no_conflict(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Say that nothing stands in the way of a fair judgement; from now on the text is shown."""
    rules.may_declare_no_conflict(actor, assignment).or_refuse()
    return _declare(actor, assignment, "declare_no_conflict", ConflictKind.NONE, "")


@transaction.atomic
def declare_conflict(*, actor: Actor, assignment: Assignment, kind: str, note: str = "") -> Assignment:
    """Declare a conflict of interest; the text is not shown, or not any more."""
    rules.may_declare_conflict(actor, assignment).or_refuse()
    if kind not in ConflictKind.values or kind == ConflictKind.NONE:
        raise Refused(_("Say which kind of conflict it is."))
    return _declare(actor, assignment, "declare_conflict", kind, note)


def _declare(actor: Actor, assignment: Assignment, move: str, kind: str, note: str) -> Assignment:
    ConflictDeclaration.objects.create(assignment=assignment, kind=kind, note=plain(note).strip())
    assignment.status = ASSIGNMENT.after(assignment.status, move)
    assignment.full_clean()
    assignment.save(update_fields=["status"])
    trail.record(actor, "assessment.conflict_declared", assignment, kind=str(kind))
    return assignment


@transaction.atomic
def abstain(*, actor: Actor, assignment: Assignment, because: str = "") -> Assignment:
    """Give the action back without a conflict, for want of time or knowledge."""
    rules.may_abstain(actor, assignment).or_refuse()
    assignment.status = ASSIGNMENT.after(assignment.status, "abstain")
    assignment.full_clean()
    assignment.save(update_fields=["status"])
    trail.record(actor, "assessment.abstained", assignment, because=plain(because).strip())
    return assignment


@transaction.atomic
def save_assessment(*, actor: Actor, assignment: Assignment, sheet: Sheet) -> Assignment:
    """Keep what stands on the sheet, requiring nothing. Criteria that the rubric does not have are left out."""
    assignment = (
        Assignment.objects.select_for_update().select_related("action", "rubric").get(pk=assignment.pk)
    )
    rules.may_score(actor, assignment).or_refuse()
    for criterion in criteria_from(assignment.rubric.criteria):
        entry = sheet.entries.get(criterion.code)
        if entry is not None:
            _keep(assignment, criterion.code, entry)
    assignment.recommendation = sheet.recommendation
    assignment.summary_to_submitter = plain(sheet.summary_to_submitter)
    assignment.notes_to_colleagues = plain(sheet.notes_to_colleagues)
    assignment.language = sheet.language
    assignment.saved_at = timezone.now()
    assignment.full_clean()
    written = ("recommendation", "summary_to_submitter", "notes_to_colleagues", "language", "saved_at")
    assignment.save(update_fields=written)
    return assignment


def _keep(assignment: Assignment, criterion: str, entry: Entry) -> None:
    Score.objects.update_or_create(
        assignment=assignment,
        criterion=criterion,
        defaults={
            "level": entry.level,
            "comment_to_submitter": plain(entry.to_submitter),
            "comment_to_colleagues": plain(entry.to_colleagues),
        },
    )


@transaction.atomic
def submit(*, actor: Actor, assignment: Assignment) -> Assignment:
    """Send the assessment as it was saved. It cannot be changed afterwards."""
    assignment = (
        Assignment.objects.select_for_update().select_related("action", "rubric").get(pk=assignment.pk)
    )
    rules.may_submit(actor, assignment).or_refuse()
    is_ready(assignment).or_refuse()
    assignment.status = ASSIGNMENT.after(assignment.status, "submit")
    assignment.submitted_at = timezone.now()
    assignment.full_clean()
    assignment.save(update_fields=["status", "submitted_at"])
    trail.record(actor, "assessment.submitted", assignment)
    return assignment


def is_ready(assignment: Assignment) -> Answer:
    """Whether every criterion has a level, low ones a reason for the government, and the whole a recommendation."""
    rows = queries.sheet_of(assignment)
    if any(row.level is None for row in rows):
        return refuse(_("Choose a level for every criterion."))
    if any(
        row.level < EXPLAIN_BELOW and not row.to_submitter.strip() for row in rows if row.level is not None
    ):
        return refuse(_("Tell the government the reason wherever you gave a level below 3."))
    if not assignment.recommendation:
        return refuse(_("Say what you recommend."))
    if not assignment.summary_to_submitter.strip():
        return refuse(_("Sum up your judgement for the government in a few sentences."))
    return allow()
