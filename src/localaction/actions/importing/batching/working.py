"""One file from the worker's side: read it, check it, bring it in. Each chunk is entered and remembered together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from localaction.accounts.actors import actor_of
from localaction.actions import operations
from localaction.actions.importing.batching import recording, taking
from localaction.actions.importing.batching.subjects import Work, work_for
from localaction.actions.importing.entering import Outcome
from localaction.actions.importing.problems import Problem
from localaction.actions.importing.quickly import much_to_write
from localaction.actions.importing.words import known_words
from localaction.actions.lifecycle import IMPORTS, ImportStatus
from localaction.actions.models import Batch, BatchProblem
from localaction.kit import jobs
from localaction.kit.actors import SYSTEM
from localaction.kit.models import TrailEvent
from localaction.register import index

CHUNK: Final = 500
PREVIEWED: Final = 20


@dataclass(slots=True)
class _Counting:
    """What became of the rows so far."""

    entered: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    held: int = 0
    preview: list[dict[str, Any]] = field(default_factory=list)

    def add(self, outcome: Outcome, refused: int) -> None:
        self.entered += outcome.entered
        self.changed += outcome.corrected
        self.unchanged += outcome.unchanged
        self.held += len(outcome.held)
        self.refused += refused + len(outcome.problems)

    def as_counts(self) -> dict[str, Any]:
        return {
            "entered": self.entered,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "held": self.held,
            "preview": self.preview,
        }


@dataclass(frozen=True, slots=True)
class _Checked:
    """A chunk of rows: how many, those that are good, and what is wrong with the others."""

    rows: int
    good: list[Any]
    problems: list[Problem]
    refused: int


def take_apart(batch_id: int) -> None:
    """Read a file that was brought: its headings, its first rows, how many there are."""
    batch = Batch.objects.filter(pk=batch_id, status=ImportStatus.BROUGHT).first()
    if batch is None:
        return
    with translation.override(batch.language):
        try:
            with batch.file.open("rb") as file:
                taken = taking.take_apart(file.read(), batch.pk)
        except taking.NotTaken as problem:
            operations.fail_import(batch=batch, problem=str(problem))
            return
        operations.take_apart_import(
            batch=batch, headings=taken.headings, samples=taken.samples, rows=taken.rows
        )


def check(batch_id: int) -> None:
    """Check every row and say what bringing them in would do; nothing is entered."""
    batch = Batch.objects.filter(pk=batch_id, status=ImportStatus.CHECKING).first()
    if batch is None:
        return
    BatchProblem.objects.filter(batch=batch).delete()
    counting = _Counting()
    with translation.override(batch.language):
        work = work_for(batch, known_words(), SYSTEM)
        for chunk in _chunks(batch, work, 0):
            foreseen = work.foresee(chunk.good)
            counting.add(foreseen.outcome, chunk.refused)
            for row in chunk.good[: PREVIEWED - len(counting.preview)]:
                fate = foreseen.fates.get(row.line, "unchanged")
                counting.preview.append({"line": row.line, "title": row.title, "fate": fate})
            problems = [*chunk.problems, *foreseen.outcome.problems, *foreseen.outcome.held]
            operations.note_progress(
                batch=batch, done=batch.done + chunk.rows, problems=_rows_of(batch, problems)
            )
    operations.report_check(batch=batch, counts=counting.as_counts())


def run(batch_id: int) -> None:
    """Bring the rows in, from where an earlier attempt stopped."""
    batch = Batch.objects.filter(pk=batch_id, status=ImportStatus.RUNNING).select_related("run_by").first()
    if batch is None:
        return
    actor = actor_of(batch.run_by) if batch.run_by else SYSTEM
    counting = _Counting(
        **{name: batch.counts.get(name, 0) for name in ("entered", "changed", "unchanged", "refused", "held")}
    )
    with translation.override(batch.language), much_to_write():
        work = work_for(batch, known_words(), actor)
        for chunk in _chunks(batch, work, batch.done):
            _enter(batch, work, chunk, counting)
    jobs.enqueue("actions.publish_ready")
    operations.finish_import(batch=batch, counts=counting.as_counts())
    index.follow()


def give_up(batch_id: int) -> None:
    """Say that a fault of ours stopped the work; the operator's log has the details."""
    batch = Batch.objects.filter(pk=batch_id).first()
    if batch is not None and IMPORTS.allows(batch.status, "fail_import"):
        with translation.override(batch.language):
            operations.fail_import(
                batch=batch, problem=_("The work stopped at a fault. Try again, or undo it.")
            )


@transaction.atomic
def _enter(batch: Batch, work: Work, chunk: _Checked, counting: _Counting) -> None:
    """Enter one chunk with the memory of it: both are there, or neither."""
    mark = TrailEvent.objects.aggregate(last=Max("id"))["last"] or 0
    before = recording.snapshots(batch, chunk.good)
    outcome = work.enter(chunk.good)
    recording.remember(batch, mark, chunk.good, before)
    counting.add(outcome, chunk.refused)
    problems = [*chunk.problems, *outcome.problems, *outcome.held]
    operations.note_progress(batch=batch, done=batch.done + chunk.rows, problems=_rows_of(batch, problems))
    Batch.objects.filter(pk=batch.pk).update(counts=counting.as_counts())


def _chunks(batch: Batch, work: Work, start: int) -> Iterator[_Checked]:
    """Rows chunk by chunk, checked. Rows before `start` are checked too, for what stands twice, and not given."""
    lines = taking.kept_rows(batch.pk)
    for line in islice(lines, start):
        work.check(line.number, taking.matched(line.cells, batch.headings, batch.mapping, batch.fixed))
    while chunk := list(islice(lines, CHUNK)):
        good: list[Any] = []
        problems: list[Problem] = []
        refused = 0
        for line in chunk:
            told = taking.matched(line.cells, batch.headings, batch.mapping, batch.fixed)
            found = work.check(line.number, told)
            if isinstance(found, list):
                problems += found
                refused += 1
            else:
                good.append(found)
        yield _Checked(len(chunk), good, problems, refused)


def _rows_of(batch: Batch, problems: Sequence[Problem]) -> list[BatchProblem]:
    return [
        BatchProblem(
            batch=batch,
            line=one.line,
            column=one.column[:100],
            value=one.value[:200],
            reason=one.reason,
            code=one.code,
        )
        for one in problems
    ]
