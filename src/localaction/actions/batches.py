"""Reading files that were brought to the desk: which there are, how far each is, what it brought and what was wrong."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from localaction.actions.lifecycle import ImportStatus
from localaction.actions.models import Batch, BatchProblem, BatchRecord, ColumnMemory, Fate
from localaction.governments.naming import folded

AT_WORK = (ImportStatus.BROUGHT, ImportStatus.CHECKING, ImportStatus.RUNNING, ImportStatus.UNDOING)
WAITING = (ImportStatus.READ, ImportStatus.CHECKED, ImportStatus.FAILED)


def all_batches() -> QuerySet[Batch]:
    """Every file that was brought, the newest first."""
    return Batch.objects.select_related("brought_by")


def waiting_batches() -> QuerySet[Batch]:
    """Files that wait for somebody to go on, the longest waiting first."""
    return all_batches().filter(status__in=WAITING).order_by("brought_at", "id")


def batch(pk: int) -> Batch:
    """One file. Raises Batch.DoesNotExist."""
    return Batch.objects.select_related("brought_by", "run_by", "undone_by").get(pk=pk)


def same_file(one: Batch) -> Batch | None:
    """An earlier file with the same bytes that was brought in and not undone."""
    earlier = Batch.objects.filter(digest=one.digest, subject=one.subject, status=ImportStatus.DONE)
    return earlier.exclude(pk=one.pk).first()


def is_at_work(one: Batch) -> bool:
    """Whether the worker is busy with it."""
    return one.status in AT_WORK


def problems_of(one: Batch) -> QuerySet[BatchProblem]:
    """What is wrong in its rows, line by line."""
    return one.problems.all()


def records_of(one: Batch, fate: str = "") -> QuerySet[BatchRecord]:
    """What it entered or changed; only what became so of it, where that is said."""
    return one.records.filter(fate=fate) if fate else one.records.all()


def stays(one: Batch) -> QuerySet[BatchRecord]:
    """What undoing left alone, because others built on it."""
    return records_of(one, Fate.STAYS)


def remembered(one: Batch) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """How columns from the same source were matched the last time, and which texts were fixed."""
    kept = ColumnMemory.objects.filter(source_key=folded(one.source)[:200], subject=one.subject).first()
    if kept is None:
        return {}, {}
    return {ours: theirs for ours, theirs in kept.mapping.items() if theirs in one.headings}, kept.fixed


def known_sources() -> list[str]:
    """Names of sources that files came from, to choose from."""
    return list(Batch.objects.order_by("source").values_list("source", flat=True).distinct()[:100])
