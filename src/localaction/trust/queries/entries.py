"""Entries of the register as a reader sees them: lists, one entry, what it is about and where that stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.urls import reverse

from localaction.register import ledger, proofs, queries
from localaction.register.evidence import Inclusion
from localaction.register.models import Entry
from localaction.register.shapes import Action, Call, Government, Progress, Shape, Signature
from localaction.register.transcript import EntryLine
from localaction.showcase import addresses
from localaction.showcase.saying import Said, said
from localaction.trust import words

PAGE = 50
LARGEST = 2**53  # no sequence lies beyond: what is asked for past it was never there


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in a list. `name`: of the thing, where it stands now."""

    sequence: int
    at: datetime
    kind: str
    event: str
    event_code: str
    tone: str
    reference: str
    version: int
    name: Said | None
    href: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries, the newest first. `newer` and `older` say where the pages beside it begin, None at an end."""

    rows: tuple[Row, ...]
    newer: int | None
    older: int | None


def listing(
    language: str, *, kind: str = "", event: str = "", upto: int | None = None, limit: int = PAGE
) -> Listing:
    """Entries of a kind and an event from one number down; costs the same on every page."""
    found = ledger.listed(kind=kind, event=event, upto=upto, limit=limit + 1)
    shown, older = found[:limit], found[limit:]
    above = ledger.listed(kind=kind, event=event, after=upto, limit=limit) if upto is not None else []
    return Listing(
        rows=tuple(rows_of(shown, language)),
        newer=above[0].sequence if above else None,
        older=older[0].sequence if older else None,
    )


def rows_of(entries: list[Entry], language: str) -> Iterable[Row]:
    """Entries as rows, each with the name of what it is about where that stands now."""
    names = _names(entries, language)
    for one in entries:
        yield Row(
            sequence=one.sequence,
            at=one.published_at,
            kind=words.word(words.KINDS, one.kind),
            event=words.word(words.EVENTS, one.event),
            event_code=one.event,
            tone=words.TONES.get(one.event, "quiet"),
            reference=one.reference,
            version=one.version,
            name=names.get((one.kind, one.reference)),
            href=reverse("trust:entry", args=[one.sequence]),
        )


def _names(entries: list[Entry], language: str) -> dict[tuple[str, str], Said]:
    """What things that stand are called: one question for each kind."""
    by_kind: dict[str, list[str]] = {}
    for one in entries:
        by_kind.setdefault(one.kind, []).append(one.reference)
    return {
        (kind, reference): name_of(found.content, language)
        for kind, references in by_kind.items()
        for reference, found in queries.current_many(kind, references).items()
    }


def name_of(content: Shape, language: str) -> Said:
    """What a published thing is called, in its own language."""
    if isinstance(content, Action):
        return said(content.title, content.text_languages.get("title", content.language))
    if isinstance(content, Government):
        return said(content.name, content.language)
    if isinstance(content, Signature | Progress):
        return said(content.government_name, content.language)
    assert isinstance(content, Call)
    text = next(
        (one for one in content.texts if one.language == language),
        content.texts[0] if content.texts else None,
    )
    return said(text.title, text.language) if text else said(content.reference, content.language)


def page_of(kind: str, reference: str, content: Shape | None, language: str) -> str:
    """Where the thing is shown to the public, "" where it has no page."""
    if isinstance(content, Action):
        return addresses.action(reference, language)
    if isinstance(content, Progress):
        return f"{addresses.action(content.action, language)}#progress"
    if isinstance(content, Government | Signature):
        slug = content.slug if isinstance(content, Government) else content.government
        return addresses.government(slug, language)
    return ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path from an entry to the root: the hash beside it, and on which side that stands."""

    number: int
    hash: str
    is_left: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Everything the page of an entry shows. `content` is JSON to read, "" where it is left out.

    `why_left_out`: hidden | withdrawn | "". `later`: the number of the entry that followed it for the same thing.
    """

    line: EntryLine
    at: datetime
    kind: str
    event: str
    tone: str
    name: Said | None
    page: str
    content: str
    why_left_out: str
    proof: Inclusion
    steps: tuple[Step, ...]
    earlier: int | None
    later: int | None
    last: int


def entry_page(sequence: int, language: str) -> EntryPage | None:
    """The page of one entry, or None when there is none of that number."""
    found = proofs.inclusion(sequence) if 0 < sequence < LARGEST else None
    if found is None:
        return None
    line = found.entry
    stands = queries.current(line.kind, line.reference)
    earlier, later = _neighbours(line)
    return EntryPage(
        line=line,
        at=datetime.fromisoformat(line.published_at),
        kind=words.word(words.KINDS, line.kind),
        event=words.word(words.EVENTS, line.event),
        tone=words.TONES.get(line.event, "quiet"),
        name=name_of(stands.content, language) if stands else None,
        page=page_of(line.kind, line.reference, stands.content if stands else None, language),
        content="" if line.withheld else _readable(bytes(line.content)),
        why_left_out=_why_left_out(line),
        proof=found,
        steps=tuple(_steps(found)),
        earlier=earlier,
        later=later,
        last=queries.head().sequence,
    )


def _readable(content: bytes) -> str:
    return msgspec.json.format(content, indent=2).decode()


def _why_left_out(line: EntryLine) -> str:
    if not line.withheld:
        return ""
    return "withdrawn" if queries.tombstone(line.kind, line.reference) else "hidden"


def _neighbours(line: EntryLine) -> tuple[int | None, int | None]:
    """The numbers of the entries before and behind this one about the same thing."""
    found = ledger.numbers_of(line.kind, line.reference, (line.version - 1, line.version + 1))
    return found.get(line.version - 1), found.get(line.version + 1)


def _steps(found: Inclusion) -> Iterable[Step]:
    """The path, step by step, with the side on which each hash is put."""
    place, last = found.entry.sequence - 1, found.tree.size - 1
    for number, step in enumerate(found.path, 1):
        is_left = bool(place % 2 or place == last)
        if is_left:
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        yield Step(number, step, is_left)
        place, last = place // 2, last // 2


def proof_of(sequence: int, size: int | None = None) -> Inclusion | None:
    """The proof of one entry, or None when there is no such entry. Raises proofs.NoSuchTree."""
    if not 0 < sequence < LARGEST or (size is not None and size >= LARGEST):
        return None
    return proofs.inclusion(sequence, size)
