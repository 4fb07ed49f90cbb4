"""Finding places by name, by number and by coordinate in the search file."""

import json
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import log10
from pathlib import Path
from threading import RLock

from localaction.governments.gazetteer import statements
from localaction.governments.gazetteer.extents import Extents
from localaction.governments.gazetteer.folding import fold, in_ascii, without_article
from localaction.governments.gazetteer.nearness import KM_PER_DEGREE, km_between, squares_around
from localaction.governments.gazetteer.records import Hit, Kind, Place, Subdivision
from localaction.governments.gazetteer.spelling import LEAST_LETTERS, MOST_LETTERS, grams_of, slips_between
from localaction.governments.gazetteer.store import ALTERNATE, CODE, INNER_WORDS, PRIMARY, connect
from localaction.kit.countries import country_name

ALL_KINDS: tuple[Kind, ...] = ("place", "subdivision", "country")
_LAST_CHARACTER = "\U0010ffff"

# A hit is worth its kind of match plus this much for every tenfold of people.
_TENFOLD = 6.0
_EXACT = {PRIMARY: 100.0, ALTERNATE: 90.0, CODE: 55.0, INNER_WORDS: 50.0}
_PREFIX = {PRIMARY: 60.0, ALTERNATE: 45.0, CODE: 0.0, INNER_WORDS: 35.0}
_TYPO = {PRIMARY: 25.0, ALTERNATE: 20.0}
_PER_SLIP = 8.0
_HANDICAP: Mapping[Kind, float] = {"place": 0.0, "subdivision": -15.0, "country": -5.0}

# What one search may read, whatever is typed.
_MOST_NAMES_PER_STEP = 120
_MOST_GRAM_ENTRIES = 20_000
_MOST_CANDIDATES = 400

_Named = tuple[int, int, int, int, Kind]  # place, position of the name, tier, population, kind
_PlaceRow = tuple[int, str, str, str, str, float, float, int, str, Kind]


@dataclass(frozen=True, slots=True)
class _Match:
    place: int
    position: int
    worth: float
    kind: Kind


class Gazetteer:
    """The places of the world, read from the search file; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(path)
        self._one_at_a_time = RLock()

    def counted_by_country(self, least_people: int) -> dict[str, int]:
        """How many places of at least so many people each country has; no entry for a country without any."""
        with self._one_at_a_time:
            return dict(self.connection.execute(statements.COUNTED_BY_COUNTRY, (least_people,)))

    def find(
        self,
        text: str,
        *,
        country: str = "",
        limit: int = 10,
        language: str = "en",
        kinds: Collection[str] = ALL_KINDS,
    ) -> list[Hit]:
        """The places whose name is, begins with, or is nearly the text; best first, at most ``limit``.

        The whole name goes before its beginning, a place's own name before its other names, and spelling
        slips come last; more people go before fewer. ``country`` (ISO 3166-1) and ``kinds`` narrow the answer;
        subdivisions and countries are named in ``language``. Any text is allowed; nothing found is [].
        """
        typed = fold(text[: 4 * MOST_LETTERS])[:MOST_LETTERS].rstrip()
        if not typed or limit < 1:
            return []
        with self._one_at_a_time:
            matches = [
                match for match in self._matches(typed, country.upper(), limit) if match.kind in kinds
            ][:limit]
            places = self._places([match.place for match in matches], language)
        return [Hit(places[match.place], places[match.place].names[match.position]) for match in matches]

    def place(self, geonames_id: int, *, language: str = "en") -> Place | None:
        """The place, subdivision or country of this GeoNames number."""
        with self._one_at_a_time:
            return self._places([geonames_id], language).get(geonames_id)

    def nearest(self, latitude: float, longitude: float, *, country: str = "") -> Place | None:
        """The place (never a subdivision or country) nearest to the coordinate, by great circle."""
        with self._one_at_a_time:
            for reach in (1, 4, 16, 180):
                near = min(self._places_within(latitude, longitude, reach, country.upper()), default=None)
                if near and (near[0] <= reach * KM_PER_DEGREE or reach == 180):
                    return self._places([near[1]], "en")[near[1]]
        return None

    def subdivisions(self, country: str, language: str) -> list[Subdivision]:
        """The first-level subdivisions of the country by ISO 3166-2, sorted by their name in the language."""
        values = {"first": f"{country.upper()}-", "last": f"{country.upper()}.", "language": language}
        with self._one_at_a_time:
            rows = self.connection.execute(statements.SUBDIVISIONS, values).fetchall()
        return sorted((Subdivision(*row) for row in rows), key=lambda one: (fold(one.name), one.code))

    def country_contains(self, country: str, latitude: float, longitude: float) -> bool | None:
        """Whether the coordinate is plausibly in the country; None if the country is unknown.

        A check for slips, with a margin of some 25 km; contested land is plausible for each side.
        """
        return self._extents.contains(country, latitude, longitude)

    @cached_property
    def _extents(self) -> Extents:
        with self._one_at_a_time:
            rows = self.connection.execute(statements.EXTENTS).fetchall()
        return Extents({country: array("I", runs) for country, runs in rows})

    def _matches(self, typed: str, country: str, limit: int) -> list[_Match]:
        forms = dict.fromkeys((typed, without_article(typed)))
        best: dict[int, _Match] = {}
        for form in forms:
            _keep_better(best, self._names_between(form, form, country), _EXACT)
            _keep_better(best, self._names_between(f"{form} ", form + _LAST_CHARACTER, country), _PREFIX)
        surely_meant = any(match.worth >= _EXACT[ALTERNATE] for match in best.values())
        if not surely_meant and len(best) < limit:
            for form in forms:
                self._add_misspelt(best, form, country)
        return sorted(best.values(), key=lambda match: -match.worth)

    def _names_between(self, first: str, last: str, country: str) -> Iterator[_Named]:
        """Names from first to last, those of the biggest places: own names and other names apart."""
        values = {"first": first, "last": last, "country": country, "most": _MOST_NAMES_PER_STEP}
        for statement in (statements.OWN_NAMES, statements.OTHER_NAMES):
            yield from self.connection.execute(statement, values)

    def _add_misspelt(self, best: dict[int, _Match], typed: str, country: str) -> None:
        if len(typed) < LEAST_LETTERS:
            return
        numbers = self._names_sharing_grams(typed, country)
        for folded, *named in self.connection.execute(statements.NAMES, (json.dumps(numbers),)):
            slips = slips_between(typed, folded)
            if slips is not None:
                place, position, tier, population, kind = named
                worths = {tier: _TYPO[tier] - _PER_SLIP * slips}
                _keep_better(best, [(place, position, tier, population, kind)], worths)

    def _names_sharing_grams(self, typed: str, country: str) -> list[int]:
        """The names that share most with the typed text, judged by its rarest grams."""
        sizes = self.connection.execute(statements.GRAM_SIZES, (json.dumps(grams_of(typed)),)).fetchall()
        shared: Counter[int] = Counter()
        read = 0
        for size, gram in sorted(sizes):
            read += size
            if read > _MOST_GRAM_ENTRIES and shared:
                break
            (numbers,) = self.connection.execute(statements.GRAM, (gram,)).fetchone()
            shared.update(array("I", numbers[: 4 * _MOST_GRAM_ENTRIES]))
        if not country:
            return _most_shared(shared, _MOST_CANDIDATES)
        likely = json.dumps(_most_shared(shared, 5 * _MOST_CANDIDATES))
        rows = self.connection.execute(statements.OF_COUNTRY, (likely, country))
        return _most_shared({number: shared[number] for (number,) in rows}, _MOST_CANDIDATES)

    def _places(self, numbers: list[int], language: str) -> dict[int, Place]:
        values = {"numbers": json.dumps(numbers), "language": language}
        rows = self.connection.execute(statements.PLACES, values)
        return {row[0]: _place_from(row, language) for row in rows}

    def _places_within(
        self, latitude: float, longitude: float, reach: int, country: str
    ) -> Iterator[tuple[float, int]]:
        for first, last in squares_around(latitude, longitude, reach):
            values = {"first": first, "last": last, "country": country}
            for place_latitude, place_longitude, number in self.connection.execute(statements.NEAR, values):
                yield km_between(latitude, longitude, place_latitude, place_longitude), number


def _keep_better(best: dict[int, _Match], names: Iterable[_Named], worths: Mapping[int, float]) -> None:
    for place, position, tier, population, kind in names:
        worth = worths[tier] + _TENFOLD * log10(max(population, 1)) + _HANDICAP[kind]
        if place not in best or best[place].worth < worth:
            best[place] = _Match(place, position, worth, kind)


def _most_shared(shared: Mapping[int, int], most: int) -> list[int]:
    """The numbers with the highest counts; of equals the smaller, which is the bigger place."""
    by_count: dict[int, list[int]] = {}
    for number, count in shared.items():
        by_count.setdefault(count, []).append(number)
    chosen: list[int] = []
    for count in sorted(by_count, reverse=True):
        chosen += sorted(by_count[count])[: most - len(chosen)]
    return chosen


def _place_from(row: _PlaceRow, language: str) -> Place:
    number, joined, country, admin1, admin1_name, latitude, longitude, population, timezone, kind = row
    names = tuple(joined.split("|"))
    place = Place(
        geonames_id=number,
        name=names[0],
        ascii_name=in_ascii(names[0]),
        names=names,
        country=country,
        admin1_code=admin1,
        admin1_name=admin1_name,
        latitude=latitude,
        longitude=longitude,
        population=population,
        timezone=timezone,
        kind=kind,
    )
    if kind == "country":
        return replace(place, name=country_name(country, language))
    return replace(place, name=admin1_name or place.name) if kind == "subdivision" else place
