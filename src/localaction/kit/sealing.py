"""The seal of the trail: a hash chain over all its events, made by the worker soon after they were written.

A seal's hash covers the hash of the seal before it and everything of the event: its number, moment, verb, person
(as a number), record, and for each personal part (name, reason, facts) the hash of a random salt and the part. So
nothing can be changed, taken out or put in between without breaking the chain, and yet a personal part can be
erased: its salt goes with it, its hash stays, and the chain can still be checked.

Events are sealed in the order in which they are found, not by number: the numbers of two transactions at the same
time may become visible in any order.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from localaction.kit import analysis, guards
from localaction.kit.models import TrailErasure, TrailEvent, TrailHead, TrailSeal, TrailWord

CHUNK: Final = 2_000
SETTLED: Final = timedelta(hours=1)  # no transaction is open longer: what is not there by then never comes
PARTS: Final = ("who", "why", "facts")
EMPTY: Final = {"who": "", "why": "", "facts": "{}"}
EMPTIED: Final[dict[str, dict[str, Any]]] = {
    "who": {"name": ""},
    "why": {"because": ""},
    "facts": {"facts": {}},
}
LONGEST_WORD: Final = 40
DIGEST: Final = re.compile(r"[0-9a-f]{32,}")


class Broken(Exception):
    """The trail is not as it was sealed. `sequence` is the seal at which that shows (0: none in particular)."""

    def __init__(self, sequence: int, reason: str) -> None:
        super().__init__(f"seal {sequence}: {reason}" if sequence else reason)
        self.sequence = sequence


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found in order: how many seals, the hash of the last one, and how many events wait for theirs."""

    sealed: int
    hash: str
    waiting: int
    erased: int


# --- hashes, pure


def part_of(event: TrailEvent, part: str) -> str:
    """One personal part of an event as it is hashed."""
    if part == "facts":
        return json.dumps(event.facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return event.name if part == "who" else event.because


def part_hash(salt: bytes, part: str) -> bytes:
    """The hash that stands for a personal part in the chain."""
    return hashlib.sha256(salt + part.encode("utf-8", "surrogatepass")).digest()


def seal_hash(sequence: int, event: TrailEvent, hashes: dict[str, bytes], previous: bytes) -> bytes:
    """The hash of one seal."""
    covered = {
        "sequence": sequence,
        "event": event.pk,
        "at": event.at.isoformat(timespec="microseconds"),
        "verb": event.verb,
        "person": event.person_id,
        "subject": [event.subject_type, event.subject_id],
        "previous": previous.hex(),
    } | {part: one.hex() for part, one in hashes.items()}
    return hashlib.sha256(json.dumps(covered, sort_keys=True, separators=(",", ":")).encode()).digest()


# --- sealing


def seal_waiting(now: datetime | None = None) -> int:
    """Seal every event that waits for it, a chunk to a transaction; returns how many were sealed."""
    before, sealed = (now or timezone.now()) - SETTLED, 0
    while True:
        count = _seal_chunk(before)
        sealed += count
        if count < CHUNK:
            return sealed


@transaction.atomic
def _seal_chunk(before: datetime) -> int:
    TrailHead.objects.get_or_create(pk=1)
    head = TrailHead.objects.select_for_update().get(pk=1)
    events = list(TrailEvent.objects.filter(pk__gt=head.floor, seal=None).order_by("pk")[:CHUNK])
    sequence, previous = head.sequence, bytes(head.hash)
    rows = []
    for event in events:
        sequence += 1
        salts = {part: secrets.token_bytes(16) for part in PARTS}
        hashes = {part: part_hash(salts[part], part_of(event, part)) for part in PARTS}
        previous = seal_hash(sequence, event, hashes, previous)
        rows.append((sequence, event.pk, *salts.values(), *hashes.values(), previous))
    _insert(rows)
    _index(events)
    if len(events) < CHUNK:
        head.floor = _settled(head.floor, before)
    if events:
        head.sequence, head.hash, head.sealed_at = sequence, previous, timezone.now()
    head.save()
    return len(events)


def _settled(floor: int, before: datetime) -> int:
    """The highest number below which no event can still turn up."""
    young = TrailEvent.objects.filter(pk__gt=floor, at__gte=before).order_by("pk").first()
    if young:
        return max(floor, young.pk - 1)
    last = TrailEvent.objects.order_by("-pk").values_list("pk", flat=True).first()
    return max(floor, last or 0)


def _insert(rows: list[tuple[Any, ...]]) -> None:
    columns = (
        "sequence",
        "event_id",
        *(f"{part}_salt" for part in PARTS),
        *(f"{part}_hash" for part in PARTS),
    )
    places = ", ".join(["%s"] * (len(columns) + 1))
    statement = f"INSERT INTO {TrailSeal._meta.db_table} ({', '.join(columns)}, hash) VALUES ({places})"  # noqa: S608
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


# --- words, for searching


def words_in(text: str) -> set[str]:
    """The words of a text as they are searched: folded, at most 40 characters each."""
    return {word[:LONGEST_WORD] for word in analysis.folded(text).split()}


def words_of(event: TrailEvent) -> set[str]:
    """The words by which an event is found: those of its reason, and of the texts among its facts."""
    told = [one for one in event.facts.values() if isinstance(one, str) and not DIGEST.fullmatch(one)]
    text = " ".join([event.because, *told]).strip()
    return words_in(text) if text else set()


def _index(events: list[TrailEvent]) -> None:
    rows = [(word, event.pk) for event in events for word in sorted(words_of(event))]
    statement = (
        f"INSERT INTO {TrailWord._meta.db_table} (word, event_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"  # noqa: S608
    )
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


# --- erasing


@transaction.atomic
def erase(event_ids: list[int], parts: tuple[str, ...], *, rule: str) -> int:
    """Empty personal parts of events for good, with their salts; returns how many parts were erased.

    Call it inside an operation, which asks its rule and writes its own event.
    """
    seal_waiting()  # what is erased unsealed could never be told from what was never written
    erased = 0
    for start in range(0, len(event_ids), CHUNK):
        some = event_ids[start : start + CHUNK]
        events = list(TrailEvent.objects.filter(pk__in=some))
        for part in parts:
            full = [one.pk for one in events if part_of(one, part) != EMPTY[part]]
            TrailErasure.objects.bulk_create([TrailErasure(event_id=pk, part=part, rule=rule) for pk in full])
            TrailEvent.objects.filter(pk__in=full).update(**EMPTIED[part])
            TrailSeal.objects.filter(event_id__in=full).update(**{f"{part}_salt": None})
            erased += len(full)
        if "why" in parts or "facts" in parts:
            TrailWord.objects.filter(event_id__in=some).delete()
            _index(list(TrailEvent.objects.filter(pk__in=some)))
    return erased


# --- checking


def verify(expected: tuple[int, str] | None = None) -> Found:
    """Check the whole trail against its seals. Raises Broken at the first fault.

    `expected` is a seal noted down earlier, as number and hash: it must still be in the chain.
    """
    if not guards.are_up(connection):
        raise Broken(0, "the database would let events be changed: its triggers are missing (run migrate)")
    head = TrailHead.objects.filter(pk=1).first() or TrailHead()
    sequence, previous = 0, b""
    for seal in _seals():
        if seal.sequence != sequence + 1:
            raise Broken(sequence + 1, "the seal is missing")
        sequence = seal.sequence
        previous = _checked(seal, previous)
        if expected and sequence == expected[0] and previous.hex() != expected[1]:
            raise Broken(sequence, "the chain was written anew: this seal was another one")
        if sequence == head.sequence and previous != bytes(head.hash):
            raise Broken(sequence, "the last seal is not the one that was kept as the last")
    if sequence < max(head.sequence, expected[0] if expected else 0):
        raise Broken(sequence, "seals after this one are missing")
    put_in = TrailEvent.objects.filter(pk__lte=head.floor, seal=None).order_by("pk").first()
    if put_in:
        raise Broken(0, f"the event {put_in.pk} was put in afterwards")
    waiting = TrailEvent.objects.filter(pk__gt=head.floor, seal=None).count()
    return Found(sequence, previous.hex(), waiting, TrailErasure.objects.count())


def _seals() -> Iterator[TrailSeal]:
    return TrailSeal.objects.select_related("event").order_by("sequence").iterator(CHUNK)


def _checked(seal: TrailSeal, previous: bytes) -> bytes:
    """The hash of a seal that is in order."""
    event, hashes = seal.event, {part: bytes(getattr(seal, f"{part}_hash")) for part in PARTS}
    for part in PARTS:
        salt, told = getattr(seal, f"{part}_salt"), part_of(event, part)
        if salt is None and not (told == EMPTY[part] and event.erasures.filter(part=part).exists()):
            raise Broken(
                seal.sequence, f"the part {part!r} of event {event.pk} lost its salt, but was not erased"
            )
        if salt is not None and part_hash(bytes(salt), told) != hashes[part]:
            raise Broken(seal.sequence, f"the part {part!r} of event {event.pk} was changed")
    if seal_hash(seal.sequence, event, hashes, previous) != bytes(seal.hash):
        raise Broken(seal.sequence, f"the event {event.pk} was changed, or the chain before it")
    return bytes(seal.hash)


def check(now: datetime | None = None) -> TrailHead:
    """Check the whole trail and keep what was found, for the desk to show."""
    TrailHead.objects.get_or_create(pk=1)
    try:
        sealed, fault = verify().sealed, ""
    except Broken as broken:
        sealed, fault = broken.sequence, str(broken)
    found = {"checked_at": now or timezone.now(), "checked_sequence": sealed, "fault": fault}
    TrailHead.objects.filter(pk=1).update(**found)
    return head()


def head() -> TrailHead:
    """How far the trail is sealed, and what the last check found."""
    return TrailHead.objects.filter(pk=1).first() or TrailHead()
