"""The register as lines of its file format, and a check of the database against itself."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.db import connection
from django.db.models import Exists, F, OuterRef

from localaction.register import chain, guards, ledger, queries, subtrees, transcript
from localaction.register.models import Checkpoint, Current, Entry, Event, Tally
from localaction.register.transcript import CheckpointLine, EndLine, EntryLine, Fault, Opening, Root, Verified

_HEADER = tuple(name for name in chain.Header._fields if name != "published_at")


def _line(entry: Entry, withheld: frozenset[int]) -> EntryLine:
    values = {name: getattr(entry, name) for name in (*_HEADER, "entry_hash")}
    at = chain.timestamp(entry.published_at)
    if entry.sequence in withheld:
        return EntryLine(**values, published_at=at, withheld=True)
    return EntryLine(**values, published_at=at, content=msgspec.Raw(entry.content.encode()))


def line_at(sequence: int) -> EntryLine | None:
    """One entry as its line of the file; None when there is none.

    Without its content where that is withheld, and where the thing was withdrawn: the file alone keeps that.
    """
    entry = ledger.entry(sequence)
    if entry is None:
        return None
    return _line(entry, frozenset({sequence}) if ledger.is_left_out(entry) else frozenset())


def lines(*, whole: bool = False) -> Iterator[Opening | EntryLine | CheckpointLine | EndLine]:
    """The whole register as it is at the first line, in the order of its file, streamed.

    The content of what is hidden is withheld; `whole` leaves nothing out, to check the database alone.
    """
    last = queries.head().sequence
    tree, head = chain.Tree(), chain.GENESIS
    for line in lines_between(0, last, whole=whole):
        yield line
        if isinstance(line, EntryLine):
            tree.append(line.entry_hash)
            head = line.entry_hash
    yield EndLine(end=transcript.End(sequence=tree.size, entry_hash=head, root=tree.root()))


def lines_between(
    after: int, upto: int, *, whole: bool = False
) -> Iterator[Opening | EntryLine | CheckpointLine]:
    """The lines of the entries past one sequence up to another, with what stands before and between them."""
    roots = {one.sequence: one for one in Checkpoint.objects.filter(sequence__gt=after, sequence__lte=upto)}
    withheld = frozenset() if whole else queries.withheld_sequences(upto)
    if after == 0:
        yield Opening(register=transcript.FORMAT)
    for entry in queries.entries(upto, after):
        yield _line(entry, withheld)
        if kept := roots.get(entry.sequence):
            root = Root(sequence=kept.sequence, root=kept.root, at=chain.timestamp(kept.at))
            yield CheckpointLine(checkpoint=root)


def verify() -> Verified:
    """Check the database: the register, what is derived from it, the triggers. Raises Fault at the first fault."""
    found = transcript.verify(transcript.written(lines(whole=True)))
    _check_checkpoints(found)
    _check_current()
    _check_tallies(found)
    _check_subtrees(found)
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
    """Every thing has its last entry as its current one: compared by the database, which holds both."""
    things = Entry.objects.filter(version=1).count()
    kept = Current.objects.count()
    if kept != things:
        raise Fault(0, f"{things} things were published, but {kept} have a current entry")
    same = {name: F(f"entry__{name}") for name in ("kind", "reference", "version", "event", "content_hash")}
    odd = Current.objects.exclude(**same).order_by("entry_id").first()
    if odd:
        raise Fault(odd.entry_id, f"what is kept as current of {odd.kind} {odd.reference} is not this entry")
    newer = Entry.objects.filter(
        kind=OuterRef("kind"), reference=OuterRef("reference"), version__gt=OuterRef("version")
    )
    stale = Current.objects.filter(Exists(newer)).order_by("entry_id").first()
    if stale:
        what = f"it is kept as current of {stale.kind} {stale.reference}, but is not the last version"
        raise Fault(stale.entry_id, what)


def _check_tallies(found: Verified) -> None:
    for kind, standing in found.standing.items():
        said = Tally.objects.filter(kind=kind).values_list("published", flat=True).first() or 0
        counted = Current.objects.filter(kind=kind, event=Event.PUBLISHED).count()
        if not said == counted == standing:
            raise Fault(
                0, f"{standing} of kind {kind} stand, but {said} are counted and {counted} are current"
            )


def _check_subtrees(found: Verified) -> None:
    """What proofs are made of gives the root that all entries give; and none is kept beyond them."""
    if subtrees.roots_of([chain.Span(0, found.entries)]) != [found.root]:
        raise Fault(0, "the roots kept of parts of the Merkle tree are not those of its entries")
