"""The register as lines of its file format, and a check of the database against itself."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.db import connection
from django.db.models import Count

from localaction.register import chain, guards, transcript
from localaction.register.models import Checkpoint, Current, Entry, Event, Tally
from localaction.register.transcript import CheckpointLine, EndLine, EntryLine, Fault, Opening, Root, Verified

_HEADER = tuple(name for name in chain.Header._fields if name != "published_at")


def _line(entry: Entry) -> EntryLine:
    values = {name: getattr(entry, name) for name in (*_HEADER, "entry_hash")}
    return EntryLine(
        **values,
        published_at=chain.timestamp(entry.published_at),
        content=msgspec.Raw(entry.content.encode()),
    )


def lines() -> Iterator[Opening | EntryLine | CheckpointLine | EndLine]:
    """The whole register as it is at the first line, in the order of its file, streamed."""
    last = Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    roots = {one.sequence: one for one in Checkpoint.objects.filter(sequence__lte=last)}
    tree, head = chain.Tree(), chain.GENESIS
    yield Opening(register=transcript.FORMAT)
    for entry in Entry.objects.filter(sequence__lte=last).order_by("sequence").iterator(chunk_size=1_000):
        yield _line(entry)
        tree.append(entry.entry_hash)
        head = entry.entry_hash
        if kept := roots.get(entry.sequence):
            root = Root(sequence=kept.sequence, root=kept.root, at=chain.timestamp(kept.at))
            yield CheckpointLine(checkpoint=root)
    yield EndLine(end=transcript.End(sequence=tree.size, entry_hash=head, root=tree.root()))


def verify() -> Verified:
    """Check the database: the register, what is derived from it, the triggers. Raises Fault at the first fault."""
    found = transcript.verify(transcript.written(lines()))
    _check_checkpoints(found)
    _check_current()
    _check_tallies(found)
    if not guards.are_up(connection):
        raise Fault(0, "the database would let entries be changed: its triggers are missing (run migrate)")
    return found


def _check_checkpoints(found: Verified) -> None:
    beyond = Checkpoint.objects.filter(sequence__gt=found.entries).first()
    if beyond:
        raise Fault(
            found.entries, f"a checkpoint was kept over {beyond.sequence} entries: entries are missing"
        )


def _check_current() -> None:
    """Every thing has its last entry as its current one."""
    things = Entry.objects.filter(version=1).count()
    rows = Current.objects.select_related("entry")
    if rows.count() != things:
        raise Fault(0, f"{things} things were published, but {rows.count()} have a current entry")
    for row in rows.order_by("pk").iterator(chunk_size=1_000):
        entry = row.entry
        said = (row.kind, row.reference, row.version, row.event, row.content_hash)
        if said != (entry.kind, entry.reference, entry.version, entry.event, entry.content_hash):
            raise Fault(
                entry.sequence, f"what is kept as current of {row.kind} {row.reference} is not this entry"
            )
    stale = (
        Entry.objects.exclude(sequence__in=Current.objects.values("entry"))
        .values("kind", "reference")
        .annotate(versions=Count("sequence"))
    )
    history = {(one["kind"], one["reference"]): one["versions"] for one in stale.iterator(chunk_size=1_000)}
    for row in rows.order_by("pk").iterator(chunk_size=1_000):
        if row.version != history.get((row.kind, row.reference), 0) + 1:
            raise Fault(
                row.entry_id,
                f"it is kept as current of {row.kind} {row.reference}, but is not the last version",
            )


def _check_tallies(found: Verified) -> None:
    for kind, standing in found.standing.items():
        said = Tally.objects.filter(kind=kind).values_list("published", flat=True).first() or 0
        counted = Current.objects.filter(kind=kind, event=Event.PUBLISHED).count()
        if not said == counted == standing:
            raise Fault(
                0, f"{standing} of kind {kind} stand, but {said} are counted and {counted} are current"
            )
