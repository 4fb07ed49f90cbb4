"""Names of countries in the languages of the site, to find things by and to sort them by. Pure."""

from __future__ import annotations

from functools import lru_cache

from localaction.kit import analysis
from localaction.kit.countries import country_name, territories

LANGUAGES = ("en", "fr", "es", "ar", "pt")


@lru_cache(maxsize=400)
def country_names(country: str) -> tuple[tuple[str, str], ...]:
    """(language, name) of a country in every language: as the site writes it, and as CLDR does where that differs."""
    named = [
        (language, name)
        for language in LANGUAGES
        if country in territories(language)
        for name in (country_name(country, language), territories(language)[country])
    ]
    return tuple(dict.fromkeys(named))


@lru_cache(maxsize=1)
def _country_ranks() -> dict[str, dict[str, int]]:
    """Where each country stands in each language's alphabet, from 1."""
    ranks: dict[str, dict[str, int]] = {}
    for language in LANGUAGES:
        countries = sorted(
            (analysis.folded(country_name(code, language)), code) for code in territories(language)
        )
        ranks[language] = {code: rank for rank, (_, code) in enumerate(countries, start=1)}
    return ranks


def country_keys(country: str, title_key: str) -> dict[str, int]:
    """A number for each language that sorts by the country's name there, then by title; unknown countries last."""
    title = int.from_bytes(title_key.encode()[:5].ljust(5, b"\0"), "big")
    return {
        language: (ranks.get(country, 0xFFFF) << 40) + title for language, ranks in _country_ranks().items()
    }
