"""What somebody says about a government, before it is a record; and whether two of them speak of the same place.

Pure dataclasses and functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

from localaction.governments.naming import family_of, folded, name_key

_EARTH_KM = 6371.0
_NEAR_KM = {"local": 60, "metropolitan": 100}
_NEAR_OTHERWISE_KM = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A government as given. `key` is the caller's own name for it (a line, an identifier), echoed in answers.

    `names` maps language codes to names; `name` is the official one, in `language`. Degrees are WGS 84.
    """

    name: str
    country: str
    level: str
    key: str = ""
    language: str = "en"
    names: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    admin1_code: str = ""
    admin1_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    population_on: date | None = None
    geonames_id: int | None = None
    wikidata_id: str = ""
    website: str = ""
    claimed_domain: str = ""

    @property
    def name_key(self) -> str:
        """What another record of the same government would share."""
        return name_key(self.name, country=self.country, level=self.level, admin1=area_of(self))

    def spellings(self) -> Iterator[tuple[str, str, str]]:
        """(country, family, folded name) of every name given, each once, the official one first."""
        family = family_of(self.level)
        for name in dict.fromkeys(folded(one) for one in (self.name, *self.names.values(), *self.aliases)):
            if name:
                yield self.country, family, name


class Placed(Protocol):
    """Anything that stands somewhere: facts or a record."""

    @property
    def geonames_id(self) -> int | None: ...
    @property
    def level(self) -> str: ...
    @property
    def admin1_code(self) -> str: ...
    @property
    def admin1_name(self) -> str: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


def area_of(one: Placed) -> str:
    """The first-level subdivision as far as it is known, for telling apart two places of one name."""
    return one.admin1_code or folded(one.admin1_name)[:60]


def same_place(a: Placed, b: Placed) -> bool:
    """Whether two records of one name in one country can be the same government: close enough, or not told apart."""
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    apart = distance_km(a, b)
    if apart is not None:
        return apart <= _NEAR_KM.get(family_of(a.level), _NEAR_OTHERWISE_KM)
    return not (a.admin1_name and b.admin1_name) or folded(a.admin1_name) == folded(b.admin1_name)


def distance_km(a: Placed, b: Placed) -> float | None:
    """Kilometres by great circle; None when one of them has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    across = sin(radians(b.longitude - a.longitude) / 2) ** 2
    turn = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * across
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, turn)))
