"""Finding places by name, by number and by coordinate in the search file."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import asin, cos, log10, radians, sin, sqrt
from pathlib import Path
from threading import RLock

from localaction.governments.gazetteer.countries import country_name
from localaction.governments.gazetteer.extents import Extents
from localaction.governments.gazetteer.folding import fold, in_ascii, without_article
from localaction.governments.gazetteer.records import Hit, Kind, Place, Subdivision
from localaction.governments.gazetteer.spelling import (
    LEAST_LETTERS,
    MOST_LETTERS,
    grams_of,
    slips_between,
)
from localaction.governments.gazetteer.store import ALTERNATE, CODE, INNER_WORDS, PRIMARY, connect, degree_of

ALL_KINDS: tuple[Kind, ...] = ("place", "subdivision", "country")
_LANGUAGES = ("en", "fr", "es", "ar", "pt")
_KM_PER_DEGREE = 111.2
_AFTER_EVERY_LETTER = "\U0010ffff"

# A hit is worth its kind of match plus this much for every tenfold of people.
_TENFOLD = 6.0
_EXACT = {PRIMARY: 100.0, ALTERNATE: 90.0, CODE: 55.0, INNER_WORDS: 50.0}
_PREFIX = {PRIMARY: 60.0, ALTERNATE: 45.0, CODE: 0.0, INNER_WORDS: 35.0}
_TYPO, _PER_SLIP = 25.0, 8.0
_HANDICAP = {"place": 0.0, "subdivision": -15.0, "country": -5.0}

# What one search may read, whatever is typed.
_MOST_NAMES_PER_STEP = 120
_MOST_GRAM_ENTRIES = 20_000
_MOST_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class _Match:
    place: int
    position: int
    worth: float


class Gazetteer:
    """The places of the world, read from the search file; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(path)
        self._one_at_a_time = RLock()

    def find(
        self,
        text: str,
        *,
        country: str = "",
        limit: int = 10,
        language: str = "en",
        kinds: Collection[Kind] = ALL_KINDS,
    ) -> list[Hit]:
        """The places whose name is, begins with, or is nearly the text; best first, at most ``limit``.

        The whole name goes before its beginning, a place's own name before its other names, and spelling
        slips come last; more people go before fewer. ``country`` (ISO 3166-1) and ``kinds`` narrow the answer;
        subdivisions and countries are named in ``language``. Any text is allowed; nothing found is [].
        """
        typed = fold(text[: 2 * MOST_LETTERS])[:MOST_LETTERS].rstrip()
        if not typed or limit < 1:
            return []
        with self._one_at_a_time:
            matches = self._matches(typed, country.upper(), limit)
            return list(self._hits(matches, limit, language, kinds))

    def place(self, geonames_id: int, *, language: str = "en") -> Place | None:
        """The place of this GeoNames number."""
        with self._one_at_a_time:
            return self._places([geonames_id], language).get(geonames_id)

    def nearest(self, latitude: float, longitude: float, *, country: str = "") -> Place | None:
        """The place (never a subdivision or country) nearest to the coordinate, by great circle."""
        with self._one_at_a_time:
            for reach in (1, 4, 16, 180):
                found = self._nearest_within(latitude, longitude, reach, country.upper())
                if found and (found[0] <= _sure_km(latitude, reach) or reach == 180):
                    return self._places([found[1]], "en")[found[1]]
        return None

    def subdivisions(self, country: str, language: str) -> list[Subdivision]:
        """The first-level subdivisions of the country by ISO 3166-2, sorted by their name in the language."""
        named = f"coalesce({language}, en)" if language in _LANGUAGES else "en"
        with self._one_at_a_time:
            rows = self.connection.execute(
                f"SELECT code, {named}, country, coalesce(admin1, ''), geonames_id, latitude, longitude"  # noqa: S608
                " FROM subdivision WHERE code >= ? AND code < ?",
                (f"{country.upper()}-", f"{country.upper()}."),
            ).fetchall()
        return sorted((Subdivision(*row) for row in rows), key=lambda one: (fold(one.name), one.code))

    def country_contains(self, country: str, latitude: float, longitude: float) -> bool | None:
        """Whether the coordinate is plausibly in the country; None if the country is unknown.

        A check for slips, with a margin of some 25 km; contested land is plausible for each side.
        """
        return self._extents.contains(country, latitude, longitude)

    @cached_property
    def _extents(self) -> Extents:
        with self._one_at_a_time:
            rows = self.connection.execute("SELECT country, runs FROM extent").fetchall()
        return Extents({country: array("I", runs) for country, runs in rows})

    def _matches(self, typed: str, country: str, limit: int) -> list[_Match]:
        forms = dict.fromkeys((typed, without_article(typed)))
        best: dict[int, _Match] = {}
        for form in forms:
            exact = self._rows("folded = ?", (form,), country)
            self._keep_better(best, exact, _EXACT)
            following = self._rows("folded > ? AND folded < ?", (form, form + _AFTER_EVERY_LETTER), country)
            self._keep_better(best, following, _PREFIX)
        if len(best) < limit and len(typed) >= LEAST_LETTERS:
            for form in forms:
                self._add_misspelt(best, form, country)
        return sorted(best.values(), key=lambda match: -match.worth)

    def _rows(self, where: str, values: tuple[str, ...], country: str) -> list[tuple[int, ...]]:
        """Names that fulfil the condition, those of the biggest places: own names and other names apart."""
        only = " AND name.country = ?" if country else ""
        asked = (*values, country) if country else values
        rows: list[tuple[int, ...]] = []
        for tiers in ("tier = 0", "tier > 0"):
            numbers = f"SELECT id FROM name WHERE {tiers} AND {where}{only} ORDER BY id LIMIT ?"  # noqa: S608
            rows += self.connection.execute(
                "SELECT place, position, tier, population, kind FROM name JOIN place ON place.id = name.place"
                f" WHERE name.id IN ({numbers})",
                (*asked, _MOST_NAMES_PER_STEP),
            )
        return rows

    def _add_misspelt(self, best: dict[int, _Match], typed: str, country: str) -> None:
        numbers = self._names_sharing_grams(typed, country)
        marks = ",".join("?" * len(numbers))
        rows = self.connection.execute(
            f"SELECT folded, place, position, tier FROM name WHERE id IN ({marks})",  # noqa: S608
            numbers,
        ).fetchall()
        near = [(slips, *row[1:]) for row in rows if (slips := slips_between(typed, row[0])) is not None]
        facts = self._facts_of({place for _, place, _, _ in near})
        for slips, place, position, tier in near:
            population, kind, of_country = facts[place]
            if not country or of_country == country:
                worth = _TYPO - _PER_SLIP * slips - 5.0 * (tier != PRIMARY)
                self._keep_better(best, [(place, position, tier, population, kind)], {tier: worth})

    def _names_sharing_grams(self, typed: str, country: str) -> list[int]:
        """The names that share most with the typed text, judged by its rarest grams."""
        grams = grams_of(typed)
        marks = ",".join("?" * len(grams))
        sizes = self.connection.execute(
            f"SELECT length(names) / 4, gram FROM gram WHERE gram IN ({marks})",  # noqa: S608
            grams,
        ).fetchall()
        shared: Counter[int] = Counter()
        read = 0
        for size, gram in sorted(sizes):
            read += size
            if read > _MOST_GRAM_ENTRIES and shared:
                break
            (numbers,) = self.connection.execute("SELECT names FROM gram WHERE gram = ?", (gram,)).fetchone()
            shared.update(array("I", numbers[: 4 * _MOST_GRAM_ENTRIES]))
        if country:
            shared = self._only_of(country, shared)
        return _most_shared(shared)

    def _only_of(self, country: str, shared: Counter[int]) -> Counter[int]:
        """Without the names of other countries, among those that share most."""
        likely = [number for number, _ in shared.most_common(10 * _MOST_CANDIDATES)]
        marks = ",".join("?" * len(likely))
        rows = self.connection.execute(
            f"SELECT id FROM name WHERE id IN ({marks}) AND country = ?",  # noqa: S608
            (*likely, country),
        )
        return Counter({number: shared[number] for (number,) in rows})

    def _facts_of(self, places: Collection[int]) -> dict[int, tuple[int, str, str]]:
        marks = ",".join("?" * len(places))
        rows = self.connection.execute(
            f"SELECT id, population, kind, country FROM place WHERE id IN ({marks})",  # noqa: S608
            tuple(places),
        )
        return {number: (population, kind, country) for number, population, kind, country in rows}

    @staticmethod
    def _keep_better(best: dict[int, _Match], rows: Iterable[tuple[int, ...]], worths: dict[int, float]) -> None:
        for place, position, tier, population, kind in rows:
            worth = worths[tier] + _TENFOLD * log10(max(population, 1)) + _HANDICAP[str(kind)]
            if place not in best or best[place].worth < worth:
                best[place] = _Match(place, position, worth)

    def _hits(self, matches: list[_Match], limit: int, language: str, kinds: Collection[Kind]) -> Iterator[Hit]:
        wanted = matches[: 4 * limit]
        places = self._places([match.place for match in wanted], language)
        given = 0
        for match in wanted:
            place = places[match.place]
            if given < limit and place.kind in kinds:
                given += 1
                yield Hit(place, place.names[match.position])

    def _places(self, numbers: list[int], language: str) -> dict[int, Place]:
        marks = ",".join("?" * len(numbers))
        named = f"coalesce(s.{language}, a.name)" if language in _LANGUAGES else "a.name"
        rows = self.connection.execute(
            "SELECT p.id, p.names, p.country, p.admin1,"
            f" coalesce({named}, ''), p.latitude, p.longitude, p.population, p.timezone, p.kind"  # noqa: S608
            " FROM place p LEFT JOIN admin1 a ON a.country = p.country AND a.code = p.admin1"
            f" LEFT JOIN subdivision s ON s.code = a.iso WHERE p.id IN ({marks})",
            numbers,
        )
        return {row[0]: _place_from(row, language) for row in rows}

    def _nearest_within(
        self, latitude: float, longitude: float, reach: int, country: str
    ) -> tuple[float, int] | None:
        only = " AND country = ?" if country else ""
        found: list[tuple[float, int]] = []
        for first, last in _squares_around(latitude, longitude, reach):
            rows = self.connection.execute(
                "SELECT latitude, longitude, id FROM place"
                f" WHERE kind = 'place' AND degree BETWEEN ? AND ?{only}",  # noqa: S608
                (first, last, country) if country else (first, last),
            )
            found += [(_km_between(latitude, longitude, lat, lon), number) for lat, lon, number in rows]
        return min(found, default=None)


def _place_from(row: tuple[int, str, str, str, str, float, float, int, str, Kind], language: str) -> Place:
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


def _most_shared(shared: Counter[int]) -> list[int]:
    """The numbers with the highest counts; of equals the smaller, which is the bigger place."""
    by_count: dict[int, list[int]] = {}
    for number, count in shared.items():
        by_count.setdefault(count, []).append(number)
    chosen: list[int] = []
    for count in sorted(by_count, reverse=True):
        chosen += sorted(by_count[count])[: _MOST_CANDIDATES - len(chosen)]
    return chosen


def _squares_around(latitude: float, longitude: float, reach: int) -> Iterator[tuple[int, int]]:
    """Runs of one-degree squares around the point; the whole row where that is narrower on the ground."""
    south, north = max(-90, int(latitude // 1) - reach), min(89, int(latitude // 1) + reach)
    narrowest = cos(radians(min(89.0, max(abs(south), abs(north + 1)))))
    across = int(reach / narrowest) + 1
    for row in range(south, north + 1):
        start = degree_of(row, -180)
        middle = int((longitude + 180) // 1)
        if across >= 179:
            yield start, start + 359
            continue
        west, east = middle - across, middle + across
        for low, high in ((west, east), (west + 360, east + 360), (west - 360, east - 360)):
            if low <= 359 and high >= 0:
                yield start + max(low, 0), start + min(high, 359)


def _sure_km(latitude: float, reach: int) -> float:
    """How far one can be sure to have seen everything when looking ``reach`` squares around."""
    return reach * _KM_PER_DEGREE * 0.99


def _km_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    phi, other_phi = radians(latitude), radians(other_latitude)
    half = sin((phi - other_phi) / 2) ** 2
    half += cos(phi) * cos(other_phi) * sin(radians(longitude - other_longitude) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))
