"""The register as a list of what changed, so that a copy elsewhere keeps in step; and what stands, a page at a time.

A change is an entry with one word for what it does. The content of what is hidden is withheld, here as everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import msgspec

from localaction.register import chain, queries, withholding
from localaction.register.models import Current, Entry, Event
from localaction.register.queries import Published
from localaction.register.transcript import EntryLine

RESTORED = "restored"
WHATS = ("published", "withdrawn", "hidden", RESTORED)
_HEADER = tuple(name for name in chain.Header._fields if name != "published_at")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry as its line of the file. `what`: published | withdrawn | hidden | restored."""

    what: str
    line: EntryLine


@dataclass(frozen=True, slots=True)
class Changes:
    """Some changes in order. Whoever knows them knows the register up to `upto`; `head` is where it ends now."""

    found: tuple[Change, ...]
    upto: int
    head: int


def since(sequence: int, limit: int, kinds: Collection[str] = ()) -> Changes:
    """The first `limit` changes after an entry, of some kinds or of all: two queries, and at most two for each kind."""
    head = queries.head().sequence
    entries = Entry.objects.filter(sequence__gt=sequence, sequence__lte=head)
    if kinds:
        entries = entries.filter(kind__in=kinds)
    rows = list(entries.order_by("sequence")[:limit])
    upto = rows[-1].sequence if len(rows) == limit else max(head, sequence)
    return Changes(_changes(rows), upto, head)


def _changes(rows: Sequence[Entry]) -> tuple[Change, ...]:
    withheld, restored = _hidden_once(rows)
    return tuple(
        Change(RESTORED if row.sequence in restored else row.event, _line(row, row.sequence in withheld))
        for row in rows
    )


def _line(row: Entry, is_withheld: bool) -> EntryLine:
    values = {name: getattr(row, name) for name in (*_HEADER, "entry_hash")}
    at = chain.timestamp(row.published_at)
    if is_withheld:
        return EntryLine(**values, published_at=at, withheld=True)
    return EntryLine(**values, published_at=at, content=msgspec.Raw(row.content.encode()))


def _hidden_once(rows: Iterable[Entry]) -> tuple[set[int], set[int]]:
    """Of the things ever hidden among these: the entries that are withheld, and those that restored what was hidden."""
    things: dict[str, set[str]] = {}
    for row in rows:
        things.setdefault(row.kind, set()).add(row.reference)
    withheld: set[int] = set()
    restored: set[int] = set()
    for kind, references in things.items():
        marked = Entry.objects.filter(kind=kind, reference__in=references, event=Event.HIDDEN)
        names = set(marked.values_list("reference", flat=True))
        if not names:
            continue
        own = Entry.objects.filter(kind=kind, reference__in=names).defer("content")
        for _reference, steps in groupby(own.order_by("reference", "version"), attrgetter("reference")):
            history = list(steps)
            gone = withholding.withheld(
                withholding.Step(one.version, one.event, one.content_hash) for one in history
            )
            withheld |= {one.sequence for one in history if one.version in gone}
            restored |= _restorations(history)
    return withheld, restored


def _restorations(history: Iterable[Entry]) -> set[int]:
    """The entries that publish the same content again that was hidden before them."""
    found, standing, is_hidden = set(), "", False
    for entry in history:
        if entry.event == Event.HIDDEN:
            is_hidden = True
        elif entry.event == Event.PUBLISHED:
            if is_hidden and entry.content_hash == standing:
                found.add(entry.sequence)
            standing, is_hidden = entry.content_hash, False
    return found


def standing(
    kind: str, after: int, limit: int, *, government: str = "", country: str = "", action: str = ""
) -> list[Published]:
    """What stands of a kind and was first published after an entry, oldest first, at most `limit` of it.

    Of one government by its slug, of one country, or (progress reports) about one action.
    """
    rows = Current.objects.filter(kind=kind, event=Event.PUBLISHED, first_sequence__gt=after)
    if government:
        rows = rows.filter(government=government)
    if country:
        rows = rows.filter(country=country)
    if action:
        rows = rows.filter(reference__gte=f"{action}-P", reference__lt=f"{action}-Q")
    references = list(rows.order_by("first_sequence").values_list("reference", flat=True)[:limit])
    return list(queries.current_many(kind, references).values())
