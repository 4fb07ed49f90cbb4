"""From a request to the engine's queries: its text, and what narrows it, facet by facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tantivy import FieldType, Occur, Order, Query

from localaction.register import asking, engine
from localaction.register.asking import Question
from localaction.register.documents import LANGUAGES, OPEN, PAST, day_number
from localaction.register.requests import FILTERS, MOST_VALUES, SORTS, THINGS, SearchRequest

Clause = tuple[Occur, Query]
FIRST_DAY, LAST_DAY = 0, 9999_12_31


class Plan:
    """The queries of one request: its text, and clauses for each facet that is chosen or excluded."""

    def __init__(self, request: SearchRequest, question: Question, *, relaxed: bool) -> None:
        self.request = request
        self.question = question
        self.relaxed = relaxed
        self.has_text = bool(question.wanted)
        self.text = None if question.is_empty else asking.as_query(question, engine.schema(), relaxed=relaxed)
        self.always = _always(request)
        self.narrowed = _narrowed(request)
        self.near: Mapping[int, float] | None = None
        self.by_words = self.text

    def mix(self, weights: Mapping[int, float]) -> None:
        """Let what is near in meaning be found and rank too: weights by the sequence of what stands.

        A phrase or a field asks for words as they stand: then meaning only ranks what has them.
        """
        self.near = weights
        if not weights or self.text is None:
            return
        points = [(Occur.Should, _weighed(sequence, weight)) for sequence, weight in weights.items()]
        occur = Occur.Must if self.question.is_exact else Occur.Should
        mixed = Query.boolean_query([(occur, self.text), *points])
        kept = [(Occur.MustNot, query) for query in asking.unwanted(self.question, engine.schema())]
        kept += [_must(query) for query in asking.narrowing(self.question, engine.schema())]
        self.text = Query.boolean_query([(Occur.Must, mixed), *kept]) if kept else mixed

    def narrowing(self) -> list[Clause]:
        """What narrows, without the words."""
        return [*self.always, *(clause for own in self.narrowed.values() for clause in own)]

    def query(self, without: str = "") -> Query:
        """Everything asked for, but for what narrows one facet."""
        clauses = [(Occur.Must, self.text)] if self.text is not None else []
        clauses += self.always
        for name, own in self.narrowed.items():
            clauses += own if name != without else []
        return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)

    @property
    def identity(self) -> object:
        """The same for two plans that find and count the same."""
        asked = self.request
        chosen = [
            tuple(sorted((name, tuple(values)) for name, values in facets.items()))
            for facets in (asked.filters, asked.excluded)
        ]
        days = (asked.year_from, asked.year_to, asked.published_from, asked.published_to)
        near = None if self.near is None else tuple(sorted(self.near))
        return (asked.text, asked.thing, asked.at, *days, *chosen, asked.counted, near, self.relaxed)

    def order(self) -> tuple[str | None, Order]:
        """The field to sort by, None for relevance, and which way."""
        sort = self.request.sort if self.request.sort in SORTS else ""
        if sort == "title":
            return "title_key", Order.Asc
        if sort == "country":
            language = self.request.language if self.request.language in LANGUAGES else "en"
            return f"country_{language}", Order.Asc
        if self.has_text and sort != "newest":
            return None, Order.Desc
        return "first_sequence", Order.Desc


def _weighed(sequence: int, weight: float) -> Query:
    return Query.const_score_query(Query.term_query(engine.schema(), "sequence", sequence, "basic"), weight)


def _must(query: Query) -> Clause:
    """A clause that narrows and does not rank."""
    return Occur.Must, Query.const_score_query(query, 0.0)


def _always(request: SearchRequest) -> list[Clause]:
    """What narrows and is no facet."""
    things = [thing for thing in THINGS if request.thing in (thing, "")]
    found = [_must(_stood(things, request.at) if request.at is not None else _any_of("thing", things))]
    if request.year_from is not None or request.year_to is not None:
        low, high = _year(request.year_from, 0), _year(request.year_to, 9999)
        found.append(_must(_between("year", low, high)))
    first, last = _day(request.published_from, FIRST_DAY), _day(request.published_to, LAST_DAY)
    if (first, last) != (FIRST_DAY, LAST_DAY):
        found.append(_must(_between("published_on", first, last)))
    return found


def _stood(things: Sequence[str], at: int) -> Query:
    """What stood after an entry: what still does and did already, and what was changed or withdrawn later."""
    at = min(max(at, 0), OPEN - 1)
    begun = _between("since", 0, at)
    still = [(Occur.Must, _any_of("thing", things)), (Occur.Must, begun)]
    past = [(Occur.Must, _any_of("thing", [PAST + thing for thing in things])), (Occur.Must, begun)]
    past.append((Occur.Must, _between("until", at + 1, OPEN)))
    return Query.boolean_query([(Occur.Should, Query.boolean_query(clauses)) for clauses in (still, past)])


def _between(name: str, low: int, high: int) -> Query:
    return Query.range_query(engine.schema(), name, FieldType.Unsigned, low, high)


def _year(year: int | None, otherwise: int) -> int:
    return otherwise if year is None else min(max(year, 0), 9999)


def _day(text: str, otherwise: int) -> int:
    """A day as the index holds it; what is no date narrows nothing."""
    try:
        return day_number(date.fromisoformat(text)) if text else otherwise
    except ValueError:
        return otherwise


def _narrowed(request: SearchRequest) -> dict[str, list[Clause]]:
    """What narrows each facet that is chosen or excluded."""
    found: dict[str, list[Clause]] = {}
    for name, values in request.filters.items():
        if _is_set(name, values):
            found.setdefault(name, []).append(_must(_any_of(name, values)))
    for name, values in request.excluded.items():
        if _is_set(name, values):
            found.setdefault(name, []).append((Occur.MustNot, _any_of(name, values)))
    return found


def _is_set(name: str, values: tuple[str, ...]) -> bool:
    return name in FILTERS and bool(values)


def _any_of(name: str, values: Sequence[str]) -> Query:
    wanted: list[str] | list[int] = list(dict.fromkeys(values))[:MOST_VALUES]
    if name == "year":
        wanted = [int(value) for value in wanted if str(value).isdecimal() and len(str(value)) <= 4]
    if len(wanted) == 1 and isinstance(wanted[0], str):
        return Query.term_query(engine.schema(), name, wanted[0], "basic")
    return Query.term_set_query(engine.schema(), name, wanted) if wanted else Query.empty_query()
