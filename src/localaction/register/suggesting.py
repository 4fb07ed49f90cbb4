"""What somebody who types may want: words to search for, actions, governments, items of the frameworks, places.

A few letters, in any script, with or without accents; a slip of the finger is forgiven where nothing fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tantivy import Occur, Query

from localaction.frameworks.queries import catalogue
from localaction.kit import analysis
from localaction.register import asking, counting, engine, spelling
from localaction.register.documents import Card
from localaction.register.opened import Reader, reader
from localaction.register.places import country_names
from localaction.register.planning import Plan
from localaction.register.requests import SearchRequest, Suggestion

MOST = {"query": 2, "place": 2, "government": 3, "item": 3, "action": 4}
LONGEST = 100  # characters
MOST_WORDS = 6
COMPLETIONS = 400  # words looked at
FUZZY_FROM = 5  # letters


def suggest(text: str, language: str, limit: int = 10) -> tuple[Suggestion, ...]:
    """At most `limit` suggestions for what was typed so far; () for less than two letters.

    Never raises on any text."""
    text = " ".join(text[:LONGEST].replace("\0", " ").split())
    words = tuple(analysis.folded(text).split())[:MOST_WORDS]
    if sum(map(len, words)) < spelling.LEAST:
        return ()
    now = reader()
    found = [*_places(now, words, language), *_items(now, words, language)]
    for is_fuzzy in (False, True):
        governments, actions = (
            list(_things(now, words, language, thing, is_fuzzy)) for thing in ("government", "action")
        )
        if governments or actions or found:
            break
    return _shared_out([*_queries(now, text), *found, *governments, *actions], limit)


def _shared_out(found: list[Suggestion], limit: int) -> tuple[Suggestion, ...]:
    """At most `limit`, taken from the kinds that have most, in the order of the kinds."""
    kinds = {kind: [one for one in found if one.kind == kind] for kind in MOST}
    while sum(map(len, kinds.values())) > max(limit, 0):
        max(kinds.values(), key=len).pop()
    return tuple(one for kept in kinds.values() for one in kept)


# --- words


def _queries(now: Reader, text: str) -> Iterator[Suggestion]:
    """The last word completed in the ways that most documents have it, where that finds actions."""
    *before, last = analysis.words(text) or [""]
    counted: dict[str, int] = {}
    for field in engine.WORDS:
        for entry, count in now.searcher.terms_with_prefix(field, spelling.plain(last), limit=COMPLETIONS):
            word = spelling.shown(entry)
            counted[word] = counted.get(word, 0) + count
    ranked = sorted(counted, key=lambda word: (-counted[word], word))
    given: set[str] = set()
    for word in ranked[: MOST["query"] * 4]:
        query = " ".join([*before, word])
        is_form_of_one = not given.isdisjoint(analysis.variants(word))
        if len(given) < MOST["query"] and not is_form_of_one and (total := _total(now, query)):
            given.add(analysis.variants(word)[0])
            yield Suggestion("query", query, "", query, total)


def _total(now: Reader, text: str = "", **filters: tuple[str, ...]) -> int:
    """How many actions these words and choices find."""
    plan = Plan(SearchRequest(text=text, filters=filters), asking.read(text), relaxed=False)
    return now.searcher.search(plan.query(), limit=1, count=True).count or 0  # type: ignore[attr-defined]


# --- actions and governments


def _things(
    now: Reader, words: tuple[str, ...], language: str, thing: str, is_fuzzy: bool
) -> Iterator[Suggestion]:
    clauses = [(Occur.Must, Query.term_query(engine.schema(), "thing", thing, "basic"))]
    clauses += [(Occur.Must, _begun(word, is_fuzzy)) for word in words if word not in analysis.STOP_WORDS]
    found = now.searcher.search(
        Query.boolean_query(clauses), limit=MOST[thing], count=False, order_by_field="first_sequence"
    )
    for _rank, address in found.hits:
        card = engine.card_of(now.searcher.doc(address))
        label, its = _label(card, words, language)
        yield Suggestion(thing, label, its, card.reference, _actions_of(now, card))


def _begun(word: str, is_fuzzy: bool) -> Query:
    """Words that begin so; with one slip where the word is long enough to have one."""
    slips = 1 if is_fuzzy and len(word) >= FUZZY_FROM else 0
    return Query.fuzzy_term_query(engine.schema(), "begun", word, distance=slips, prefix=True)


def _actions_of(now: Reader, card: Card) -> int:
    if card.thing == "action":
        return 1
    return _total(now, government=(card.reference,))


def _label(card: Card, words: Iterable[str], language: str) -> tuple[str, str]:
    """The name in which the typed words stand: the reader's language first, then as it was written, then others."""
    translated = {code: text.title for code, text in card.translated.items() if text.title}
    named = card.names | translated | {card.language: card.title}
    ordered = [code for code in (language, card.language, *named) if code in named]
    for code in ordered:
        if _fits(named[code], words):
            return named[code], code
    return named[ordered[0]], ordered[0]


def _fits(label: str, words: Iterable[str]) -> bool:
    """Whether each of the words begins a word of the label."""
    theirs = _words_of(label)
    return all(any(their.startswith(word) for their in theirs) for word in words)


@lru_cache(maxsize=10_000)
def _words_of(label: str) -> tuple[str, ...]:
    theirs = analysis.folded(label).split()
    return tuple(dict.fromkeys([*theirs, *map(analysis.without_article, theirs)]))


# --- items and places: few, and always the same


def _items(now: Reader, words: tuple[str, ...], language: str) -> Iterator[Suggestion]:
    counts = _counts(now, "item") | _counts(now, "priority")
    found = []
    for item in catalogue().items.values():
        for code in dict.fromkeys((language, *item.titles)):
            label = f"{item.name} {item.shorts.get(code, '')} {item.titles.get(code, '')}"
            if item.titles.get(code) and _fits(label, words):
                found.append(Suggestion("item", item.label(code), code, item.code, counts.get(item.code, 0)))
                break
    found.sort(key=lambda one: -one.count)
    yield from found[: MOST["item"]]


def _places(now: Reader, words: tuple[str, ...], language: str) -> Iterator[Suggestion]:
    counts = _counts(now, "country")
    found = []
    for country in counts:
        names = dict(country_names(country))
        for code in dict.fromkeys((language, *names)):
            if code in names and _fits(names[code], words):
                found.append(Suggestion("place", names[code], code, country, counts[country]))
                break
    found.sort(key=lambda one: -one.count)
    yield from found[: MOST["place"]]


def _counts(now: Reader, facet: str) -> dict[str, int]:
    """How many actions each value of a facet has: counted once while the index stays as it is."""
    request = SearchRequest(counted=(facet,))
    return dict(counting.facets(now, Plan(request, asking.read(""), relaxed=False))[facet])
