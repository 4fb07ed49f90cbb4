"""Asking the index: hits with all a list shows, facets with counts, points for a map. No database is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter

import tantivy
from tantivy import Occur, Query

from localaction.register import asking, counting, engine, helping, hits, nearness
from localaction.register.asking import Question
from localaction.register.documents import reference_of_key
from localaction.register.opened import Reader, reader
from localaction.register.planning import Plan
from localaction.register.requests import (
    COUNTED,
    DEEPEST,
    FILTERS,
    LARGEST_PAGE,
    MOST_POINTS,
    SORTS,
    Drop,
    Facets,
    Help,
    Hit,
    Point,
    SearchRequest,
    SearchResult,
    Suggestion,
)
from localaction.register.suggesting import suggest

__all__ = [
    "COUNTED",
    "DEEPEST",
    "FILTERS",
    "MOST_POINTS",
    "SORTS",
    "Drop",
    "Facets",
    "Help",
    "Hit",
    "Point",
    "SearchRequest",
    "SearchResult",
    "Suggestion",
    "find",
    "has_any",
    "points",
    "references",
    "suggest",
]

# --- finding

MOST_NEAREST = 3


def find(request: SearchRequest) -> SearchResult:
    """One page of results with facets. Never raises on any text, page or filter value; unknown facets are ignored."""
    now = reader()
    started = perf_counter()
    per_page = min(max(request.per_page, 1), LARGEST_PAGE)
    for plan in _plans(now, request):
        page, found = _page(now.searcher, plan, request.page, per_page)
        if found.total:
            break
    facets = counting.facets(now, plan)
    documents = [now.searcher.doc(address) for address in found.hits]
    took = (perf_counter() - started) * 1000
    return SearchResult(
        hits=hits.of(now, plan, documents),
        total=found.total,
        facets=facets,
        page=page,
        pages=max(1, -(-min(found.total, DEEPEST) // per_page)),
        took_ms=round(took, 3),
        sequence=_sequence(now, request),
        relaxed=plan.relaxed,
        by_meaning=plan.near is not None,
        help=_help(now, plan, found.total) if plan.relaxed or not found.total else None,
    )


def _help(now: Reader, plan: Plan, total: int) -> Help:
    """Another spelling; and where nothing was found, what to leave out and what is near without any choice."""
    request = plan.request
    spelling, spelled_total = helping.spelled(now, request)
    if total:
        return Help(spelling=spelling, spelling_total=spelled_total)
    return Help(helping.drops(now, plan), spelling, spelled_total, _nearest(now, request))


def _nearest(now: Reader, request: SearchRequest) -> tuple[Hit, ...]:
    """What the words find, or what is near to them in meaning, where no choice narrows it."""
    free = SearchRequest(text=request.text, language=request.language, thing=request.thing)
    if not asking.read(request.text).wanted or free == replace(request, page=1, per_page=20, counted=COUNTED):
        return ()
    plan = _planned(now, free)
    found = _search(now.searcher, plan, 0, MOST_NEAREST)
    return hits.of(now, plan, [now.searcher.doc(address) for address in found.hits])


def _sequence(now: Reader, request: SearchRequest) -> int:
    """Up to which entry the register was searched."""
    return now.state.sequence if request.at is None else max(0, min(request.at, now.state.sequence))


def _plans(now: Reader, request: SearchRequest) -> Iterator[Plan]:
    """Every word must be there; where nothing has them all, some will do; where nothing has any, every word again.

    Where meaning counts there is one plan, as what is near in meaning is found beside either.
    """
    question = asking.read(request.text)
    strict = Plan(request, question, relaxed=False)
    looser = Plan(request, question, relaxed=True) if question.wanted else strict
    if not _counts_meaning(request, question):
        yield from (strict, looser, strict) if question.wanted else (strict,)
        return
    plan, best = strict, _best(now.searcher, strict)
    if best is None:
        plan, best = looser, _best(now.searcher, looser)
    plan.mix(nearness.near(now, plan, best or 1.0))
    yield plan


def _counts_meaning(request: SearchRequest, question: Question) -> bool:
    """Meaning is known of actions as they stand now, and only of words."""
    is_possible = request.at is None and request.thing in ("action", "") and bool(question.wanted)
    return is_possible and request.meaning is not False


def _best(searcher: tantivy.Searcher, plan: Plan) -> float | None:
    """The score of the best match by words; None where nothing matches."""
    found = searcher.search(plan.query(), limit=1, count=False).hits
    return float(found[0][0]) if found else None


def _planned(now: Reader, request: SearchRequest) -> Plan:
    """The first plan that finds anything, or the strict one."""
    for plan in _plans(now, request):
        if now.searcher.search(plan.query(), limit=1, count=False).hits:
            break
    return plan


def references(request: SearchRequest) -> Iterator[str]:
    """The references of every result in order, however many: what exports and harvesters follow. No page, no facets.

    Governments' are their slugs. Takes about a microsecond and 200 bytes for each result.
    """
    now = reader()
    plan = _planned(now, request)
    by, order = plan.order()
    every = max(1, now.searcher.num_docs)
    keyed = now.searcher.search(plan.query(), limit=every, count=False, order_by_field="key").hits
    keys = {(address.segment_ord, address.doc): key for key, address in keyed}
    ranked = now.searcher.search(plan.query(), limit=every, count=False, order_by_field=by, order=order).hits
    return (reference_of_key(keys[address.segment_ord, address.doc]) for _rank, address in ranked)


def has_any(field: str, value: str) -> bool:
    """Whether a document may have this value of a filter: a hundredth of a search, and never wrong where it says no."""
    return bool(reader().searcher.doc_freq(field, value))


@dataclass(frozen=True, slots=True)
class _Found:
    hits: list[tantivy.DocAddress]
    total: int


def _page(searcher: tantivy.Searcher, plan: Plan, page: int, per_page: int) -> tuple[int, _Found]:
    """The page asked for, or the last one when it lies beyond."""
    last_reachable = max(1, DEEPEST // per_page)
    page = min(max(page, 1), last_reachable)
    found = _search(searcher, plan, (page - 1) * per_page, per_page)
    if not found.hits and found.total and page > 1:
        page = min(-(-found.total // per_page), last_reachable)
        found = _search(searcher, plan, (page - 1) * per_page, per_page)
    return page, found


def _search(searcher: tantivy.Searcher, plan: Plan, offset: int, limit: int) -> _Found:
    by, order = plan.order()
    result = searcher.search(
        plan.query(), limit=limit, offset=offset, count=True, order_by_field=by, order=order
    )
    return _Found([address for _, address in result.hits], result.count or 0)  # type: ignore[attr-defined]


# --- points


def points(request: SearchRequest) -> tuple[Point, ...]:
    """Every result that has a place, for a map, newest first, at most MOST_POINTS. Page and sort are ignored."""
    now = reader()
    return _points(now, _planned(now, request))


def _points(now: Reader, plan: Plan) -> tuple[Point, ...]:
    query = Query.boolean_query([(Occur.Must, plan.query()), (Occur.Must, Query.exists_query("latitude"))])
    result = now.searcher.search(query, limit=MOST_POINTS, count=False, order_by_field="first_sequence")
    addresses = [address for _, address in result.hits]
    if not addresses:
        return ()
    known = now.points if plan.request.at is None else {}  # a place was told otherwise then
    if len(known) > 2 * MOST_POINTS:
        known.clear()
    numbers = now.searcher.fast_field_values("sequence", addresses)
    return tuple(
        known.get(int(number or 0)) or known.setdefault(int(number or 0), _point(now.searcher, address))
        for number, address in zip(numbers, addresses, strict=True)
    )


def _point(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Point:
    card = engine.card_of(searcher.doc(address))
    lead = card.governments[0].name if card.governments else card.title
    return Point(card.reference, card.latitude or 0.0, card.longitude or 0.0, card.title, card.language, lead)
