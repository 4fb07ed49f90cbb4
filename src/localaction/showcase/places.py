"""Names of countries and regions as the configurable table of place names has them, with its disclaimer."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel.languages import get_official_languages

from localaction.kit.countries import country_name, table
from localaction.kit.texts import best


def country(code: str, language: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) in a language; "" for no country."""
    return country_name(code, language) if code else ""


def disclaimer(language: str) -> str:
    """What the names of places on the site do not say."""
    return best(table().in_languages("disclaimer"), language)[0]


def note(code: str, language: str) -> str:
    """The footnote that goes with the name of a country, or ""."""
    row: dict[str, Any] = table().facts.get("names", {}).get(code, {})
    return best(table().in_languages("notes", row["note"]), language)[0] if row.get("note") else ""


@lru_cache(maxsize=512)
def official_languages(country: str) -> tuple[str, ...]:
    """The official languages of a country as CLDR lists them, without script or region: "MA" → ("ar", "zgh" …)."""
    found = get_official_languages(country) if country else ()
    return tuple(dict.fromkeys(code.partition("_")[0] for code in found))
