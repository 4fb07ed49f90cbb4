"""Asking the index: hits with all a list shows, facets with counts, points for a map. No database is read."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import tantivy
from tantivy import Occur, Query

from localaction.register import asking, counting, engine, marking
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
]

# --- finding


def find(request: SearchRequest) -> SearchResult:
    """One page of results with facets. Never raises on any text, page or filter value; unknown facets are ignored."""
    now = reader()
    started = perf_counter()
    question = asking.read(request.text)
    plan = Plan(request, question, relaxed=False)
    per_page = min(max(request.per_page, 1), LARGEST_PAGE)
    page, found = _page(now.searcher, plan, request.page, per_page)
    if not found.hits and found.total == 0 and question.wanted:
        looser = Plan(request, question, relaxed=True)
        again_page, again = _page(now.searcher, looser, request.page, per_page)
        if again.total:
            plan, page, found = looser, again_page, again
    facets = counting.facets(now, plan)
    documents = [now.searcher.doc(address) for address in found.hits]
    took = (perf_counter() - started) * 1000
    words = question.words
    return SearchResult(
        hits=tuple(_hit(document, words, request.language) for document in documents),
        total=found.total,
        facets=facets,
        page=page,
        pages=max(1, -(-min(found.total, DEEPEST) // per_page)),
        took_ms=round(took, 3),
        sequence=now.state.sequence,
        relaxed=plan.relaxed,
    )


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


# --- hits and points


def _hit(document: tantivy.Document, words: tuple[str, ...], language: str) -> Hit:
    card = engine.card_of(document)
    told = card.told(language)
    if not words:
        return Hit(card, ((told.title, False),), ())
    title = marking.marked(told.title, words, told.language)
    for its, text in engine.bodies_of(document, card, language):
        if passage := marking.passage(text, words, its):
            return Hit(card, title, passage, its)
    return Hit(card, title, ())


def points(request: SearchRequest) -> tuple[Point, ...]:
    """Every result that has a place, for a map, newest first, at most MOST_POINTS. Page and sort are ignored."""
    now = reader()
    question = asking.read(request.text)
    plan = Plan(request, question, relaxed=False)
    found = _points(now, plan)
    if not found and question.wanted:
        found = _points(now, Plan(request, question, relaxed=True))
    return found


def _points(now: Reader, plan: Plan) -> tuple[Point, ...]:
    query = Query.boolean_query([(Occur.Must, plan.query()), (Occur.Must, Query.exists_query("latitude"))])
    result = now.searcher.search(query, limit=MOST_POINTS, count=False, order_by_field="first_sequence")
    addresses = [address for _, address in result.hits]
    if not addresses:
        return ()
    known = now.points
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
