"""What can be asked of the search index, and what it answers. Plain data, no engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from localaction.register.documents import Card
from localaction.register.facets import FACETS

SORTS = ("relevance", "newest", "title", "country")
COUNTED = (
    "gcm", "gcr", "sdg", "priority", "kind", "stage", "country", "region", "population", "language", "year",
    "signature", "theme", "need", "reached", "size", "income", "silent",
)  # fmt: skip
FILTERS = (*FACETS, "year")
THINGS = ("action", "government")
MOST_VALUES = 400  # of one facet
MOST_POINTS = 20_000
DEEPEST = 10_000  # hits that pages reach
LARGEST_PAGE = 200

Facets = Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What to find. `filters` maps a facet to the values any of which will do; facets must all hold.

    `excluded` maps a facet to the values none of which may hold. `thing`: "action", "government" or "" for both.
    `language` is the reader's, for sorting countries by name. `counted` names the facets to count. `sort` "" means by
    relevance when there is text, else newest first. `published_from` and `published_to` are ISO dates, both included,
    of the first publication. `at`: as the register stood after that entry. `meaning`: whether what is near in meaning
    is found too; None means where there is text.
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
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at: int | None = None
    published_from: str = ""
    published_to: str = ""
    meaning: bool | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. Marked texts are (text, whether it is what was asked for) in order; `passage` is () without words.

    The title is the reader's, where it is translated; `passage_language` is the language of the passage.
    `why` it was found: "words", "translation" (words of a translation), "fuzzy" (some words, or almost the same ones),
    "meaning", or "" without text. `why_language` is the language in which it was found.
    """

    card: Card
    title: tuple[tuple[str, bool], ...]
    passage: tuple[tuple[str, bool], ...]
    passage_language: str = ""
    why: str = ""
    why_language: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """What would find something if it were left out: how many.

    `kind`: "filter" (`name` is the facet, `values` its values), "excluded" (the same), "year", "published", "word"
    (`name` is the word) or "at".
    """

    kind: str
    name: str
    values: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Help:
    """What helps where nothing was found: what to leave out, another spelling, and what is nearest in meaning.

    `spelling` is the whole text with words that are there, "" where nothing is like it; it finds `spelling_total`.
    """

    drops: tuple[Drop, ...] = ()
    spelling: str = ""
    spelling_total: int = 0
    nearest: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of what was found. `relaxed`: nothing had every word, so these have some. `pages` is at least 1.

    `facets` maps each counted facet to (value, count), most first, counted without that facet's own filter.
    `sequence` is the entry up to which the register was searched. `took_ms` is the engine's share. `by_meaning`:
    what is near in meaning was looked for too. `help` is there where nothing was found, or nothing had every word.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Facets
    page: int
    pages: int
    took_ms: float
    sequence: int
    relaxed: bool
    by_meaning: bool = False
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One result on a map, in WGS 84 degrees."""

    reference: str
    latitude: float
    longitude: float
    title: str
    language: str
    government: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody who types may want. `kind`: "action" | "government" | "item" | "place" | "query".

    `label` is in `language`. `reference` is an action's reference, a government's slug, an item's code, a country's
    code, or the text of a query. `count` is how many actions it would find.
    """

    kind: str
    label: str
    language: str
    reference: str
    count: int = 0
