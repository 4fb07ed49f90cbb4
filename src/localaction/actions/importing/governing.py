"""The cells of a row that say which government it is and where."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from localaction.actions.importing import figures, languages
from localaction.actions.importing.columns import Cells
from localaction.actions.importing.words import Words
from localaction.actions.importing.wrongs import Wrong, read
from localaction.governments.facts import Facts
from localaction.governments.naming import trap_in

REMEMBERED: Final = 20_000
LONGEST_NUMBER: Final = 12


class _Cells(NamedTuple):
    """The cells that make a government, and the language of the row."""

    government_name: str
    government_local_name: str
    government_level: str
    country_iso2: str
    admin1: str
    latitude: str
    longitude: str
    population: str
    wikidata_or_geonames_id: str
    language: str


_pick: Final = attrgetter(*_Cells._fields)


class Governed(NamedTuple):
    """The government of a row, the name of its place, and what is wrong with its cells."""

    facts: Facts
    place: str
    wrongs: tuple[Wrong, ...]


class GovernmentChecks:
    """Checks governments; one that comes again in the same words is not checked again."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._checked = lru_cache(maxsize=REMEMBERED)(self._check)

    def check(self, cells: Cells, wrongs: list[Wrong]) -> Governed:
        """The government of a row; what is wrong with it is added to `wrongs`."""
        found = self._checked(_Cells._make(_pick(cells)))
        wrongs.extend(found.wrongs)
        return found

    def _check(self, cells: _Cells) -> Governed:
        wrongs: list[Wrong] = []
        country = self._country(cells, wrongs)
        latitude, longitude = self._coordinates(cells, country, wrongs)
        geonames_id, wikidata_id = _identifier(cells.wikidata_or_geonames_id, wrongs)
        population = read("population", cells.population, figures.whole, wrongs)
        level = cells.government_level.lower()
        if level not in self._words.levels:
            reason = _("Write one of: %(known)s.") % {"known": ", ".join(sorted(self._words.levels))}
            wrongs.append(Wrong("government_level", cells.government_level, reason, "unknown_word"))
        for column in ("government_name", "government_local_name", "admin1"):
            _check_name(column, getattr(cells, column), wrongs)
        language, names, aliases = _names(cells, country)
        facts = Facts(
            name=cells.government_name,
            country=country,
            level=level,
            key="\x1f".join((*cells[:5], cells.wikidata_or_geonames_id, cells.latitude, cells.longitude)),
            language=language,
            names=names,
            aliases=aliases,
            admin1_name=cells.admin1,
            latitude=latitude,
            longitude=longitude,
            population=population,
            geonames_id=geonames_id,
            wikidata_id=wikidata_id,
        )
        place = (self._words.place_name(geonames_id) if geonames_id else "") or cells.government_name
        return Governed(facts, place, tuple(wrongs))

    def _country(self, cells: _Cells, wrongs: list[Wrong]) -> str:
        country = cells.country_iso2.upper()
        if country not in self._words.countries:
            reason = _("There is no country with this code. Write the two letters of ISO 3166, such as UG.")
            wrongs.append(Wrong("country_iso2", cells.country_iso2, reason, "unknown_country"))
        return country

    def _coordinates(
        self, cells: _Cells, country: str, wrongs: list[Wrong]
    ) -> tuple[float | None, float | None]:
        latitude = read("latitude", cells.latitude, figures.degrees, wrongs)
        longitude = read("longitude", cells.longitude, figures.degrees, wrongs)
        if bool(cells.latitude) != bool(cells.longitude):
            missing = "longitude" if cells.latitude else "latitude"
            wrongs.append(Wrong(missing, "", _("Latitude and longitude belong together."), "half_a_place"))
        if latitude is None or longitude is None:
            return None, None
        on_earth = True
        for column, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            if abs(value) > most:
                on_earth = False
                reason = _("This lies outside the world: write a number from -%(most)d to %(most)d.")
                wrongs.append(Wrong(column, getattr(cells, column), reason % {"most": most}, "outside_world"))
        if on_earth and self._words.is_within(country, latitude, longitude) is False:
            where = f"{cells.latitude}, {cells.longitude}"
            reason = _("This place is not in the country %(country)s. Are latitude and longitude swapped?")
            wrongs.append(Wrong("latitude", where, reason % {"country": country}, "outside_country"))
        return latitude, longitude


def _identifier(typed: str, wrongs: list[Wrong]) -> tuple[int | None, str]:
    """(GeoNames number, "") or (None, Wikidata item)."""
    name, _colon, number = typed.partition(":")
    digits = number.removeprefix("Q")
    if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER:
        if name == "geonames" and digits == number:
            return int(number), ""
        if name == "wikidata" and digits != number:
            return None, number
    if typed:
        reason = _(
            "Write geonames: and a number, or wikidata: and an item, such as geonames:232422 or wikidata:Q3995."
        )
        wrongs.append(Wrong("wikidata_or_geonames_id", typed, reason, "bad_identifier"))
    return None, ""


def _check_name(column: str, name: str, wrongs: list[Wrong]) -> None:
    trap = trap_in(name) if name else None
    if trap is None:
        return
    reasons = {
        "bidi_controls": _(
            "The name holds invisible characters that turn the direction of writing. Type it again."
        ),
        "mixed_scripts": _("A word of the name mixes letters of two scripts that look alike. Type it again."),
        "control_characters": _("The name holds characters that are not letters. Type it again."),
        "no_letters": _("The name has no letters."),
    }
    wrongs.append(Wrong(column, name, reasons[trap], trap))


def _names(cells: _Cells, country: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The language of the official name, further names by language, and further spellings."""
    official, local = cells.government_name, cells.government_local_name
    language = languages.of_official(official, cells.language.lower(), country)
    if not local or local == official:
        return language, {}, ()
    spoken = languages.of_local(local, official, language, country)
    if spoken and spoken != language:
        return language, {spoken: local}, ()
    return language, {}, (local,)
