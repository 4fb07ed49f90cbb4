"""The file the project ships: all rows as packed text, from which the search file is made.

Lines of tab-separated fields, the first field says what the line is: ``V`` version, ``A`` a first-level unit of
GeoNames, ``S`` an ISO 3166-2 subdivision, ``E`` the extent of a country, ``P`` a place.
"""

import lzma
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from localaction.governments.gazetteer.extents import Cells, runs_of
from localaction.governments.gazetteer.records import Kind

SHIPPED = Path(__file__).with_name("places.tsv.xz")
FORMAT = "1"
_KINDS: dict[str, Kind] = {"p": "place", "s": "subdivision", "c": "country"}
_BETWEEN_NAMES = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """One place as it is shipped; ``names`` holds distinct names, the common one first."""

    kind: Kind
    geonames_id: int
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    timezone: str
    names: tuple[str, ...]


def write_source(
    *,
    rows: Iterable[Row],
    admin1: Iterable[tuple[str, ...]],
    subdivisions: Iterable[tuple[str, ...]],
    extents: Mapping[str, Cells],
) -> bytes:
    """All of it as text, not yet packed; the same input gives the same bytes."""
    lines: list[tuple[str, ...]] = [("V", FORMAT)]
    lines += [("A", *fields) for fields in admin1]
    lines += [("S", *fields) for fields in subdivisions]
    lines += [("E", country, " ".join(_steps(runs_of(cells)))) for country, cells in extents.items()]
    lines += [_fields(row) for row in rows]
    return "".join("\t".join(line) + "\n" for line in lines).encode()


def read_lines(path: Path = SHIPPED) -> Iterator[list[str]]:
    """The shipped lines, each as its fields, unpacked as they are read."""
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def row_from(fields: list[str]) -> Row:
    """The place of a ``P`` line."""
    _, kind, geonames_id, country, admin1, latitude, longitude, population, timezone, names = fields
    return Row(
        kind=_KINDS[kind],
        geonames_id=int(geonames_id),
        country=country,
        admin1=admin1,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        timezone=timezone,
        names=tuple(names.split(_BETWEEN_NAMES)),
    )


def runs_from(text: str) -> list[int]:
    """The run edges of an ``E`` line, summed up from its steps."""
    total, edges = 0, []
    for step in text.split(" "):
        total += int(step)
        edges.append(total)
    return edges


def _fields(row: Row) -> tuple[str, ...]:
    names = _BETWEEN_NAMES.join(name.replace(_BETWEEN_NAMES, "/") for name in row.names)
    place = (
        row.country,
        row.admin1,
        str(row.latitude),
        str(row.longitude),
        str(row.population),
        row.timezone,
    )
    return ("P", row.kind[0], str(row.geonames_id), *place, names)


def _steps(edges: list[int]) -> Iterator[str]:
    before = 0
    for edge in edges:
        yield str(edge - before)
        before = edge
