"""What helps where nothing was found: a choice to take back, or a word spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from localaction.kit import analysis
from localaction.register import asking, engine, spelling
from localaction.register.opened import Reader
from localaction.register.planning import Plan
from localaction.register.requests import Drop, SearchRequest

MOST_DROPS = 6
MOST_WORDS = 3_000  # of the vocabulary, compared for one word
SLIPS = 2


def drops(now: Reader, plan: Plan) -> tuple[Drop, ...]:
    """What would find something if it alone were left out, the most first."""
    found = [
        Drop(kind, name, values, total)
        for kind, name, values, request in _looser(plan.request)
        if (total := total_of(now, request))
    ]
    return tuple(sorted(found, key=lambda drop: -drop.total)[:MOST_DROPS])


def _looser(request: SearchRequest) -> Iterator[tuple[str, str, tuple[str, ...], SearchRequest]]:
    for name, values in request.filters.items():
        yield "filter", name, values, replace(request, filters=_without(request.filters, name))
    for name, values in request.excluded.items():
        yield "excluded", name, values, replace(request, excluded=_without(request.excluded, name))
    if request.year_from is not None or request.year_to is not None:
        yield "year", "", (), replace(request, year_from=None, year_to=None)
    if request.published_from or request.published_to:
        yield "published", "", (), replace(request, published_from="", published_to="")
    if request.at is not None:
        yield "at", "", (str(request.at),), replace(request, at=None)
    words = request.text.split()
    for place, word in enumerate(words) if len(words) > 1 else ():
        yield "word", word, (), replace(request, text=" ".join([*words[:place], *words[place + 1 :]]))


def _without(facets: Mapping[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    return {other: values for other, values in facets.items() if other != name}


def total_of(now: Reader, request: SearchRequest) -> int:
    """How many have every word of a request within its choices."""
    plan = Plan(request, asking.read(request.text), relaxed=False)
    return now.searcher.search(plan.query(), limit=1, count=True).count or 0  # type: ignore[attr-defined]


def spelled(now: Reader, request: SearchRequest) -> tuple[str, int]:
    """The text with the nearest words that are there, and how many have them; ("", 0) where that is no help."""
    words = request.text.split()
    mended = [_mended(now, word) for word in words]
    text = " ".join(mended)
    if mended == words:
        return "", 0
    total = total_of(now, replace(request, text=text))
    return (text, total) if total else ("", 0)


def _mended(now: Reader, word: str) -> str:
    plain = spelling.plain(word)
    if (
        len(plain) < spelling.LEAST + 1
        or not word.isalpha()
        or plain in analysis.STOP_WORDS
        or _is_known(now, word)
    ):
        return word
    for beginning in (plain[:2], plain[:1]):
        vocabulary: dict[str, int] = {}
        for field in engine.WORDS:
            for entry, count in now.searcher.terms_with_prefix(field, beginning, limit=MOST_WORDS):
                vocabulary[entry] = vocabulary.get(entry, 0) + count
        found = spelling.nearest(plain, vocabulary.items(), 1 if len(plain) < asking.FUZZY_FROM else SLIPS)
        if found:
            return found
    return word


def _is_known(now: Reader, word: str) -> bool:
    return any(
        now.searcher.doc_freq(field, term) for term in analysis.variants(word) for field in engine.TEXTS
    )
