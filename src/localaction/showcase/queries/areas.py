"""The pages of a country, a region and a part of one: how much is published there, by whom, for what, and where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import list_text, number_text
from localaction.kit import analysis
from localaction.kit.countries import region_name, territories
from localaction.register import search
from localaction.register.queries import Head
from localaction.register.regions import REGIONS, SUBREGIONS, countries_of, regions_of, subregions_of
from localaction.register.search import SearchRequest, SearchResult
from localaction.showcase import addresses, places
from localaction.showcase.filters import Pair
from localaction.showcase.queries import coverage
from localaction.showcase.queries.cards import ActionCard, GovernmentCard, action_cards, government_cards
from localaction.showcase.queries.coverage import Bar, Coverage
from localaction.showcase.queries.tallies import Count, counts_of

MOST_ACTIONS = 6
MOST_GOVERNMENTS = 12
COUNTED_OF_GOVERNMENTS = ("signature", "country", "region")


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class AreaPage:
    """Everything the page of a country or region shows. `field`: country | region, as a search names it.

    `parts` are bars of the parts of a region, `countries` of its countries; `without` names its countries with no
    published action. `near` are actions of the part of the world around, where there is none here.
    """

    code: str
    field: str
    name: str
    note: str
    crumbs: tuple[Link, ...]
    counts: tuple[Count, ...]
    total: int
    governments_total: int
    coverage: Coverage
    parts: tuple[Bar, ...]
    countries: tuple[Link, ...]
    without: str
    actions: tuple[ActionCard, ...]
    governments: tuple[GovernmentCard, ...]
    near: tuple[ActionCard, ...]
    near_name: str
    search_href: str
    map_href: str
    governments_href: str


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country in the list of all: how many actions and governments are published there."""

    name: str
    href: str
    said: str


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One region with its parts and its countries that have anything."""

    name: str
    href: str
    anchor: str
    actions: int
    said: str
    parts: tuple[Bar, ...]
    countries: tuple[CountryLine, ...]


def country_page(code: str, language: str, head: Head) -> AreaPage | None:
    """The page of a country, or None for a code that is no country's."""
    if not is_country(code):
        return None
    around = regions_of(code)
    crumbs = tuple(Link(region_name(one, language), addresses.region(one, language)) for one in around)
    return _page(("country", code), places.country(code, language), crumbs, language, head)


def region_page(code: str, language: str, head: Head) -> AreaPage | None:
    """The page of a region or a part of one, or None for another code."""
    if code not in REGIONS and code not in SUBREGIONS:
        return None
    parent = SUBREGIONS[code][0] if code in SUBREGIONS else ""
    crumbs = (Link(region_name(parent, language), addresses.region(parent, language)),) if parent else ()
    return _page(("region", code), region_name(code, language), crumbs, language, head)


def is_country(code: str) -> bool:
    """Whether it is the two-letter code of a country or territory that has a name."""
    return code in territories("en") and bool(regions_of(code))


def _page(pair: Pair, name: str, crumbs: tuple[Link, ...], language: str, head: Head) -> AreaPage:
    field, code = pair
    found = _actions(pair, language)
    governments = _governments(pair, language)
    near, near_name = ((), "") if found.total else _near(crumbs, code, language)
    return AreaPage(
        code=code,
        field=field,
        name=name,
        note=places.note(code, language) if field == "country" else "",
        crumbs=crumbs,
        counts=counts_of(found, governments, pair, language, head),
        total=found.total,
        governments_total=governments.total,
        coverage=coverage.coverage_of(found.facets, (pair,), language),
        parts=coverage.by_subregion(code, found.facets, (pair,), language) if field == "region" else (),
        countries=_countries(code, found.facets, language) if field == "region" else (),
        without=_without(code, found.facets, language) if field == "region" else "",
        actions=action_cards((hit.card for hit in found.hits), language),
        governments=government_cards((hit.card for hit in governments.hits), language),
        near=near,
        near_name=near_name,
        search_href=addresses.search(language, [pair]),
        map_href=addresses.with_query(addresses.page("showcase:map", language), [pair]),
        governments_href=addresses.with_query(addresses.page("showcase:governments", language), [pair]),
    )


def _actions(pair: Pair, language: str, most: int = MOST_ACTIONS) -> SearchResult:
    return search.find(
        SearchRequest(
            language=language, filters={pair[0]: (pair[1],)}, per_page=most, counted=coverage.COUNTED
        )
    )


def _governments(pair: Pair, language: str) -> SearchResult:
    return search.find(
        SearchRequest(
            language=language,
            thing="government",
            filters={pair[0]: (pair[1],)},
            per_page=MOST_GOVERNMENTS,
            sort="title",
            counted=COUNTED_OF_GOVERNMENTS,
        )
    )


def _near(crumbs: tuple[Link, ...], code: str, language: str) -> tuple[tuple[ActionCard, ...], str]:
    """What is published in the part of the world around a place that has nothing yet: the nearest part that has."""
    around = regions_of(code) or SUBREGIONS.get(code, ())[:1]
    for one in reversed(around):
        found = _actions(("region", one), language, 3)
        if found.total:
            return action_cards((hit.card for hit in found.hits), language), region_name(one, language)
    return (), crumbs[-1].text if crumbs else ""


def _countries(code: str, facets: search.Facets, language: str) -> tuple[Link, ...]:
    """The countries of a region that have published actions, by name, each with how many."""
    inside = countries_of(code)
    named = sorted(
        (analysis.folded(places.country(one, language)), one, count)
        for one, count in facets.get("country", ())
        if one in inside
    )
    return tuple(
        Link(
            f"{places.country(one, language)} ({number_text(count, language)})",
            addresses.country(one, language),
        )
        for _name, one, count in named
    )


def _without(code: str, facets: search.Facets, language: str) -> str:
    """The countries of a region of which no action is published, by name."""
    there = {one for one, _count in facets.get("country", ())}
    names = [places.country(one, language) for one in countries_of(code) - there]
    return list_text(sorted(names, key=analysis.folded), language)


# --- lists of all


def region_lines(language: str) -> tuple[RegionLine, ...]:
    """Every region with its parts and its countries that have anything published; two questions to the index."""
    actions = search.find(SearchRequest(per_page=1, counted=("region", "country"))).facets
    governments = search.find(SearchRequest(thing="government", per_page=1, counted=("region", "country")))
    acting, standing = dict(actions["country"]), dict(governments.facets["country"])
    by_region = dict(actions["region"])
    return tuple(
        RegionLine(
            name=region_name(region, language),
            href=addresses.region(region, language),
            anchor=f"region-{region}",
            actions=by_region.get(region, 0),
            said=_said(by_region.get(region, 0), dict(governments.facets["region"]).get(region, 0), language),
            parts=_parts(region, actions, language),
            countries=_country_lines(region, acting, standing, language),
        )
        for region in REGIONS
    )


def _parts(region: str, facets: search.Facets, language: str) -> tuple[Bar, ...]:
    """The parts of a region as bars that lead to their pages."""
    bars = zip(subregions_of(region), coverage.by_subregion(region, facets, (), language), strict=True)
    return tuple(coverage.with_href(bar, addresses.region(code, language)) for code, bar in bars)


def _country_lines(
    region: str, acting: Mapping[str, int], standing: Mapping[str, int], language: str
) -> tuple[CountryLine, ...]:
    known = {code for code in (*acting, *standing) if code in countries_of(region)}
    named = sorted((analysis.folded(places.country(code, language)), code) for code in known)
    return tuple(
        CountryLine(
            places.country(code, language),
            addresses.country(code, language),
            _said(acting.get(code, 0), standing.get(code, 0), language),
        )
        for _name, code in named
    )


def _said(actions: int, governments: int, language: str) -> str:
    """ "3 actions, 2 governments"."""
    return _("%(actions)s, %(governments)s") % {
        "actions": ngettext("%(number)s action", "%(number)s actions", actions)
        % {"number": number_text(actions, language)},
        "governments": ngettext("%(number)s government", "%(number)s governments", governments)
        % {"number": number_text(governments, language)},
    }
