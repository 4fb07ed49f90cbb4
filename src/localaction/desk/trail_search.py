"""Searching the trail: by who, kind of record, record, verb, date and words; newest first, a page after the other.

Pages follow each other by the number of their last event, not by counting, so that the thousandth page of a
million events costs as much as the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from localaction.accounts.models import Person
from localaction.desk import trail_records
from localaction.desk.trail_records import Named
from localaction.kit import events, sealing
from localaction.kit.actors import SYSTEM
from localaction.kit.models import TrailEvent, TrailWord

Words = str | Promise
PER_PAGE: Final = 50
COUNTED: Final = 10_000
MOST_PEOPLE: Final = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the trail, as its address says it; "" where nothing is asked."""

    who: str = ""
    kind: str = ""
    record: str = ""
    verb: str = ""
    since: str = ""
    until: str = ""
    words: str = ""

    def query(self) -> str:
        """The question as the query string of an address, without what is not asked."""
        pairs = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in pairs.items() if value})


@dataclass(frozen=True, slots=True)
class Line:
    """One event as it is shown. `facts` are pairs of names and values; `is_erased` when a part of it is gone."""

    number: int
    at: datetime
    verb: str
    words: Words
    who: str
    record: Named
    because: str
    facts: tuple[tuple[str, str], ...]
    is_sealed: bool
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found. `count` is exact up to COUNTED; `older`: where the next page begins (0: nowhere)."""

    lines: tuple[Line, ...]
    count: int
    older: int

    @property
    def is_more_than_counted(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > COUNTED


def read(given: dict[str, str]) -> Asked:
    """The question of an address; what cannot be asked is left out."""
    values = {field.name: given.get(field.name, "").strip()[:200] for field in fields(Asked)}
    for name in ("since", "until"):
        values[name] = values[name] if _day(values[name]) else ""
    values["verb"] = values["verb"] if values["verb"] in events.declared() else ""
    values["kind"] = values["kind"] if values["kind"] in kinds() else ""
    return Asked(**values)


def kinds() -> list[str]:
    """Every kind of record that the trail speaks of, found by skipping through its index."""
    found: list[str] = []
    ordered = TrailEvent.objects.order_by("subject_type").values_list("subject_type", flat=True)
    kind = ordered.first()
    while kind is not None:
        found.append(kind)
        kind = ordered.filter(subject_type__gt=kind).first()
    return found


def search(asked: Asked, before: int = 0) -> Page:
    """One page of the events that answer the question, the newest first; `before` is the end of the page before."""
    found = matching(asked)
    rows = found.filter(pk__lt=before) if before else found
    shown = list(_ordered(rows)[: PER_PAGE + 1])
    older = shown[PER_PAGE - 1].pk if len(shown) > PER_PAGE else 0
    count = found.order_by()[: COUNTED + 1].count()
    return Page(tuple(lines_of(shown[:PER_PAGE])), count, older)


def everything(asked: Asked, chunk: int = 1000) -> Iterator[Line]:
    """Every event that answers the question, the newest first, read a chunk at a time."""
    found, before = matching(asked), 0
    while True:
        rows = list(_ordered(found.filter(pk__lt=before) if before else found)[:chunk])
        yield from lines_of(rows)
        if len(rows) < chunk:
            return
        before = rows[-1].pk


def matching(asked: Asked) -> QuerySet[TrailEvent]:
    """The events that answer the question, in no order."""
    found = TrailEvent.objects.order_by()
    if asked.who:
        found = found.filter(_by(asked.who))
    if asked.kind:
        found = found.filter(subject_type=asked.kind)
    if asked.record:
        found = found.filter(trail_records.about(asked.record, [asked.kind] if asked.kind else kinds()))
    if asked.verb:
        found = found.filter(verb=asked.verb)
    if since := _day(asked.since):
        found = found.filter(at__gte=_midnight(since))
    if until := _day(asked.until):
        found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
    for word in sorted(sealing.words_in(asked.words)):
        found = found.filter(Exists(TrailWord.objects.filter(word=word, event_id=OuterRef("pk"))))
    return found


def _ordered(found: QuerySet[TrailEvent]) -> QuerySet[TrailEvent]:
    return found.select_related("person", "seal").prefetch_related("erasures").order_by("-pk")


def _by(who: str) -> Q:
    """Events of people whose name has these letters or who have this address; of the site itself by its name."""
    people = Person.objects.filter(Q(name__icontains=who) | Q(email=who.lower()))[:MOST_PEOPLE]
    condition = Q(person__in=list(people.values_list("pk", flat=True)))
    is_site = who.lower() in SYSTEM.name.lower()
    return condition | Q(person=None, name=SYSTEM.name) if is_site else condition


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


# --- lines


def lines_of(rows: list[TrailEvent]) -> Iterator[Line]:
    """Events as lines."""
    names = trail_records.names_of(rows)
    for event in rows:
        yield Line(
            number=event.pk,
            at=event.at,
            verb=event.verb,
            words=events.words_of(event.verb),
            who=_who(event),
            record=names[event.subject_type, event.subject_id],
            because=event.because,
            facts=tuple((name.replace("_", " "), _told(value)) for name, value in event.facts.items()),
            is_sealed=hasattr(event, "seal"),
            is_erased=bool(event.erasures.all()),
        )


def _who(event: TrailEvent) -> str:
    if event.name:
        return event.name
    return _("somebody who has left") if event.person_id else _("nobody known")


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
