"""The formats in which rows leave. Those that are text are written as they are read, never whole in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext_lazy as _

from localaction.opendata.about import About, facts
from localaction.opendata.columns import Table, Word
from localaction.opendata.making import csv_line
from localaction.opendata.store import Row

BLOCK = 65_536  # bytes sent at once


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `form`: from which kept form of a row it is written. `is_text`: streamed; else made by a program."""

    ending: str
    media_type: str
    name: str
    says: Word
    form: str = "json"
    is_text: bool = True


FORMATS: dict[str, Format] = {
    one.ending: one
    for one in (
        Format("csv", "text/csv; charset=utf-8", "CSV", _("For any program: one line a row, UTF-8."), "csv"),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "XLSX",
            _("For Excel and LibreOffice, with the dictionary inside."),
            is_text=False,
        ),
        Format("json", "application/json", "JSON", _("For programs: one document with licence and rows.")),
        Format("jsonl", "application/jsonl", "JSON Lines", _("For programs that read one row at a time.")),
        Format("geojson", "application/geo+json", "GeoJSON", _("For maps, as in QGIS.")),
        Format(
            "parquet",
            "application/vnd.apache.parquet",
            "Parquet",
            _("For analysis in Python, R and databases, typed."),
            is_text=False,
        ),
    )
}


def formats_of(table: Table) -> list[Format]:
    """The formats that a table has: only what has places is drawn on maps."""
    return [one for one in FORMATS.values() if one.ending != "geojson" or table.has_places]


def written(table: Table, ending: str, rows: Iterable[Row], about: About) -> Iterator[bytes]:
    """A file of a text format, a block at a time."""
    return _blocks(_PIECES[ending](table, rows, about))


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def _csv(table: Table, rows: Iterable[Row], _about: About) -> Iterator[bytes]:
    yield csv_line(table.names)
    for row in rows:
        yield row.data


def _jsonl(_table: Table, rows: Iterable[Row], _about: About) -> Iterator[bytes]:
    for row in rows:
        yield row.data
        yield b"\n"


def _json(table: Table, rows: Iterable[Row], about: About) -> Iterator[bytes]:
    yield b'{"about":' + msgspec.json.encode(facts(table, about)) + b',"rows":[\n'
    before = b""
    for row in rows:
        yield before
        yield row.data
        before = b",\n"
    yield b"\n]}\n"


def _geojson(table: Table, rows: Iterable[Row], about: About) -> Iterator[bytes]:
    """RFC 7946; what has no place stands with an empty geometry, so that nothing is missing."""
    named = msgspec.json.encode(table.name)
    yield b'{"type":"FeatureCollection","name":' + named
    yield b',"about":' + msgspec.json.encode(facts(table, about)) + b',"features":[\n'
    before = b""
    for row in rows:
        yield before
        yield b'{"type":"Feature","geometry":' + _point(row) + b',"properties":'
        yield row.data
        yield b"}"
        before = b",\n"
    yield b"\n]}\n"


def _point(row: Row) -> bytes:
    if row.latitude is None or row.longitude is None:
        return b"null"
    return b'{"type":"Point","coordinates":' + msgspec.json.encode([row.longitude, row.latitude]) + b"}"


_PIECES = {"csv": _csv, "jsonl": _jsonl, "json": _json, "geojson": _geojson}
