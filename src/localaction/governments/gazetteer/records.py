"""What the gazetteer answers with."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["place", "subdivision", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of 5,000 people or more, a first-level subdivision, or a country.

    ``population`` of a subdivision is the sum over its places; ``latitude`` and ``longitude`` are degrees
    (WGS 84). ``admin1_name`` and ``timezone`` are empty where GeoNames knows none.
    """

    geonames_id: int
    name: str
    ascii_name: str
    names: tuple[str, ...]
    country: str
    admin1_code: str
    admin1_name: str
    latitude: float
    longitude: float
    population: int
    timezone: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that answers a search, and the one of its names that matched, as it is written."""

    place: Place
    matched: str


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A first-level subdivision of a country by ISO 3166-2, named in the language asked for.

    ``admin1_code``, ``geonames_id`` and the coordinates are empty where GeoNames cuts the country otherwise.
    """

    code: str
    name: str
    country: str
    admin1_code: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
