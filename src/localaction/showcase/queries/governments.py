"""Local and regional governments: the list of all, and the list of signatories."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import number_text
from localaction.register import search
from localaction.register.search import SearchResult
from localaction.showcase import addresses
from localaction.showcase.filters import Filters, Pair
from localaction.showcase.queries import facets as facet_words
from localaction.showcase.queries.cards import (
    GovernmentCard,
    government_cards,
)
from localaction.showcase.queries.facets import ChosenChip, Facet
from localaction.showcase.queries.search import request_of

PER_PAGE = 30
STANDING = ("confirmed", "listed")
ASKED_FOR = (*STANDING, "announced")


@dataclass(frozen=True, slots=True)
class GovernmentList:
    """One page of governments."""

    filters: Filters
    sentence: str
    total: int
    cards: tuple[GovernmentCard, ...]
    facets: tuple[Facet, ...]
    carried: tuple[Pair, ...]
    chips: tuple[ChosenChip, ...]
    page: int
    pages: int
    confirmed: int
    listed: int
    announced: int


def government_list(filters: Filters, language: str) -> GovernmentList:
    """The governments a reader asked for, with their facets."""
    path = addresses.page("showcase:governments", language)
    found = _found(filters, language)
    return _list(
        found, filters, facet_words.OF_GOVERNMENTS, path, _sentence(found.total, filters, language), language
    )


def signatory_list(filters: Filters, language: str) -> GovernmentList:
    """The governments whose signature is confirmed or listed, or only those of one of the two."""
    asked = tuple(value for value in filters.of("signature") if value in ASKED_FOR) or STANDING
    others = tuple(pair for pair in filters.chosen if pair[0] != "signature")
    found = _found(replace(filters, chosen=(*others, *(("signature", value) for value in asked))), language)
    path = addresses.page("showcase:signatories", language)
    sentence = ngettext("%(number)s signatory", "%(number)s signatories", found.total) % {
        "number": number_text(found.total, language)
    }
    if len(asked) > 1:
        filters = replace(filters, chosen=others)
    return _list(found, filters, facet_words.OF_SIGNATORIES, path, sentence, language)


def _found(filters: Filters, language: str) -> SearchResult:
    counted = facet_words.OF_GOVERNMENTS
    return search.find(request_of(filters, language, thing="government", counted=counted, per_page=PER_PAGE))


def _list(
    found: SearchResult, filters: Filters, names: tuple[str, ...], path: str, sentence: str, language: str
) -> GovernmentList:
    standing = dict(found.facets["signature"])
    shown = facet_words.facets(found.facets, filters, language, names)
    return GovernmentList(
        filters=filters,
        sentence=sentence,
        total=found.total,
        cards=government_cards((hit.card for hit in found.hits), language),
        facets=shown,
        carried=facet_words.carried(filters, shown),
        chips=facet_words.chips(filters, path, language),
        page=found.page,
        pages=found.pages,
        confirmed=standing.get("confirmed", 0),
        listed=standing.get("listed", 0),
        announced=standing.get("announced", 0),
    )


def _sentence(total: int, filters: Filters, language: str) -> str:
    if total == 0:
        return _("No local or regional government matches")
    number = {"number": number_text(total, language)}
    if filters.is_narrowed:
        return (
            ngettext(
                "%(number)s local or regional government matches your choices",
                "%(number)s local and regional governments match your choices",
                total,
            )
            % number
        )
    return (
        ngettext(
            "%(number)s local or regional government", "%(number)s local and regional governments", total
        )
        % number
    )
