"""What the cells may say: the words of the format, the vocabularies and the framework codes, ready to look up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from babel.core import get_global
from django.conf import settings

from localaction.actions.importing.priorities import mapping_of
from localaction.frameworks import queries as frameworks
from localaction.governments.gazetteer import country_codes, open_gazetteer
from localaction.governments.models import Level

KINDS: Final[dict[str, str]] = {"action": "ongoing", "commitment": "commitment"}
STAGES: Final[dict[str, str]] = {"completed": "fulfilled", "ongoing": "in_progress", "planned": "planning"}
SIGNED: Final[dict[str, bool]] = {"yes": True, "no": False, "unknown": False, "": False}
TRUTH: Final[dict[str, bool]] = {"true": True, "false": False, "": False}
FRAMEWORKS: Final = (
    ("gcm_objectives", "gcm-objectives", "GCM"),
    ("gcr_objectives", "gcr-objectives", "GCR"),
    ("sdg_goals", "sdg-goals", "SDG"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a row is held against. Lists map what a file may say, in small letters, to our code."""

    languages: frozenset[str]
    countries: frozenset[str]
    levels: frozenset[str]
    currencies: frozenset[str]
    populations: Mapping[str, str]
    themes: Mapping[str, str]
    items: Mapping[str, Mapping[str, str]]
    priorities: Mapping[str, frozenset[str]]
    is_within: Callable[[str, float, float], bool | None]
    place_name: Callable[[int], str]


def known_words() -> Words:
    """The words as content and gazetteer have them now; the gazetteer is made at first use, in some seconds."""
    book = open_gazetteer(settings.STATE / "gazetteer")

    def place_name(geonames_id: int) -> str:
        found = book.place(geonames_id)
        return found.name if found else ""

    return Words(
        languages=frozenset(code for code, _name in settings.LANGUAGES),
        countries=country_codes(),
        levels=frozenset(Level.values),
        currencies=frozenset(get_global("all_currencies")),
        populations=_spellings("populations"),
        themes=_spellings("themes"),
        items={column: _items(framework, prefix) for column, framework, prefix in FRAMEWORKS},
        priorities=mapping_of(
            {item.code: item.facts.get("maps_to", ()) for item in frameworks.items("priorities")}
        ),
        is_within=book.country_contains,
        place_name=place_name,
    )


def _spellings(vocabulary: str) -> dict[str, str]:
    """Code and every alias of each term → its code."""
    return {
        spelling.lower(): term.code
        for term in frameworks.terms(vocabulary)
        for spelling in (*term.facts.get("aliases", ()), term.code)
    }


def _items(framework: str, prefix: str) -> dict[str, str]:
    """ "15" and "gcm-15" → "GCM-15"."""
    found: dict[str, str] = {}
    for item in frameworks.items(framework):
        found[item.number.lower()] = found[item.code.lower()] = found[f"{prefix} {item.number}".lower()] = (
            item.code
        )
    return found
