"""Reading the entries themselves: one by its number, many by theirs, the roots kept over them, lists of them."""

from __future__ import annotations

from collections.abc import Iterable

from localaction.register import withholding
from localaction.register.models import Checkpoint, Current, Entry, Event

PAGE = 1_000  # rows read at once


def entry(sequence: int) -> Entry | None:
    """One entry as it is kept, with its content even where that is withheld: never to be shown as it is."""
    return Entry.objects.filter(sequence=sequence).first()


def is_withheld(entry: Entry) -> bool:
    """Whether the content of this entry is not given out."""
    own = Entry.objects.filter(kind=entry.kind, reference=entry.reference)
    if entry.event != Event.PUBLISHED or not own.filter(event=Event.HIDDEN).exists():
        return False
    steps = own.order_by("version").values_list("version", "event", "content_hash")
    return entry.version in withholding.withheld(withholding.Step(*step) for step in steps)


def is_left_out(entry: Entry) -> bool:
    """Whether a page or a proof of this entry leaves its content out: it is withheld, or the thing was withdrawn."""
    if entry.event != Event.PUBLISHED:
        return False
    last = Current.objects.filter(kind=entry.kind, reference=entry.reference).values_list("event", flat=True)
    return last.first() == Event.WITHDRAWN or is_withheld(entry)


def checkpoint_over(sequence: int) -> Checkpoint | None:
    """The Merkle root kept over the first so many entries, if it was."""
    return Checkpoint.objects.filter(sequence=sequence).first()


def checkpoint_sequences(upto: int) -> list[int]:
    """How many entries each root covers that was kept over at most so many."""
    found = Checkpoint.objects.filter(sequence__lte=upto).order_by("sequence")
    return list(found.values_list("sequence", flat=True))


def checkpoints_upto(sequence: int) -> int:
    """How many roots were kept over at most so many entries."""
    return Checkpoint.objects.filter(sequence__lte=sequence).count()


def was_something_hidden_after(sequence: int) -> bool:
    """Whether anything was hidden past an entry."""
    return Entry.objects.filter(event=Event.HIDDEN, sequence__gt=sequence).exists()


def hashes_at(sequences: Iterable[int]) -> dict[int, str]:
    """The hashes of some entries, by sequence."""
    wanted = list(sequences)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), PAGE):
        rows = Entry.objects.filter(sequence__in=wanted[start : start + PAGE])
        found |= dict(rows.values_list("sequence", "entry_hash"))
    return found


def listed(
    *, kind: str = "", event: str = "", upto: int | None = None, after: int | None = None, limit: int
) -> list[Entry]:
    """Entries of a kind and an event, "" for all, without their content: the newest first, from `upto` down.

    With `after` those next to it upwards instead, still the newest first.
    """
    found = Entry.objects.defer("content")
    if kind:
        found = found.filter(kind=kind)
    if event:
        found = found.filter(event=event)
    if after is not None:
        return list(found.filter(sequence__gt=after).order_by("sequence")[:limit])[::-1]
    if upto is not None:
        found = found.filter(sequence__lte=upto)
    return list(found.order_by("-sequence")[:limit])


def checkpoints(*, upto: int | None = None, limit: int) -> list[Checkpoint]:
    """The roots kept, the newest first, from one over `upto` entries down."""
    found = Checkpoint.objects.order_by("-sequence")
    return list(found[:limit] if upto is None else found.filter(sequence__lte=upto)[:limit])


def numbers_of(kind: str, reference: str, versions: Iterable[int]) -> dict[int, int]:
    """The sequences of some versions of a thing, by version."""
    rows = Entry.objects.filter(kind=kind, reference=reference, version__in=list(versions))
    return dict(rows.values_list("version", "sequence"))
