"""Bringing a file in at the desk, step by step: brought, read, matched, checked, run, and undone as a whole.

What the rows hold is read and entered by `importing`, in a job; here only the file's own state is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import rules
from localaction.actions.lifecycle import IMPORTS, ImportStatus
from localaction.actions.models import Batch, BatchProblem, ColumnMemory
from localaction.actions.typed import one_line, plain
from localaction.governments.naming import folded
from localaction.kit import jobs, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused

SAY_WHY = _("Say in a sentence why: it is shown where the records stood.")


@transaction.atomic
def bring_import(*, actor: Actor, subject: str, source: str, upload: File[Any], name: str) -> Batch:
    """Keep a file that was brought, with the digest of its bytes; it is read by a job."""
    rules.may_bring_import(actor).or_refuse()
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    batch = Batch(
        subject=subject,
        source=one_line(source)[:200],
        file_name=one_line(name)[:200],
        digest=digest.hexdigest(),
        language=actor.language,
        brought_by_id=actor.person_id,
    )
    batch.file.save(f"{digest.hexdigest()[:16]}{_ending(name)}", upload, save=False)
    batch.save()
    trail.record(
        actor, "import.brought", batch, file=batch.file_name, digest=batch.digest, source=batch.source
    )
    jobs.enqueue("actions.take_apart_import", batch_id=batch.pk)
    return batch


def _ending(name: str) -> str:
    return ".xlsx" if name.lower().endswith(".xlsx") else ".csv"


@transaction.atomic
def match_columns(
    *, actor: Actor, batch: Batch, mapping: Mapping[str, str], fixed: Mapping[str, str], on: date
) -> Batch:
    """Say which column of the file fills which of ours, or which text does; remembered for this source."""
    rules.may_match_columns(actor, batch).or_refuse()
    batch.mapping = {ours: theirs for ours, theirs in mapping.items() if theirs in batch.headings}
    batch.fixed = {ours: one_line(text) for ours, text in fixed.items() if text.strip()}
    batch.collected_on, batch.is_mapped = on, True
    batch.save(update_fields=["mapping", "fixed", "collected_on", "is_mapped"])
    trail.record(actor, "import.columns_matched", batch, columns=len(batch.mapping))
    ColumnMemory.objects.update_or_create(
        source_key=source_key(batch.source),
        subject=batch.subject,
        defaults={"mapping": batch.mapping, "fixed": batch.fixed, "kept_at": timezone.now()},
    )
    return batch


def source_key(source: str) -> str:
    """The same for the same source, however it is written."""
    return folded(source)[:200]


@transaction.atomic
def check_import(*, actor: Actor, batch: Batch) -> Batch:
    """Have every row checked by a job; nothing is entered."""
    batch = _moved(actor, batch, "check_import")
    batch.done, batch.counts, batch.problem = 0, {}, ""
    batch.save(update_fields=["status", "done", "counts", "problem"])
    batch.problems.all().delete()
    trail.record(actor, "import.check_begun", batch)
    jobs.enqueue("actions.check_import", batch_id=batch.pk)
    return batch


@transaction.atomic
def run_import(*, actor: Actor, batch: Batch) -> Batch:
    """Have the rows brought in by a job; what is not good is left out and told."""
    was_stopped = batch.status == ImportStatus.FAILED
    batch = _moved(actor, batch, "run_import")
    batch.problem, batch.run_at, batch.run_by_id = "", timezone.now(), actor.person_id
    if not was_stopped:
        batch.done, batch.counts = 0, {}
        batch.problems.all().delete()
    batch.save()
    trail.record(actor, "import.run", batch)
    jobs.enqueue("actions.run_import", batch_id=batch.pk)
    return batch


@transaction.atomic
def discard_import(*, actor: Actor, batch: Batch) -> Batch:
    """Put a file away of which nothing was brought in."""
    batch = _moved(actor, batch, "discard_import")
    batch.save(update_fields=["status"])
    trail.record(actor, "import.discarded", batch)
    return batch


@transaction.atomic
def undo_import(*, actor: Actor, batch: Batch, because: str) -> Batch:
    """Have everything taken back that a file brought, but what others built on; `because` is public."""
    if not plain(because).strip():
        raise Refused(SAY_WHY)
    batch = _moved(actor, batch, "undo_import")
    batch.because, batch.undone_at, batch.undone_by_id = (
        plain(because).strip(),
        timezone.now(),
        actor.person_id,
    )
    batch.done = 0
    batch.save()
    trail.record(actor, "import.undo_begun", batch, because=batch.because)
    jobs.enqueue("actions.undo_import", batch_id=batch.pk)
    return batch


# --- what the worker says


@transaction.atomic
def take_apart_import(
    *, actor: Actor = SYSTEM, batch: Batch, headings: list[str], samples: list[list[str]], rows: int
) -> Batch:
    """Note what columns a file has and how many rows; as its source was mapped the last time."""
    batch = _moved(actor, batch, "take_apart_import")
    batch.headings, batch.samples, batch.rows = headings, samples, rows
    batch.save(update_fields=["status", "headings", "samples", "rows"])
    trail.record(actor, "import.taken_apart", batch, rows=rows)
    return batch


@transaction.atomic
def report_check(*, actor: Actor = SYSTEM, batch: Batch, counts: dict[str, Any]) -> Batch:
    """Note what a check found."""
    batch = _moved(actor, batch, "report_check")
    batch.counts = counts
    batch.save(update_fields=["status", "counts"])
    trail.record(actor, "import.checked", batch, counts=_numbers(counts))
    return batch


@transaction.atomic
def finish_import(*, actor: Actor = SYSTEM, batch: Batch, counts: dict[str, Any]) -> Batch:
    """Note what was brought in."""
    batch = _moved(actor, batch, "finish_import")
    batch.counts = counts
    batch.save(update_fields=["status", "counts"])
    trail.record(actor, "import.done", batch, counts=_numbers(counts))
    return batch


@transaction.atomic
def fail_import(*, actor: Actor = SYSTEM, batch: Batch, problem: str) -> Batch:
    """Note why it cannot go on; what was brought in so far stays, and can be undone or gone on with."""
    batch = _moved(actor, batch, "fail_import")
    batch.problem = problem
    batch.save(update_fields=["status", "problem"])
    trail.record(actor, "import.failed", batch, because=problem)
    return batch


@transaction.atomic
def finish_undoing(*, actor: Actor = SYSTEM, batch: Batch, counts: dict[str, Any]) -> Batch:
    """Note what was taken back, and what stays because others built on it."""
    batch = _moved(actor, batch, "finish_undoing")
    batch.counts = {**batch.counts, **counts}
    batch.save(update_fields=["status", "counts"])
    trail.record(actor, "import.undone", batch, counts=_numbers(counts))
    return batch


def note_progress(*, batch: Batch, done: int, problems: Iterable[BatchProblem] = ()) -> None:
    """How many rows were looked at so far, and what was wrong with them."""
    BatchProblem.objects.bulk_create(problems, batch_size=500)
    Batch.objects.filter(pk=batch.pk).update(done=done)
    batch.done = done


def _numbers(counts: Mapping[str, Any]) -> dict[str, int]:
    return {name: value for name, value in counts.items() if isinstance(value, int)}


def _moved(actor: Actor, batch: Batch, move: str) -> Batch:
    """The file as it is now, held until the transaction ends, in its next state. Raises Refused."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    getattr(rules, f"may_{move}")(actor, batch).or_refuse()
    batch.status = IMPORTS.after(batch.status, move)
    return batch
