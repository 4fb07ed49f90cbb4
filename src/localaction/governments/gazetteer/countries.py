"""Countries by ISO 3166-1 and their names."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

_FALLBACK_LANGUAGE = "en"
# Not countries, though CLDR names them: retired codes, blocs and pretended places.
_NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


def country_name(code: str, language: str, names: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The country's name in the language, from Unicode CLDR; the code itself if nobody names it.

    ``names`` is the table of names the secretariat keeps, ``{code: {language: name}}``; it goes first.
    """
    code = code.upper()
    own = (names or {}).get(code, {})
    return (
        own.get(language)
        or _territories(language).get(code)
        or _territories(_FALLBACK_LANGUAGE).get(code, code)
    )


@cache
def _territories(language: str) -> Mapping[str, str]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(_FALLBACK_LANGUAGE)
    return {code: name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}


def country_codes() -> frozenset[str]:
    """The ISO 3166-1 codes of all countries and territories, and XK for Kosovo."""
    return frozenset(_territories(_FALLBACK_LANGUAGE)) - _NOT_COUNTRIES
