"""What the register said last about each thing, in the order in which it said it. For those who keep in step.

A thing stands here once, at the place of its latest entry: published, withdrawn or hidden. When it changes it moves to
the end, so that whoever reads from a place onwards misses nothing, however much is published meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet

from localaction.register import codec
from localaction.register.models import Current, Entry, Event
from localaction.register.shapes import Shape


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest entry of one thing. `content` is what stands, or the tombstone, or the mark of what is hidden."""

    sequence: int
    kind: str
    reference: str
    version: int
    event: str
    schema: str
    language: str
    published_at: datetime
    first_published_at: datetime
    content: Shape
    content_hash: str
    entry_hash: str
    country: str
    government: str

    @property
    def stands(self) -> bool:
        """Whether it is published now."""
        return self.event == Event.PUBLISHED

    @property
    def is_hidden(self) -> bool:
        """Whether it is hidden for now."""
        return self.event == Event.HIDDEN


@dataclass(frozen=True, slots=True)
class Before:
    """What was published last of a thing that is gone. `is_withheld`: its content is not given out."""

    content: Shape
    is_withheld: bool


def among(sequences: Iterable[int]) -> list[Latest]:
    """Those of these entries that are the latest of their thing, in the order of the register."""
    wanted = list(sequences)
    return _read(Current.objects.filter(entry_id__in=wanted).order_by("entry_id")) if wanted else []


def within(after: int, upto: int) -> list[Latest]:
    """Things whose latest entry lies past one entry and up to another, in the order of the register."""
    return _read(Current.objects.filter(entry_id__gt=after, entry_id__lte=upto).order_by("entry_id"))


def of(kind: str, reference: str) -> Latest | None:
    """The latest entry of one thing, or None when there never was one."""
    return next(iter(_read(Current.objects.filter(kind=kind, reference=reference))), None)


def after(sequence: int, limit: int) -> list[Latest]:
    """Things whose latest entry lies past a sequence, in the order of the register, at most `limit`."""
    return _read(Current.objects.filter(entry_id__gt=sequence).order_by("entry_id")[:limit])


def _read(rows: QuerySet[Current]) -> list[Latest]:
    return [
        Latest(
            sequence=row.entry.sequence,
            kind=row.kind,
            reference=row.reference,
            version=row.version,
            event=row.event,
            schema=row.entry.schema,
            language=row.entry.language,
            published_at=row.entry.published_at.astimezone(UTC),
            first_published_at=row.first_published_at.astimezone(UTC),
            content=codec.decode(row.entry.schema, row.entry.content),
            content_hash=row.content_hash,
            entry_hash=row.entry.entry_hash,
            country=row.country,
            government=row.government,
        )
        for row in rows.select_related("entry")
    ]


def before_gone(things: Iterable[Latest]) -> dict[tuple[str, str], Before]:
    """What was published last of those of these things that are gone, by kind and reference."""
    found: dict[tuple[str, str], Before] = {}
    by_kind: dict[str, list[str]] = {}
    for one in things:
        if not one.stands:
            by_kind.setdefault(one.kind, []).append(one.reference)
    for kind, references in by_kind.items():
        own = Entry.objects.filter(kind=kind, reference__in=references).order_by("version")
        for entry in own:
            key = (kind, entry.reference)
            if entry.event == Event.PUBLISHED:
                found[key] = Before(codec.decode(entry.schema, entry.content), is_withheld=False)
            elif entry.event == Event.HIDDEN and key in found:
                found[key] = Before(found[key].content, is_withheld=True)
    return found


def superseded(after: int, upto: int) -> list[int]:
    """The entries that those of a stretch of the register took the place of."""
    rows = Entry.objects.filter(sequence__gt=after, sequence__lte=upto, version__gt=1)
    by_kind: dict[str, dict[str, set[int]]] = {}
    for kind, reference, version in rows.values_list("kind", "reference", "version"):
        by_kind.setdefault(kind, {}).setdefault(reference, set()).add(version - 1)
    found = []
    for kind, versions in by_kind.items():
        own = Entry.objects.filter(kind=kind, reference__in=list(versions))
        for sequence, reference, version in own.values_list("sequence", "reference", "version"):
            if version in versions[reference]:
                found.append(sequence)
    return found


def hidden_among(kind: str, references: Iterable[str]) -> set[str]:
    """Those of these things that are hidden."""
    rows = Current.objects.filter(kind=kind, reference__in=list(references), event=Event.HIDDEN)
    return set(rows.values_list("reference", flat=True))


def last_before(moment: datetime) -> int:
    """The last entry that was published before a moment; 0 when there is none. Entries stand in the order of time."""
    found = Entry.objects.filter(published_at__lt=moment).order_by("-published_at", "-sequence")
    return found.values_list("sequence", flat=True).first() or 0


def earliest() -> datetime | None:
    """When the first entry was published, or None in an empty register."""
    found = Entry.objects.order_by("sequence").values_list("published_at", flat=True).first()
    return found.astimezone(UTC) if found else None
