"""Writing the register: publish, withdraw, checkpoint. Nothing here changes what was written before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.register import chain, codec, queries
from localaction.register.codec import Encoded, Keys, Unpublishable
from localaction.register.models import Checkpoint, Current, Entry, Event, Tally
from localaction.register.shapes import Shape

CHUNK = 2_000
_REPLACED = ("entry_id", "event", "version", "content_hash", "country", "government")
_LOCK = 0x4C4152  # one number for "the register's end", the same in every process


class IsHidden(Refused):
    """The thing is hidden: nothing is published under its reference until it is restored."""

    def __init__(self, kind: str, reference: str) -> None:
        super().__init__(
            _(
                "This is hidden from the public while the secretariat looks into it. It must be restored first."
            )
        )
        self.kind = kind
        self.reference = reference


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
    restores: bool = False


class _Row(NamedTuple):
    """One row of Entry, in the order of its columns."""

    sequence: int
    kind: str
    reference: str
    version: int
    event: str
    schema: str
    language: str
    published_at: datetime
    content: str
    content_hash: str
    previous_hash: str
    entry_hash: str


class _Standing(NamedTuple):
    """One row of Current, in the order of its columns."""

    kind: str
    reference: str
    entry_id: int
    event: str
    version: int
    content_hash: str
    first_sequence: int
    first_published_at: datetime
    country: str
    government: str


@dataclass(slots=True)
class _Appending:
    """The end of the register while a chunk is appended."""

    sequence: int
    hash: str
    at: datetime
    standing: dict[tuple[str, str], _Standing]
    rows: list[_Row] = field(default_factory=list)
    changed: dict[tuple[str, str], _Standing] = field(default_factory=dict)
    gained: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def publish(
    *, actor: Actor, kind: str, reference: str, language: str, content: Shape, source: str = ""
) -> Entry:
    """Publish one thing; what stands already with the same content is returned and nothing is appended.

    `language` must be that of the content. Raises Unpublishable when the content has not its published shape,
    and IsHidden while the thing is hidden.
    """
    item = _prepared(Publication(kind, reference, content, language))
    if _shown(_taken([item])) != [item]:
        raise IsHidden(kind, reference)
    appended = _append([item])
    entry = Entry.objects.filter(kind=kind, reference=reference).order_by("-version")[0]
    if appended:
        trail.record(actor, "register.published", entry, source=source)
    return entry


def publish_many(*, actor: Actor, items: Iterable[Publication], source: str = "") -> int:
    """Publish many things in order, a chunk to a transaction; returns how many entries were appended.

    What is hidden is left as it is.
    """
    appended = 0
    waiting = iter(items)
    while chunk := list(islice(waiting, CHUNK)):
        appended += _publish_chunk(actor, [_prepared(item) for item in chunk], source)
    return appended


@transaction.atomic
def _publish_chunk(actor: Actor, items: list[_Item], source: str) -> int:
    rows = _append(_shown(_taken(items)))
    if rows:
        first, last = rows[0].sequence, rows[-1].sequence
        entry = Entry.objects.get(sequence=last)
        trail.record(actor, "register.published_many", entry, first=first, last=last, source=source)
    return len(rows)


@transaction.atomic
def withdraw(
    *, actor: Actor, kind: str, reference: str, because: str, language: str = "en", successor: str = ""
) -> Entry:
    """Put a tombstone where a thing stands. `because` is public. Raises NotPublished when nothing stands.

    `successor` is the reference of what took its place: pages lead on to it.
    """
    _take_the_end()
    keys = _keys_of(kind, reference, Event.PUBLISHED, Event.HIDDEN)
    item = _Item(kind, keys, codec.encode_tombstone(because, language, successor), Event.WITHDRAWN, None)
    entry = _append_alone(item)
    trail.record(actor, "register.withdrawn", entry, because=because)
    return entry


@transaction.atomic
def hide(*, actor: Actor, kind: str, reference: str, because: str) -> Entry:
    """Hide what stands, with all its versions, until it is restored or withdrawn. `because` stays in the trail.

    Raises NotPublished when nothing stands. The files of pictures are the caller's to take off.
    """
    _take_the_end()
    keys = _keys_of(kind, reference, Event.PUBLISHED)
    entry = _append_alone(_Item(kind, keys, codec.encode_hidden("en"), Event.HIDDEN, None))
    trail.record(actor, "register.hidden", entry, because=because)
    return entry


@transaction.atomic
def restore(*, actor: Actor, kind: str, reference: str, because: str) -> Entry:
    """Publish what is hidden again, as it stood, byte for byte, as a new version. Raises NotPublished.

    The database lets it pass only where two people of the secretariat agreed (the part `safety`).
    """
    _take_the_end()
    keys = _keys_of(kind, reference, Event.HIDDEN)
    before = queries.before_hiding(kind, reference)
    assert before is not None, "only what stood is hidden"
    encoded = Encoded(before.schema, before.language, before.content, before.content_hash)
    entry = _append_alone(_Item(kind, keys, encoded, Event.PUBLISHED, None, restores=True))
    trail.record(actor, "register.restored", entry, because=because)
    return entry


def _keys_of(kind: str, reference: str, *events: str) -> Keys:
    """By what the thing is found, when its last entry says one of these events. Raises NotPublished."""
    standing = Current.objects.filter(kind=kind, reference=reference, event__in=events).first()
    if standing is None:
        raise NotPublished(f"no {kind} {reference} is {' or '.join(events)}")
    return Keys(reference, standing.country, standing.government)


def _append_alone(item: _Item) -> Entry:
    (row,) = _append([item])
    return Entry.objects.get(sequence=row.sequence)


@transaction.atomic
def checkpoint(*, actor: Actor) -> Checkpoint | None:
    """Keep the Merkle root over everything published so far; the one that stands when nothing was added since."""
    _take_the_end()
    tree = chain.Tree()
    for hashes in queries.entry_hashes():
        tree.extend(hashes)
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


def _taken(items: list[_Item]) -> list[_Item]:
    """The items, once nobody else can append: what is read now about them stays true to the end."""
    _take_the_end()
    return items


def _shown(items: list[_Item]) -> list[_Item]:
    """The items without those that are hidden; only what does not stand now can be."""
    gone: dict[str, set[str]] = {}
    for (kind, reference), one in _standing(items).items():
        if one.event != Event.PUBLISHED:
            gone.setdefault(kind, set()).add(reference)
    held = {kind: queries.unrestored(kind, references) for kind, references in gone.items()}
    return [item for item in items if item.keys.reference not in held.get(item.kind, ())]


def _append(items: list[_Item]) -> list[_Row]:
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
    return end.rows


def _standing(items: list[_Item]) -> dict[tuple[str, str], _Standing]:
    """What stands now under the references of the items."""
    by_kind: dict[str, set[str]] = {}
    for item in items:
        by_kind.setdefault(item.kind, set()).add(item.keys.reference)
    rows = (
        _Standing(*row)
        for kind, references in by_kind.items()
        for row in Current.objects.filter(kind=kind, reference__in=references).values_list(*_Standing._fields)
    )
    return {(row.kind, row.reference): row for row in rows}


def _grown(items: list[_Item], standing: dict[tuple[str, str], _Standing]) -> dict[int, Shape]:
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


def _is_same(standing: _Standing | None, item: _Item, grown: dict[int, Shape]) -> bool:
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
    row = header._asdict() | {"published_at": end.at, "content": item.encoded.text, "entry_hash": own_hash}
    end.rows.append(_Row(**row))
    end.sequence, end.hash = header.sequence, own_hash
    stood = before is not None and before.event == Event.PUBLISHED
    stands = item.event == Event.PUBLISHED
    end.gained[item.kind] = end.gained.get(item.kind, 0) + stands - stood
    end.standing[key] = end.changed[key] = _Standing(
        kind=item.kind,
        reference=item.keys.reference,
        entry_id=header.sequence,
        event=header.event,
        version=header.version,
        content_hash=item.encoded.hash,
        first_sequence=before.first_sequence if before else header.sequence,
        first_published_at=before.first_published_at if before else end.at,
        country=item.keys.country,
        government=item.keys.government,
    )


def _write(end: _Appending) -> None:
    _insert(Entry, _Row._fields, end.rows)
    replaced = ", ".join(f"{name} = excluded.{name}" for name in _REPLACED)
    _insert(
        Current,
        _Standing._fields,
        end.changed.values(),
        f"ON CONFLICT (kind, reference) DO UPDATE SET {replaced}",
    )
    for kind, gained in end.gained.items():
        tally, _ = Tally.objects.get_or_create(kind=kind)
        tally.published += gained
        tally.save(update_fields=["published"])


def _insert(
    table: type[Entry | Current], columns: tuple[str, ...], rows: Iterable[Any], ending: str = ""
) -> None:
    """Insert many rows with one prepared statement: several times as fast as bulk_create, on both databases."""
    moment = connection.ops.adapt_datetimefield_value
    values = [tuple(moment(value) if isinstance(value, datetime) else value for value in row) for row in rows]
    if values:
        places = ", ".join(["%s"] * len(columns))
        statement = f"INSERT INTO {table._meta.db_table} ({', '.join(columns)}) VALUES ({places}) {ending}"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)
