"""Names of countries and regions: the table of place names that the secretariat keeps goes first, then CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from babel import UnknownLocaleError

from localaction.kit.content import CONTENT, ContentFolder, read_folder
from localaction.kit.locales import locale_of

FALLBACK_LANGUAGE = "en"


@cache
def table() -> ContentFolder:
    """The table of place names with its notes and its disclaimer, read once."""
    return read_folder(CONTENT / "places")


@lru_cache(maxsize=8192)
def country_name(code: str, language: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2, XK for Kosovo) in a language; the code itself if nobody names it."""
    code = code.upper()
    own = table().facts.get("names", {}).get(code, {})
    return str(
        own.get(language) or territories(language).get(code) or territories(FALLBACK_LANGUAGE).get(code, code)
    )


@cache
def territories(language: str) -> Mapping[str, str]:
    """CLDR's names of countries and of what it counts among them, by two-letter code; English without the language."""
    try:
        locale = locale_of(language)
    except (UnknownLocaleError, ValueError):
        locale = locale_of(FALLBACK_LANGUAGE)
    return {code: name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}


@cache
def region_name(code: str, language: str) -> str:
    """The name of a region or subregion (UN M49: "002", "014") in a language; the code when nobody names it."""
    return str(locale_of(language).territories.get(code, code))
