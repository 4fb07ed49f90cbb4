"""Writing the register: publish, withdraw, checkpoint. Nothing here changes what was written before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.register import chain, codec
from localaction.register.codec import Encoded, Keys, Unpublishable
from localaction.register.models import Checkpoint, Current, Entry, Event, Tally
from localaction.register.shapes import Shape

CHUNK = 2_000
_LOCK = 0x4C4152  # one number for "the register's end", the same in every process


class NotPublished(LookupError):
    """There is nothing standing under that kind and reference."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One thing to publish in bulk."""

    kind: str
    reference: str
    content: Shape
    language: str = ""


@dataclass(slots=True)
class _Item:
    """One entry to be: encoded and keyed before the register is locked."""

    kind: str
    keys: Keys
    encoded: Encoded
    event: str
    content: Shape | None


@dataclass(slots=True)
class _Appending:
    """The end of the register while a chunk is appended."""

    sequence: int
    hash: str
    at: datetime
    standing: dict[tuple[str, str], Current]
    entries: list[Entry] = field(default_factory=list)
    changed: dict[tuple[str, str], Current] = field(default_factory=dict)
    gained: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def publish(
    *, actor: Actor, kind: str, reference: str, language: str, content: Shape, source: str = ""
) -> Entry:
    """Publish one thing; what stands already with the same content is returned and nothing is appended.

    `language` must be that of the content. Raises Unpublishable when the content has not its published shape.
    """
    item = _prepared(Publication(kind, reference, content, language))
    entries = _append([item])
    if entries:
        trail.record(actor, "register.published", entries[0], source=source)
        return entries[0]
    return Entry.objects.filter(kind=kind, reference=reference).order_by("-version")[0]


def publish_many(*, actor: Actor, items: Iterable[Publication], source: str = "") -> int:
    """Publish many things in order, a chunk to a transaction; returns how many entries were appended."""
    appended = 0
    waiting = iter(items)
    while chunk := list(islice(waiting, CHUNK)):
        appended += _publish_chunk(actor, [_prepared(item) for item in chunk], source)
    return appended


@transaction.atomic
def _publish_chunk(actor: Actor, items: list[_Item], source: str) -> int:
    entries = _append(items)
    if entries:
        first, last = entries[0], entries[-1]
        trail.record(actor, "register.published_many", last, first=first.sequence, last=last.sequence, source=source)
    return len(entries)


@transaction.atomic
def withdraw(*, actor: Actor, kind: str, reference: str, because: str, language: str = "en") -> Entry:
    """Put a tombstone where a thing stands. `because` is public. Raises NotPublished when nothing stands."""
    _take_the_end()
    standing = Current.objects.filter(kind=kind, reference=reference, event=Event.PUBLISHED).first()
    if standing is None:
        raise NotPublished(f"no {kind} {reference} is published")
    keys = Keys(reference, standing.country, standing.government)
    item = _Item(kind, keys, codec.encode_tombstone(because, language), Event.WITHDRAWN, None)
    (entry,) = _append([item])
    trail.record(actor, "register.withdrawn", entry, because=because)
    return entry


@transaction.atomic
def checkpoint(*, actor: Actor) -> Checkpoint | None:
    """Keep the Merkle root over everything published so far; the one that stands when nothing was added since."""
    _take_the_end()
    hashes = Entry.objects.order_by("sequence").values_list("entry_hash", flat=True)
    tree = chain.Tree().extend(hashes.iterator(chunk_size=5_000))
    if tree.size == 0:
        return None
    kept = Checkpoint.objects.filter(sequence=tree.size).first()
    if kept is None:
        kept = Checkpoint.objects.create(sequence=tree.size, root=tree.root(), at=timezone.now())
        trail.record(actor, "register.checkpointed", kept, root=kept.root)
    return kept


# --- appending


def _prepared(publication: Publication) -> _Item:
    encoded = codec.encode(publication.kind, publication.content)
    keys = codec.keys_of(publication.content)
    if keys.reference != publication.reference:
        raise Unpublishable(
            f"the content is of {keys.reference!r}, the reference given is {publication.reference!r}"
        )
    if publication.language and publication.language != encoded.language:
        raise Unpublishable(
            f"the content is in {encoded.language!r}, the language given is {publication.language!r}"
        )
    return _Item(publication.kind, keys, encoded, Event.PUBLISHED, publication.content)


def _take_the_end() -> None:
    """Let one transaction at a time append. SQLite's transactions begin by taking the one write lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _append(items: list[_Item]) -> list[Entry]:
    """Append what differs from what stands, in order; inside the caller's transaction."""
    _take_the_end()
    now = timezone.now()
    last = Entry.objects.order_by("-sequence").only("sequence", "entry_hash", "published_at").first()
    end = _Appending(
        sequence=last.sequence if last else 0,
        hash=last.entry_hash if last else chain.GENESIS,
        at=max(now, last.published_at) if last else now,
        standing=_standing(items),
    )
    grown = _grown(items, end.standing)
    for item in items:
        key = (item.kind, item.keys.reference)
        if not _is_same(end.standing.get(key), item, grown):
            _append_one(end, key, item)
    _write(end)
    return end.entries


def _standing(items: list[_Item]) -> dict[tuple[str, str], Current]:
    """What stands now under the references of the items."""
    by_kind: dict[str, set[str]] = {}
    for item in items:
        by_kind.setdefault(item.kind, set()).add(item.keys.reference)
    return {
        (one.kind, one.reference): one
        for kind, references in by_kind.items()
        for one in Current.objects.filter(kind=kind, reference__in=references)
    }


def _grown(items: list[_Item], standing: dict[tuple[str, str], Current]) -> dict[int, Shape]:
    """The standing content, by sequence, of items whose text differs: a shape may only have gained a field."""
    unequal = [
        one.entry_id
        for item in items
        if (one := standing.get((item.kind, item.keys.reference)))
        and one.event == item.event == Event.PUBLISHED
        and one.content_hash != item.encoded.hash
    ]
    rows = Entry.objects.filter(sequence__in=unequal).values_list("sequence", "schema", "content")
    return {sequence: codec.decode(schema, content) for sequence, schema, content in rows}


def _is_same(standing: Current | None, item: _Item, grown: dict[int, Shape]) -> bool:
    if standing is None or standing.event != item.event or item.event != Event.PUBLISHED:
        return False
    return standing.content_hash == item.encoded.hash or grown.get(standing.entry_id) == item.content


def _append_one(end: _Appending, key: tuple[str, str], item: _Item) -> None:
    before = end.standing.get(key)
    header = chain.Header(
        sequence=end.sequence + 1,
        kind=item.kind,
        reference=item.keys.reference,
        version=before.version + 1 if before else 1,
        event=str(item.event),
        schema=item.encoded.schema,
        language=item.encoded.language,
        published_at=chain.timestamp(end.at),
        content_hash=item.encoded.hash,
        previous_hash=end.hash,
    )
    own_hash = chain.entry_hash(header)
    values = header._asdict() | {"published_at": end.at, "content": item.encoded.text, "entry_hash": own_hash}
    end.entries.append(Entry(**values))
    end.sequence, end.hash = header.sequence, own_hash
    stood = before is not None and before.event == Event.PUBLISHED
    stands = item.event == Event.PUBLISHED
    end.gained[item.kind] = end.gained.get(item.kind, 0) + stands - stood
    end.standing[key] = end.changed[key] = Current(
        kind=item.kind,
        reference=item.keys.reference,
        entry_id=header.sequence,
        event=item.event,
        version=header.version,
        content_hash=item.encoded.hash,
        first_sequence=before.first_sequence if before else header.sequence,
        first_published_at=before.first_published_at if before else end.at,
        country=item.keys.country,
        government=item.keys.government,
    )


def _write(end: _Appending) -> None:
    Entry.objects.bulk_create(end.entries)
    Current.objects.bulk_create(
        end.changed.values(),
        update_conflicts=True,
        unique_fields=["kind", "reference"],
        update_fields=["entry", "event", "version", "content_hash", "country", "government"],
    )
    for kind, gained in end.gained.items():
        tally, _ = Tally.objects.get_or_create(kind=kind)
        tally.published += gained
        tally.save(update_fields=["published"])
