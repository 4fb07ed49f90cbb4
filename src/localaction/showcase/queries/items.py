"""The page of one framework item: its wording, who serves it and where, and what it is joined with."""

from __future__ import annotations

from dataclasses import dataclass

from localaction.frameworks import queries as catalogue
from localaction.kit.texts import best
from localaction.register import search
from localaction.register.search import SearchRequest
from localaction.showcase import addresses
from localaction.showcase.filters import field_of_item
from localaction.showcase.queries import coverage
from localaction.showcase.queries.alignment import family_of
from localaction.showcase.queries.cards import ActionCard, Chip, action_cards, item_chips
from localaction.showcase.queries.coverage import Coverage
from localaction.showcase.queries.frameworks import ForumLine, ItemLine, forums_of, item_lines
from localaction.showcase.queries.provenance import safe_link

MOST_ACTIONS = 10


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item: its wording, its actions and how they spread, and what it is joined with."""

    code: str
    name: str
    title: str
    short: str
    description: str
    is_official: bool
    family: str
    framework: str
    framework_href: str
    official_page: str
    parent: ItemLine | None
    children: tuple[ItemLine, ...]
    joins: tuple[Chip, ...]
    joined_by: tuple[Chip, ...]
    mapping_is_confirmed: bool
    total: int
    coverage: Coverage
    actions: tuple[ActionCard, ...]
    search_href: str
    map_href: str
    forums: tuple[ForumLine, ...]


def item_page(slug: str, language: str) -> ItemPage | None:
    """The page of a framework item ("gcm-15"), or None when there is none; one question to the index."""
    item = catalogue.item(slug)
    framework = catalogue.framework(item.framework) if item else None
    if item is None or framework is None:
        return None
    pair = field_of_item(item.code)
    result = search.find(
        SearchRequest(
            language=language,
            filters={pair[0]: (pair[1],)},
            per_page=MOST_ACTIONS,
            counted=coverage.COUNTED,
        )
    )
    parent = catalogue.item(item.parent) if item.parent else None
    joined_by = [
        one.code for one in catalogue.items("priorities") if item.code in one.facts.get("maps_to", ())
    ]
    return ItemPage(
        code=item.code,
        name=item.name,
        title=item.title(language),
        short=item.short(language),
        description=best(item.descriptions, language)[0],
        is_official=item.is_official(language),
        family=family_of(framework.family),
        framework=framework.name(language),
        framework_href=addresses.item(framework.code, language),
        official_page=safe_link(framework.official_page),
        parent=item_lines((parent,), language)[0] if parent else None,
        children=item_lines(catalogue.children(item.code), language),
        joins=tuple(item_chips(item.facts.get("maps_to", ()), language)),
        joined_by=tuple(item_chips(joined_by, language)),
        mapping_is_confirmed=bool(item.facts.get("mapping_confirmed", True)),
        total=result.total,
        coverage=coverage.coverage_of(result.facets, (pair,), language),
        actions=action_cards((hit.card for hit in result.hits), language),
        search_href=addresses.search(language, [pair]),
        map_href=addresses.with_query(addresses.page("showcase:map", language), [pair]),
        forums=forums_of(framework, language),
    )
