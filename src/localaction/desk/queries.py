"""Reading the queue: what waits, how many, whose it is; always asked of the tables themselves, by indexed SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from localaction.accounts.models import DeskRole, Person
from localaction.actions.models import Call
from localaction.desk.asked import MINE, NOBODYS, SOMEBODYS, Asked, from_query
from localaction.desk.kinds import BY_CODE, KINDS
from localaction.desk.models import Care, SavedView
from localaction.desk.waiting import Kind, Line, said
from localaction.kit.actors import Actor
from localaction.register.regions import countries_of

PER_PAGE = 25
MOST_VIEWS = 12
MOST_LISTED = 100
MOST_CALLS = 40


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a waiting thing, and since when."""

    person_id: int
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue. `counts`: of every kind under the same question, whichever kind is shown."""

    lines: tuple[Line, ...]
    holders: dict[str, Holder]
    counts: dict[str, int]
    total: int
    page: int
    pages: int


# --- the queue


def kinds_for(actor: Actor) -> tuple[Kind, ...]:
    """The kinds that can wait for this actor."""
    return tuple(kind for kind in KINDS if actor.roles & set(kind.roles))


def queue_for(
    actor: Actor, asked: Asked, *, per_page: int = PER_PAGE, counting: Counting | None = None
) -> Queue:
    """What waits for this actor and answers the question: first what comes first, then in the order asked for."""
    counts = (counting or Counting(actor)).counts(asked)
    shown = [kind for kind in kinds_for(actor) if asked.kind in ("", kind.code) and counts[kind.code]]
    total = sum(counts[kind.code] for kind in shown)
    pages = max(1, -(-total // per_page))
    page = min(asked.page, pages)
    places = _places(actor, asked, shown, counts, (page - 1) * per_page, per_page)
    lines = _lines(actor, places)
    return Queue(lines, holders_of(lines), counts, total, page, pages)


class Counting:
    """Counts what waits for an actor, the same question once only: a page asks many that differ in little."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self._known: dict[str, dict[str, int]] = {}

    def counts(self, asked: Asked) -> dict[str, int]:
        """How many of every kind answer the question; its own kind is not looked at. One query."""
        question = asked.but(kind="", sort="")
        key = question.query()
        if key not in self._known:
            self._known[key] = self._counted(question)
        return self._known[key]

    def count(self, asked: Asked) -> int:
        """How many things answer the question: exactly as many as its pages show."""
        counts = self.counts(asked)
        return counts.get(asked.kind, 0) if asked.kind else sum(counts.values())

    def _counted(self, asked: Asked) -> dict[str, int]:
        """What nobody has is counted as what is left: to ask it of every single thing would be slow."""
        if asked.whose == NOBODYS:
            everything, taken = (self.counts(asked.but(whose=whose)) for whose in ("", SOMEBODYS))
            return {kind: count - taken[kind] for kind, count in everything.items()}
        kinds = kinds_for(self.actor)
        counted = [
            found.annotate(line_kind=Value(kind.code, CharField()))
            .values("line_kind")
            .annotate(line_count=Count("pk"))
            .values_list("line_kind", "line_count")
            for kind in _taken_from(kinds, self.actor, asked.whose)
            if (found := _matching(kind, self.actor, asked)) is not None
        ]
        return dict.fromkeys((kind.code for kind in kinds), 0) | dict(_together(counted))


def count_for(actor: Actor, asked: Asked) -> int:
    """How many things answer the question: exactly as many as its pages show."""
    return Counting(actor).count(asked)


def _taken_from(kinds: Sequence[Kind], actor: Actor, whose: str) -> list[Kind]:
    """The kinds of which the people asked about have taken something; all of them when nobody is asked about."""
    if whose in ("", NOBODYS):
        return list(kinds)
    taken = Care.objects.all() if whose == SOMEBODYS else Care.objects.filter(person_id=_person(actor, whose))
    codes = set(taken.order_by().values_list("kind", flat=True).distinct())
    return [kind for kind in kinds if kind.code in codes or "assessor" in kind.roles]


def _person(actor: Actor, whose: str) -> int:
    return (actor.person_id or 0) if whose == MINE else int(whose)


def things_for(actor: Actor, asked: Asked, limit: int) -> tuple[Line, ...]:
    """The first `limit` things that answer the question, whatever page it names."""
    return queue_for(actor, asked.but(), per_page=limit).lines


def lines_named(actor: Actor, names: Iterable[str]) -> tuple[Line, ...]:
    """The things with these names ("signature:12") that wait for the actor, in the order given."""
    return _lines(actor, [place for place in map(_place, names) if place is not None])


def _place(name: str) -> tuple[str, int] | None:
    kind, colon, thing = name.partition(":")
    is_whole = thing.isascii() and thing.isdecimal() and len(thing) <= 18
    return (kind, int(thing)) if colon and is_whole and kind in BY_CODE else None


# --- what matches


def _matching(kind: Kind, actor: Actor, asked: Asked) -> QuerySet[Any] | None:
    """The things of a kind that answer the question; None when none can."""
    found = kind.found(actor).order_by()
    places = _countries(asked)
    for column, wanted in ((kind.country, places), (kind.language, asked.language), (kind.call, asked.call)):
        if wanted and column is None:
            return None
    if asked.why:
        if asked.why not in kind.whys:
            return None
        found = found.alias(line_why=kind.why_said).filter(line_why=asked.why)
    if places:
        found = found.alias(line_country=said(kind.country)).filter(line_country__in=places)
    if asked.language:
        found = found.alias(line_language=said(kind.language)).filter(line_language=asked.language)
    if asked.call:
        found = found.alias(line_call=said(kind.call)).filter(line_call=asked.call)
    if asked.longer:
        before = timezone.now() - timedelta(days=asked.longer)
        found = found.alias(line_since=said(kind.since)).filter(line_since__lt=before)
    for word in asked.words.split():
        found = _with_word(found, kind, word)
    return _held_by(found, kind, actor, asked.whose)


def _countries(asked: Asked) -> list[str]:
    """The countries asked about; one that does not lie in the region asked about is none ("--")."""
    if not asked.region:
        return [asked.country] if asked.country else []
    inside = countries_of(asked.region)
    if asked.country:
        inside = inside & {asked.country}
    return sorted(inside) or ["--"]


def _with_word(found: QuerySet[Any], kind: Kind, word: str) -> QuerySet[Any]:
    """Those with a word in any of the places where words are looked for; SQLite knows no accented capitals."""
    aliases = {f"line_in_{place}": said(column) for place, column in enumerate(kind.looked_in)}
    written = (word,) if word.isascii() else (word, word.lower(), word.upper(), word.capitalize())
    spellings = dict.fromkeys(written)
    tests = [Q(**{f"{name}__icontains": one}) for name in aliases for one in spellings]
    return found.alias(**aliases).filter(reduce(or_, tests)) if tests else found.none()


def _held_by(found: QuerySet[Any], kind: Kind, actor: Actor, whose: str) -> QuerySet[Any] | None:
    """An assessment is its assessor's from the start, so that it is somebody's and mine."""
    if not whose or "assessor" in kind.roles:
        return found if whose in ("", MINE, SOMEBODYS) else None
    held = _cares(kind)
    if whose == NOBODYS:
        return _with_holder(found, kind, held, has_one=False)
    if whose != SOMEBODYS:
        held = held.filter(person_id=_person(actor, whose))
    return _with_holder(found.filter(pk__in=held.values("thing")), kind, held, has_one=True)


def _cares(kind: Kind) -> QuerySet[Care]:
    """What people of the secretariat have taken of a kind; whoever left it has taken nothing."""
    return Care.objects.filter(kind=kind.code, person__is_active=True, person__desk_role=DeskRole.SECRETARIAT)


def _with_holder(found: QuerySet[Any], kind: Kind, held: QuerySet[Care], *, has_one: bool) -> QuerySet[Any]:
    mine = held.filter(thing=OuterRef("pk"))
    if not kind.anew:
        return found if has_one else found.filter(~Exists(mine))
    found = found.alias(line_why=kind.why_said)
    counts = (~Q(line_why__in=kind.anew) & Exists(mine)) | Exists(mine.filter(why=OuterRef("line_why")))
    return found.filter(counts if has_one else ~Q(counts))


# --- the lines of one page


def _places(
    actor: Actor, asked: Asked, shown: Sequence[Kind], counts: dict[str, int], start: int, length: int
) -> list[tuple[str, int]]:
    """Kind and id of what stands from `start` on: things of the kinds that come first, then the others."""
    places: list[tuple[str, int]] = []
    for kinds in ([kind for kind in shown if kind.first], [kind for kind in shown if not kind.first]):
        here = sum(counts[kind.code] for kind in kinds)
        if start < here and length > len(places):
            end = min(here, start + length - len(places))
            places += _ordered(actor, asked, kinds)[start:end]
        start = max(0, start - here)
    return places


def _ordered(actor: Actor, asked: Asked, kinds: Sequence[Kind]) -> Any:
    """Kind and id of everything of these kinds, in the order asked for; asked of the database slice by slice."""
    column = {"country": "country", "title": "title"}.get(asked.sort, "since")
    ordered = [
        found.annotate(
            line_kind=Value(kind.code, CharField()), line_thing=F("pk"), line_rank=said(getattr(kind, column))
        ).values_list("line_kind", "line_thing", "line_rank")
        for kind in kinds
        if (found := _matching(kind, actor, asked)) is not None
    ]
    rank = "-line_rank" if asked.sort == "newest" else "line_rank"
    return _Slices(_together(ordered).order_by(rank, "line_kind", "line_thing"))


class _Slices:
    """A slice of it is a list of kind and id."""

    def __init__(self, rows: Any) -> None:
        self.rows = rows

    def __getitem__(self, asked: slice) -> list[tuple[str, int]]:
        return [(kind, thing) for kind, thing, _rank in self.rows[asked]]


def _together(found: Sequence[QuerySet[Any, Any]]) -> Any:
    """Many querysets of the same columns as one."""
    if not found:
        return Care.objects.none().values_list("kind", "thing")
    return found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]


def _lines(actor: Actor, places: Sequence[tuple[str, int]]) -> tuple[Line, ...]:
    """The lines of these places that wait for the actor, in their order; one query a kind."""
    found: dict[tuple[str, int], Line] = {}
    for kind in kinds_for(actor):
        things = [thing for code, thing in places if code == kind.code]
        if things:
            lines: Sequence[Line] = [_line(kind, row) for row in columns_of(kind, actor, things)]
            for line in kind.dressed(actor, lines) if kind.dressed else lines:
                found[kind.code, line.thing] = line
    return tuple(found[place] for place in dict.fromkeys(places) if place in found)


def columns_of(kind: Kind, actor: Actor, things: Sequence[int]) -> Iterable[dict[str, Any]]:
    """The columns of the lines of these things of a kind, as its declaration says them."""
    columns = {
        "line_key": said(kind.key),
        "line_why": kind.why_said,
        "line_since": said(kind.since),
        "line_title": said(kind.title),
        "line_title_language": said(kind.title_language),
        "line_country": said(kind.country),
    }
    found = kind.found(actor).order_by().filter(pk__in=things)
    return found.annotate(**columns).values("pk", *columns)  # type: ignore[no-any-return]


def _line(kind: Kind, row: dict[str, Any]) -> Line:
    return Line(
        kind=kind.code,
        thing=row["pk"],
        key=str(row["line_key"]),
        why=row["line_why"],
        since=row["line_since"] or timezone.now(),
        title=row["line_title"] or "",
        title_language=row["line_title_language"] or "",
        country=row["line_country"] or "",
    )


# --- who has what


def holders_of(lines: Sequence[Line]) -> dict[str, Holder]:
    """Who has each of these things, by its name; those that nobody has are left out. One query."""
    if not lines:
        return {}
    whys = {(line.kind, line.thing): line.why for line in lines}
    by_kind: dict[str, list[int]] = {}
    for kind, thing in whys:
        by_kind.setdefault(kind, []).append(thing)
    tests = [Q(kind=kind, thing__in=things) for kind, things in by_kind.items()]
    taken = Care.objects.filter(
        reduce(or_, tests), person__is_active=True, person__desk_role=DeskRole.SECRETARIAT
    )
    found = {}
    for care in taken.select_related("person"):
        why = whys[care.kind, care.thing]
        if care.why == why or why not in BY_CODE[care.kind].anew:
            found[str(care)] = Holder(care.person_id, str(care.person), care.since)
    return found


def colleagues() -> list[Person]:
    """Everybody of the secretariat, by name: to whom things can be given."""
    return list(Person.objects.filter(desk_role=DeskRole.SECRETARIAT, is_active=True).order_by("name", "id"))


def care_of(line: Line) -> Care | None:
    """What is remembered of who has a thing, whether it still counts or not."""
    return Care.objects.filter(kind=line.kind, thing=line.thing).select_related("person").first()


def calls_asked_for() -> list[Call]:
    """The calls that can be asked for, the newest first; a page has a short list."""
    return list(Call.objects.order_by("-opens_on", "code")[:MOST_CALLS])


# --- saved views


@dataclass(frozen=True, slots=True)
class ViewTab:
    """A saved view with how many things it finds now."""

    view: SavedView
    asked: Asked
    count: int


def views_for(actor: Actor) -> QuerySet[SavedView]:
    """The actor's own views and those that colleagues share, by name."""
    if actor.person_id is None:
        return SavedView.objects.none()
    mine = Q(person_id=actor.person_id)
    return SavedView.objects.filter(mine | Q(shared=True)).select_related("person").order_by("name", "id")


def view_for(actor: Actor, pk: int) -> SavedView:
    """One of the actor's own views. Raises SavedView.DoesNotExist."""
    return views_for(actor).get(pk=pk, person_id=actor.person_id or 0)


def tabs_for(actor: Actor, counting: Counting) -> list[ViewTab]:
    """The views shown above the queue, each with its count: one or two queries a view, at most twelve."""
    found = []
    for view in views_for(actor)[:MOST_VIEWS]:
        asked = from_query(view.query)
        found.append(ViewTab(view, asked, counting.count(asked)))
    return found
