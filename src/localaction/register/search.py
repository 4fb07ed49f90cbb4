"""Asking the index: hits with all a list shows, facets with counts, points for a map. No database is read."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

import tantivy
from django.conf import settings
from tantivy import FieldType, Occur, Order, Query

from localaction.register import asking, index, marking
from localaction.register.documents import LANGUAGES, Card

SORTS = ("relevance", "newest", "title", "country")
COUNTED = (
    "gcm", "gcr", "sdg", "priority", "kind", "stage", "country", "region", "population", "language", "year",
    "signature", "theme", "need",
)  # fmt: skip
FILTERS = (*index.FACETS, "year")
MOST_VALUES = 400  # of one facet
MOST_POINTS = 20_000
DEEPEST = 10_000  # hits that pages reach
LARGEST_PAGE = 200
KEPT_FACETS = 64  # answers
OPENINGS = 3

Facets = Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What to find. `filters` maps a facet to the values any of which will do; facets must all hold.

    `thing`: "action", "government" or "" for both. `language` is the reader's, for sorting countries by name.
    `counted` names the facets to count. `sort` "" means by relevance when there is text, else newest first.
    """

    text: str = ""
    language: str = "en"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    sort: str = ""
    page: int = 1
    per_page: int = 20
    thing: str = "action"
    counted: tuple[str, ...] = COUNTED


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. Marked texts are (text, whether it is what was asked for) in order; `passage` is () without words.

    The title is the reader's, where it is translated; `passage_language` is the language of the passage.
    """

    card: Card
    title: tuple[tuple[str, bool], ...]
    passage: tuple[tuple[str, bool], ...]
    passage_language: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of what was found. `relaxed`: nothing had every word, so these have some. `pages` is at least 1.

    `facets` maps each counted facet to (value, count), most first, counted without that facet's own filter.
    `sequence` is the entry up to which the register was searched. `took_ms` is the engine's share.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Facets
    page: int
    pages: int
    took_ms: float
    sequence: int
    relaxed: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One result on a map, in WGS 84 degrees."""

    reference: str
    latitude: float
    longitude: float
    title: str
    language: str
    government: str


# --- the reader: one for each process, opened again when the index was


@dataclass(frozen=True, slots=True)
class _Reader:
    stamp: tuple[int, ...]
    state: index.State
    engine: tantivy.Index
    searcher: tantivy.Searcher
    points: dict[int, Point]
    facets: OrderedDict[object, Facets]


_readers: dict[str, _Reader] = {}
_opening = threading.Lock()


def _reader() -> _Reader:
    """The searcher of the index as it is now: one stat when nothing changed."""
    root = str(settings.INDEX_ROOT)
    stamp = index.stamp()
    known = _readers.get(root)
    if known and known.stamp == stamp:
        return known
    with _opening:
        known = _readers.get(root)
        stamp = index.stamp()
        if known is None or known.stamp != stamp:
            known = _readers[root] = _opened(Path(root), stamp, known)
    return known


def _opened(root: Path, stamp: tuple[int, ...], known: _Reader | None) -> _Reader:
    """Open what the index's state names; when there is nothing that this code can read, make it first.

    A process that runs older code than the worker keeps what it has open until it is started again.
    """
    for attempt in range(OPENINGS):
        state = index.state()
        if known and state and state.made != index.made():
            return replace(known, stamp=stamp)
        if state is None or state.made != index.made() or not index.has_files(state):
            index.follow()
            stamp, state = index.stamp(), index.state()
        try:
            return _read(root, stamp, state, known)
        except ValueError:  # it was rebuilt, and the old folder removed, while it was being opened
            if attempt == OPENINGS - 1:
                raise
            stamp = index.stamp()
    raise AssertionError


def _read(root: Path, stamp: tuple[int, ...], state: index.State | None, known: _Reader | None) -> _Reader:
    if state is None:
        raise ValueError(f"no search index in {root}")
    if known and known.state.folder == state.folder:
        known.engine.reload()
        return _Reader(stamp, state, known.engine, known.engine.searcher(), known.points, OrderedDict())
    engine = tantivy.Index.open(str(root / state.folder))
    engine.config_reader("manual", 0)
    engine.reload()
    return _Reader(stamp, state, engine, engine.searcher(), {}, OrderedDict())


# --- finding


def find(request: SearchRequest) -> SearchResult:
    """One page of results with facets. Never raises on any text, page or filter value; unknown facets are ignored."""
    reader = _reader()
    started = perf_counter()
    question = asking.read(request.text)
    plan = _Plan(request, question, relaxed=False)
    per_page = min(max(request.per_page, 1), LARGEST_PAGE)
    page, found = _page(reader.searcher, plan, request.page, per_page)
    if not found.hits and found.total == 0 and question.wanted:
        looser = _Plan(request, question, relaxed=True)
        again_page, again = _page(reader.searcher, looser, request.page, per_page)
        if again.total:
            plan, page, found = looser, again_page, again
    facets = _facets(reader, plan)
    documents = [reader.searcher.doc(address) for address in found.hits]
    took = (perf_counter() - started) * 1000
    words = question.words
    return SearchResult(
        hits=tuple(_hit(document, words, request.language) for document in documents),
        total=found.total,
        facets=facets,
        page=page,
        pages=max(1, -(-min(found.total, DEEPEST) // per_page)),
        took_ms=round(took, 3),
        sequence=reader.state.sequence,
        relaxed=plan.relaxed,
    )


def has_any(field: str, value: str) -> bool:
    """Whether a document may have this value of a filter: a hundredth of a search, and never wrong where it says no."""
    return bool(_reader().searcher.doc_freq(field, value))


class _Plan:
    """The queries of one request: its text, and a filter for each facet that is set."""

    def __init__(self, request: SearchRequest, question: asking.Question, *, relaxed: bool) -> None:
        self.request = request
        self.relaxed = relaxed
        self.has_text = bool(question.wanted)
        self.text = None if question.is_empty else asking.as_query(question, index.schema(), relaxed=relaxed)
        self.always = _always(request)
        self.filters = {
            name: _filter(name, values) for name, values in request.filters.items() if _is_set(name, values)
        }

    def query(self, without: str = "") -> Query:
        """Everything asked for, but for one facet's own filter."""
        clauses = [(Occur.Must, self.text)] if self.text is not None else []
        clauses += [(Occur.Must, query) for query in self.always]
        clauses += [(Occur.Must, query) for name, query in self.filters.items() if name != without]
        if not clauses:
            return Query.all_query()
        return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def _is_set(name: str, values: tuple[str, ...]) -> bool:
    return name in FILTERS and bool(values)


def _always(request: SearchRequest) -> list[Query]:
    found = []
    if request.thing:
        query = Query.term_query(index.schema(), "thing", request.thing, "basic")
        found.append(Query.const_score_query(query, 0.0))
    if request.year_from is not None or request.year_to is not None:
        low, high = _year(request.year_from, 0), _year(request.year_to, 9999)
        query = Query.range_query(index.schema(), "year", FieldType.Unsigned, low, high)
        found.append(Query.const_score_query(query, 0.0))
    return found


def _year(year: int | None, otherwise: int) -> int:
    return otherwise if year is None else min(max(year, 0), 9999)


def _filter(name: str, values: tuple[str, ...]) -> Query:
    wanted: list[str] | list[int] = list(dict.fromkeys(values))[:MOST_VALUES]
    if name == "year":
        wanted = [int(value) for value in wanted if str(value).isdecimal() and len(str(value)) <= 4]
    if not wanted:
        return Query.empty_query()
    return Query.const_score_query(Query.term_set_query(index.schema(), name, wanted), 0.0)


@dataclass(frozen=True, slots=True)
class _Found:
    hits: list[tantivy.DocAddress]
    total: int


def _page(searcher: tantivy.Searcher, plan: _Plan, page: int, per_page: int) -> tuple[int, _Found]:
    """The page asked for, or the last one when it lies beyond."""
    last_reachable = max(1, DEEPEST // per_page)
    page = min(max(page, 1), last_reachable)
    found = _search(searcher, plan, (page - 1) * per_page, per_page)
    if not found.hits and found.total and page > 1:
        page = min(-(-found.total // per_page), last_reachable)
        found = _search(searcher, plan, (page - 1) * per_page, per_page)
    return page, found


def _search(searcher: tantivy.Searcher, plan: _Plan, offset: int, limit: int) -> _Found:
    by, order = _order(plan)
    result = searcher.search(
        plan.query(), limit=limit, offset=offset, count=True, order_by_field=by, order=order
    )
    return _Found([address for _, address in result.hits], result.count or 0)  # type: ignore[attr-defined]


def _order(plan: _Plan) -> tuple[str | None, Order]:
    sort = plan.request.sort if plan.request.sort in SORTS else ""
    if sort == "title":
        return "title_key", Order.Asc
    if sort == "country":
        language = plan.request.language if plan.request.language in LANGUAGES else "en"
        return f"country_{language}", Order.Asc
    if plan.has_text and sort != "newest":
        return None, Order.Desc
    return "first_sequence", Order.Desc


# --- facets


def _facets(reader: _Reader, plan: _Plan) -> Facets:
    """Counts of every facet asked for. They are the same on every page and in every order, so the last are kept."""
    request = plan.request
    filters = tuple(sorted((name, tuple(values)) for name, values in request.filters.items()))
    asked = (
        request.text,
        request.thing,
        request.year_from,
        request.year_to,
        filters,
        request.counted,
        plan.relaxed,
    )
    known = reader.facets.get(asked)
    if known is None:
        known = reader.facets[asked] = MappingProxyType(_counted(reader.searcher, plan))
        if len(reader.facets) > KEPT_FACETS:
            with suppress(KeyError):  # another thread may have made room
                reader.facets.popitem(last=False)
    return known


def _counted(searcher: tantivy.Searcher, plan: _Plan) -> dict[str, tuple[tuple[str, int], ...]]:
    """One call for all facets that have no filter, one for each that has: it is counted without its own."""
    names = [name for name in plan.request.counted if name in FILTERS]
    found = _counts(searcher, plan.query(), [name for name in names if name not in plan.filters])
    for name in names:
        if name in plan.filters:
            found |= _counts(searcher, plan.query(without=name), [name])
    return {name: found[name] for name in names}


def _counts(
    searcher: tantivy.Searcher, query: Query, names: list[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    if not names:
        return {}
    size = {"size": MOST_VALUES, "segment_size": MOST_VALUES * 5}
    answer = searcher.aggregate(query, {name: {"terms": {"field": name, **size}} for name in names})
    return {name: tuple(_bucket(bucket) for bucket in answer[name]["buckets"]) for name in names}


def _bucket(bucket: Mapping[str, object]) -> tuple[str, int]:
    key = bucket["key"]
    return str(int(key)) if isinstance(key, float) else str(key), int(str(bucket["doc_count"]))


# --- hits and points


def _hit(document: tantivy.Document, words: tuple[str, ...], language: str) -> Hit:
    card = index.card_of(document)
    told = card.told(language)
    if not words:
        return Hit(card, ((told.title, False),), ())
    title = marking.marked(told.title, words, told.language)
    for its, text in index.bodies_of(document, card, language):
        if passage := marking.passage(text, words, its):
            return Hit(card, title, passage, its)
    return Hit(card, title, ())


def points(request: SearchRequest) -> tuple[Point, ...]:
    """Every result that has a place, for a map, newest first, at most MOST_POINTS. Page and sort are ignored."""
    reader = _reader()
    question = asking.read(request.text)
    plan = _Plan(request, question, relaxed=False)
    found = _points(reader, plan)
    if not found and question.wanted:
        found = _points(reader, _Plan(request, question, relaxed=True))
    return found


def _points(reader: _Reader, plan: _Plan) -> tuple[Point, ...]:
    query = Query.boolean_query([(Occur.Must, plan.query()), (Occur.Must, Query.exists_query("latitude"))])
    result = reader.searcher.search(query, limit=MOST_POINTS, count=False, order_by_field="first_sequence")
    addresses = [address for _, address in result.hits]
    if not addresses:
        return ()
    known = reader.points
    if len(known) > 2 * MOST_POINTS:
        known.clear()
    numbers = reader.searcher.fast_field_values("sequence", addresses)
    return tuple(
        known.get(int(number or 0)) or known.setdefault(int(number or 0), _point(reader.searcher, address))
        for number, address in zip(numbers, addresses, strict=True)
    )


def _point(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Point:
    card = index.card_of(searcher.doc(address))
    lead = card.governments[0].name if card.governments else card.title
    return Point(card.reference, card.latitude or 0.0, card.longitude or 0.0, card.title, card.language, lead)
