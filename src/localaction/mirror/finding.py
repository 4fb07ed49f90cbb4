"""What the search of a mirror looks through: a line for each action, small enough to be loaded whole by a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.kit.countries import country_name
from localaction.register import search
from localaction.register.documents import Card
from localaction.register.requests import DEEPEST, LARGEST_PAGE, SearchRequest
from localaction.showcase import addresses

_FAMILIES = {"gcm": "GCM-", "gcr": "GCR-", "sdg": "SDG-"}


def index_of(language: str) -> bytes:
    """Every action for readers of a language as JSON: words to show, and what can be chosen. At most 10,000."""
    with override(language):
        words = {"none": _("No action matches"), "found": _("Actions found in this copy: {number}")}
    lines = [_line(card, language) for card in _cards(language)]
    return msgspec.json.encode({"words": words, "actions": lines})


def _cards(language: str) -> Iterator[Card]:
    for page in range(1, DEEPEST // LARGEST_PAGE + 1):
        request = SearchRequest(
            language=language, page=page, per_page=LARGEST_PAGE, counted=(), sort="newest"
        )
        found = search.find(request)
        if found.page != page:
            return
        yield from (hit.card for hit in found.hits)


def _line(card: Card, language: str) -> dict[str, Any]:
    told = card.told(language)
    return {
        "href": addresses.action(card.reference, language),
        "title": told.title,
        "lang": told.language,
        "by": ", ".join(one.name for one in card.governments),
        "where": country_name(card.country, language) if card.country else "",
        "lead": told.lead[:200],
        "is": {name: list(values) for name, values in _chosen_by(card).items() if values},
    }


def _chosen_by(card: Card) -> dict[str, tuple[str, ...]]:
    """The values by which a list can be narrowed, under the names that addresses use."""
    found = {name: _aligned(card, start) for name, start in _FAMILIES.items()}
    years = range(card.year_from or 0, (card.year_to or card.year_from or 0) + 1) if card.year_from else ()
    return found | {
        "country": (card.country,) if card.country else (),
        "kind": (card.kind,) if card.kind else (),
        "stage": (card.stage,) if card.stage else (),
        "priority": card.priorities,
        "population": card.populations,
        "theme": card.themes,
        "language": (card.language,),
        "year": tuple(str(year) for year in years),
    }


def _aligned(card: Card, start: str) -> tuple[str, ...]:
    """The goals and objectives, those of their targets too."""
    return tuple(dict.fromkeys(code.partition(".")[0] for code in card.alignment if code.startswith(start)))
