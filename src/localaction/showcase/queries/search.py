"""The search page: what was found in words, its facets, and the same as a list, a map or a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from localaction.design.worldmap import Point
from localaction.design.writing import number_text
from localaction.kit.texts import sentence as _
from localaction.register import search
from localaction.register.search import Hit, SearchRequest, SearchResult
from localaction.showcase import addresses
from localaction.showcase.filters import Filters, Pair
from localaction.showcase.queries import cited, explained, linked
from localaction.showcase.queries import facets as facet_words
from localaction.showcase.queries.cards import ActionCard, action_card
from localaction.showcase.queries.cited import Frozen
from localaction.showcase.queries.explained import Meaning, Way
from localaction.showcase.queries.facets import ChosenChip, Facet
from localaction.showcase.queries.world import points_of
from localaction.showcase.saying import tongue

PER_PAGE = 20
Marked = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One result: its card, its title and a passage with what was asked for marked; `tongue` is the passage's.

    `why` it was found, where the marked words do not show it.
    """

    card: ActionCard
    title: Marked
    passage: Marked
    tongue: SafeString
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to see or sort the results."""

    code: str
    label: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the search page shows. `question` is the list as of the entry it was read at, for a lasting address.

    `ways` and `nearest` help where nothing was found, or nothing has every word. `search_href` is where the form goes,
    "" for where it stands.
    """

    filters: Filters
    sentence: str
    total: int
    relaxed: bool
    found: tuple[Found, ...]
    facets: tuple[Facet, ...]
    carried: tuple[Pair, ...]
    chips: tuple[ChosenChip, ...]
    views: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    page: int
    pages: int
    points: tuple[Point, ...]
    search_href: str
    clear_href: str
    data_href: str
    feed_href: str
    linked: SafeString
    meaning: Meaning | None
    ways: tuple[Way, ...]
    nearest: tuple[Found, ...]
    frozen: Frozen | None
    question: str


def request_of(
    filters: Filters,
    language: str,
    *,
    thing: str = "action",
    counted: tuple[str, ...] = (),
    per_page: int = PER_PAGE,
) -> SearchRequest:
    """The question for the index that a list's address asks."""
    return SearchRequest(
        text=filters.query,
        language=language,
        filters=_by_field(filters.chosen),
        excluded=_by_field(filters.excluded),
        year_from=filters.year_from,
        year_to=filters.year_to,
        published_from=filters.published_from,
        published_to=filters.published_to,
        at=filters.at,
        meaning=filters.meaning,
        sort=filters.sort,
        page=filters.page,
        per_page=per_page,
        thing=thing,
        counted=counted,
    )


def search_page(filters: Filters, language: str, at_path: str = "") -> SearchPage:
    """What the reader's choices find. `at_path` is the short address under which the list is read, if it is."""
    request = request_of(filters, language, counted=facet_words.OF_ACTIONS)
    result = search.find(request)
    path = addresses.page("showcase:search", language)
    shown = facet_words.facets(result.facets, filters, language, facet_words.OF_ACTIONS)
    chips = facet_words.chips(filters, path, language)
    found_in_words = sentence(result, filters, language)
    first_page = replace(filters, page=1)
    own_path = at_path or _href(path, first_page)
    return SearchPage(
        filters=filters,
        sentence=found_in_words,
        total=result.total,
        relaxed=result.relaxed,
        found=tuple(_found(hit, language, relaxed=result.relaxed) for hit in result.hits),
        facets=shown,
        carried=facet_words.carried(filters, shown, facet_words.IN_DATES),
        chips=chips,
        views=_views(filters, path),
        sorts=_sorts(filters, path),
        page=result.page,
        pages=result.pages,
        points=points_of(request, language) if filters.view == "map" else (),
        search_href=path if at_path else "",
        clear_href=_href(path, Filters(at=filters.at)),
        data_href=addresses.with_query(
            addresses.page("api:actions", "en"), replace(first_page, view="list").pairs()
        ),
        feed_href=_href(
            addresses.page("syndication:feed_search", language), replace(first_page, view="list")
        ),
        linked=_linked(result, found_in_words, own_path, language),
        meaning=explained.meaning(filters, path, is_on=result.by_meaning),
        ways=explained.ways_on(result.help, filters, path, language) if result.help else (),
        nearest=tuple(_found(hit, language) for hit in result.help.nearest) if result.help else (),
        frozen=cited.frozen(filters, found_in_words, (chip.text for chip in chips), own_path, language),
        question=urlencode(replace(first_page, at=filters.at or result.sequence).pairs()),
    )


def _linked(result: SearchResult, title: str, path: str, language: str) -> SafeString:
    """The list for search engines: what the page shows, in its order."""
    cards = [hit.card for hit in result.hits]
    shown = [(card.told(language).title, addresses.action(card.reference, language)) for card in cards]
    return linked.script(linked.listing(title, path, shown, result.total))


def _by_field(pairs: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, value in pairs:
        found[field] = (*found.get(field, ()), value)
    return found


def countries_in(result: SearchResult, filters: Filters) -> int:
    """In how many countries the results are; the facet is counted without its own filter."""
    chosen, out = filters.of("country"), filters.none_of("country")
    codes = [code for code, _count in result.facets.get("country", ()) if code not in out]
    return sum(1 for code in codes if not chosen or code in chosen)


def sentence(result: SearchResult, filters: Filters, language: str) -> str:
    """What was found, as one sentence."""
    if result.total == 0:
        return _("No action matches")
    countries = countries_in(result, filters)
    values = {
        "actions": ngettext("%(number)s action", "%(number)s actions", result.total)
        % {"number": number_text(result.total, language)},
        "countries": ngettext("%(number)s country", "%(number)s countries", countries)
        % {"number": number_text(countries, language)},
        "query": filters.query,
    }
    if filters.query:
        return _("%(actions)s in %(countries)s for “%(query)s”") % values
    if filters.is_narrowed:
        return _("%(actions)s in %(countries)s match your choices") % values
    return _("%(actions)s in %(countries)s") % values


def _found(hit: Hit, language: str, *, relaxed: bool = False) -> Found:
    card = action_card(hit.card, language)
    its = tongue(hit.passage_language) if hit.passage else card.line_tongue
    return Found(card, hit.title, hit.passage, its, explained.why(hit, language, relaxed=relaxed))


def _views(filters: Filters, path: str) -> tuple[Choice, ...]:
    labels = {"list": _("List"), "map": _("Map"), "table": _("Table")}
    return tuple(
        Choice(code, text, _href(path, replace(filters, view=code)), filters.view == code)
        for code, text in labels.items()
    )


def _sorts(filters: Filters, path: str) -> tuple[Choice, ...]:
    labels = {"newest": _("Newest first"), "title": _("By title"), "country": _("By country")}
    if filters.query:
        labels = {"relevance": _("Best match first"), **labels}
    now = filters.sort if filters.sort in labels else next(iter(labels))
    return tuple(
        Choice(code, text, _href(path, replace(filters, sort=code, page=1)), code == now)
        for code, text in labels.items()
    )


def _href(path: str, filters: Filters) -> str:
    return addresses.with_query(path, filters.pairs())
