"""The real places that made-up actions are given to, and the language they are written in there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from localaction.actions.importing.languages import likely, script_of
from localaction.governments.gazetteer import country_codes
from localaction.governments.gazetteer.source import read_lines, row_from

LEAST_PEOPLE: Final = 30_000
# How often each language comes, of a hundred: near to the first cohort, with room for Arabic and Portuguese.
_SHARES: Final = {"en": 52, "es": 16, "fr": 13, "ar": 10, "pt": 9}
_FRENCH: Final = "BE BF BI BJ CD CF CG CI CM DJ FR GA GN HT LU MC MG ML NE SN TD TG"
_PORTUGUESE: Final = "AO BR CV GW MZ PT ST TL"
_ARABIC: Final = "AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE"


class City(NamedTuple):
    """A place with the facts that a row of the file has. `name` is in the language of its actions."""

    geonames_id: int
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    language: str


class Cities:
    """All places of 30,000 people or more; large ones are drawn more often, by the root of their people."""

    def __init__(self) -> None:
        self._by_language = {
            language: [city for city in _read() if city.language == language] for language in _SHARES
        }
        self._weights = {
            language: list(accumulate(city.population**0.5 for city in cities))
            for language, cities in self._by_language.items()
        }

    def draw(self, dice: random.Random) -> City:
        """One of them, so that every language comes as often as it should."""
        (language,) = dice.choices([*_SHARES], [*_SHARES.values()])
        return dice.choices(self._by_language[language], cum_weights=self._weights[language])[0]


def language_of(country: str) -> str:
    """In which of the site's languages a city there would write."""
    if country in _FRENCH:
        return "fr"
    if country in _PORTUGUESE:
        return "pt"
    if country in _ARABIC:
        return "ar"
    return "es" if likely(country) == "es" else "en"


@cache
def _read() -> list[City]:
    rows = [row_from(fields) for fields in read_lines() if fields[0] == "P"]
    areas = {(row.country, row.admin1): row.names[0] for row in rows if row.kind == "subdivision"}
    known = country_codes()
    return sorted(
        City(
            row.geonames_id,
            _name(row.names, language_of(row.country)),
            row.country,
            areas.get((row.country, row.admin1), ""),
            row.latitude,
            row.longitude,
            row.population,
            language_of(row.country),
        )
        for row in rows
        if row.kind == "place" and row.population >= LEAST_PEOPLE and row.country in known
    )


def _name(names: Sequence[str], language: str) -> str:
    if language == "ar":
        return next((name for name in names if script_of(name) == "Arab"), names[0])
    return names[0]
