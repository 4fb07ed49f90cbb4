"""Reading the register: frozen read-models, one indexed query each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from localaction.register import chain, codec
from localaction.register.models import Checkpoint, Current, Entry, Event, Tally
from localaction.register.shapes import Shape, Signature, Tombstone

PAGE = 1_000  # rows read at once


@dataclass(frozen=True, slots=True)
class Published:
    """One published version. `content` is an Action, a Signature or a Government."""

    sequence: int
    kind: str
    reference: str
    version: int
    language: str
    published_at: datetime
    content: Shape
    first_published_at: datetime
    first_sequence: int
    content_hash: str
    entry_hash: str


@dataclass(frozen=True, slots=True)
class Version:
    """One line of a thing's history. `content` is None and `because` says why where it was withdrawn."""

    sequence: int
    version: int
    event: str
    language: str
    published_at: datetime
    entry_hash: str
    content: Shape | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What stands where a thing was: when it was withdrawn and why (`because` is in `language`)."""

    sequence: int
    kind: str
    reference: str
    withdrawn_at: datetime
    because: str
    language: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the register ends. An empty register has sequence 0, the genesis hash and no time."""

    sequence: int
    hash: str
    at: datetime | None


def _published(found: Current) -> Published:
    entry = found.entry
    return Published(
        sequence=entry.sequence,
        kind=entry.kind,
        reference=entry.reference,
        version=entry.version,
        language=entry.language,
        published_at=entry.published_at,
        content=codec.decode(entry.schema, entry.content),
        first_published_at=found.first_published_at,
        first_sequence=found.first_sequence,
        content_hash=entry.content_hash,
        entry_hash=entry.entry_hash,
    )


def current(kind: str, reference: str) -> Published | None:
    """The version that stands now, or None when there is none or it was withdrawn."""
    found = (
        Current.objects.filter(kind=kind, reference=reference, event=Event.PUBLISHED)
        .select_related("entry")
        .first()
    )
    return _published(found) if found else None


def current_many(kind: str, references: Iterable[str]) -> dict[str, Published]:
    """What stands now of several things, by reference, in the order asked; what does not stand is left out."""
    wanted = list(dict.fromkeys(references))
    found = {
        one.reference: one
        for one in Current.objects.filter(
            kind=kind, reference__in=wanted, event=Event.PUBLISHED
        ).select_related("entry")
    }
    return {reference: _published(found[reference]) for reference in wanted if reference in found}


def all_current(kind: str) -> Iterator[Published]:
    """Everything of a kind that stands now, oldest first, a page at a time."""
    rows = (
        Current.objects.filter(kind=kind, event=Event.PUBLISHED)
        .select_related("entry")
        .order_by("first_sequence")
    )
    page = list(rows[:PAGE])
    while page:
        yield from map(_published, page)
        page = list(rows.filter(first_sequence__gt=page[-1].first_sequence)[:PAGE])


def entries(upto: int) -> Iterator[Entry]:
    """Every entry up to a sequence, in order, a page at a time: no cursor stays open when the reader stops."""
    for after in range(0, upto, PAGE):
        within = Entry.objects.filter(sequence__gt=after, sequence__lte=min(after + PAGE, upto))
        yield from within.order_by("sequence")


def entry_hashes() -> Iterator[list[str]]:
    """The hashes of all entries in order, many at a time."""
    upto = head().sequence
    for after in range(0, upto, PAGE * 10):
        within = Entry.objects.filter(sequence__gt=after, sequence__lte=min(after + PAGE * 10, upto))
        yield list(within.order_by("sequence").values_list("entry_hash", flat=True))


def of_government(kind: str, slug: str) -> list[Published]:
    """What stands now of a kind that a government leads or made, newest first."""
    rows = Current.objects.filter(government=slug, kind=kind, event=Event.PUBLISHED).select_related("entry")
    return [_published(found) for found in rows.order_by("-first_sequence")]


def newest(kind: str, limit: int) -> list[Published]:
    """What stands now and was first published last; a correction does not make a thing new."""
    rows = Current.objects.filter(kind=kind, event=Event.PUBLISHED).select_related("entry")
    return [_published(found) for found in rows.order_by("-first_sequence")[:limit]]


def versions(kind: str, reference: str) -> list[Version]:
    """The whole history of one thing, oldest first, tombstones included."""
    return [
        _version(entry) for entry in Entry.objects.filter(kind=kind, reference=reference).order_by("version")
    ]


def _version(entry: Entry) -> Version:
    content = codec.decode(entry.schema, entry.content)
    gone = isinstance(content, Tombstone)
    return Version(
        sequence=entry.sequence,
        version=entry.version,
        event=entry.event,
        language=entry.language,
        published_at=entry.published_at,
        entry_hash=entry.entry_hash,
        content=None if gone else content,
        because=content.because if isinstance(content, Tombstone) else "",
    )


def tombstone(kind: str, reference: str) -> Withdrawn | None:
    """When and why a thing was withdrawn, or None when it stands or never was."""
    found = (
        Current.objects.filter(kind=kind, reference=reference, event=Event.WITHDRAWN)
        .select_related("entry")
        .first()
    )
    if found is None:
        return None
    content = codec.decode(found.entry.schema, found.entry.content)
    assert isinstance(content, Tombstone)
    return Withdrawn(
        sequence=found.entry.sequence,
        kind=kind,
        reference=reference,
        withdrawn_at=found.entry.published_at,
        because=content.because,
        language=content.language,
    )


def head() -> Head:
    """Where the register ends now."""
    last = Entry.objects.order_by("-sequence").values_list("sequence", "entry_hash", "published_at").first()
    return Head(*last) if last else Head(0, chain.GENESIS, None)


def count(kind: str) -> int:
    """How many things of a kind stand now; does not grow with the register."""
    return Tally.objects.filter(kind=kind).values_list("published", flat=True).first() or 0


def latest_checkpoint() -> Checkpoint | None:
    """The newest Merkle root kept."""
    return Checkpoint.objects.order_by("-sequence").first()


# --- what the search index follows


def hash_at(sequence: int) -> str:
    """The hash of one entry; the genesis hash for 0 and "" when there is no such entry."""
    if sequence == 0:
        return chain.GENESIS
    return Entry.objects.filter(sequence=sequence).values_list("entry_hash", flat=True).first() or ""


def touched_between(after: int, upto: int, chunk: int) -> Iterator[dict[str, set[str]]]:
    """What the entries past one sequence up to another speak of, a chunk at a time: references by kind."""
    for start in range(after, upto, chunk):
        entries = Entry.objects.filter(sequence__gt=start, sequence__lte=min(start + chunk, upto))
        things: dict[str, set[str]] = {}
        for kind, reference in entries.values_list("kind", "reference"):
            things.setdefault(kind, set()).add(reference)
        yield things


def governments_of(kind: str, references: Iterable[str]) -> set[str]:
    """The slugs of the governments that made these things, standing or withdrawn."""
    rows = Current.objects.filter(kind=kind, reference__in=list(references)).exclude(government="")
    return set(rows.values_list("government", flat=True))


def signature_statuses(slugs: Iterable[str]) -> dict[str, list[str]]:
    """The status of every signature that stands, by government."""
    rows = Current.objects.filter(government__in=list(slugs), kind="signature", event=Event.PUBLISHED)
    found: dict[str, list[str]] = {}
    for row in rows.select_related("entry"):
        content = codec.decode(row.entry.schema, row.entry.content)
        assert isinstance(content, Signature)
        found.setdefault(row.government, []).append(content.status)
    return found
