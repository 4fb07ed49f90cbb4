"""Every format read by a program that people use, and equal to the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyarrow.parquet as parquet
import pyogrio
import pytest
from tests.factories import register
from tests.opendata import reading
from tests.register.published_things import an_action, published

from localaction.opendata import files, formats
from localaction.opendata.columns import Type, plain, unguarded
from localaction.opendata.files import State
from localaction.opendata.store import Row
from localaction.opendata.tables import TABLES
from localaction.register.shapes import Place

HOSTILE = '=HYPERLINK("http://evil.example","click")'
TRICKY = (
    "@SUM(1)",
    "-2+3",
    "\tTab",
    "'=already",
    'quotes " and, commas\r\nand lines',
    "مدرسة للجميع",
    "1e5",
    "007",
    "TRUE",
    "NA",
    "",
)


@pytest.fixture
def made(db: None) -> State:
    """The files of a small register with texts that spreadsheets like to misread."""
    register.publish_cohort(12)
    published(an_action("LA-HOSTILE", title=HOSTILE, place=Place(name="Nowhere", country="UG")))
    for number, text in enumerate(TRICKY):
        published(an_action(f"LA-TRICKY{number}", summary=text, support_kinds=("funding",)))
    return files.build()


def _rows(state: State, table: str) -> list[dict[str, Any]]:
    """The rows as JSON Lines has them: typed, and the register's own values."""
    return [json.loads(line) for line in state.path(f"{table}.jsonl").read_text("utf-8").splitlines()]


def test_a_csv_reader_gets_back_exactly_what_is_published(made: State) -> None:
    for name, table in TABLES.items():
        rows = _rows(made, name)
        told = reading.table(made.path(f"{name}.csv").read_bytes())
        assert len(told) == len(rows) == made.files[f"{name}.csv"].rows
        for row, line in zip(rows, told, strict=True):
            expected = {
                one.name: "" if row[one.name] is None else plain(row[one.name], one.type)
                for one in table.columns
            }
            assert {column: unguarded(cell) for column, cell in line.items()} == expected
    titles = {row["reference"]: row["title"] for row in reading.table(made.path("actions.csv").read_bytes())}
    assert titles["LA-HOSTILE"] == f"'{HOSTILE}"


def test_pandas_reads_the_parquet_and_it_equals_the_csv(made: State) -> None:
    for name, table in TABLES.items():
        typed = pandas.read_parquet(made.path(f"{name}.parquet"))
        written = pandas.read_csv(made.path(f"{name}.csv"), dtype=str, keep_default_na=False)
        assert list(typed.columns) == list(written.columns) == list(table.names)
        for column in table.columns:
            cells = [unguarded(cell) for cell in written[column.name]]
            assert _as_cells(typed[column.name], column.type) == _read(cells, column.type), column.name


def _read(cells: list[str], kind: Type) -> list[Any]:
    """The cells of a column as what they say."""
    if kind in (Type.NUMBER, Type.WHOLE):
        return [float(cell) if cell else None for cell in cells]
    return cells


def _as_cells(values: Any, kind: Type) -> list[Any]:
    """The values of a column of the Parquet file, written out."""
    if kind is Type.MOMENT:
        return [moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ") for moment in values]
    if kind in (Type.NUMBER, Type.WHOLE):
        return [None if pandas.isna(one) else float(one) for one in values]
    return [plain(one, kind) if kind in (Type.CODES, Type.YES_NO) else one for one in values]


def test_the_parquet_is_typed_and_says_what_it_is(made: State) -> None:
    schema = parquet.read_schema(made.path("actions.parquet"))
    assert str(schema.field("gcm").type) == "list<element: string>"
    assert str(schema.field("published_at").type) == "timestamp[us, tz=UTC]"
    assert str(schema.field("latitude").type) == "double"
    assert schema.metadata[b"licence"] == b"https://creativecommons.org/licenses/by/4.0/"
    assert schema.field("title").metadata[b"description"] == b"The title."


def test_openpyxl_reads_the_workbook_and_hostile_cells_are_text(made: State) -> None:
    for name, table in TABLES.items():
        book = openpyxl.load_workbook(made.path(f"{name}.xlsx"))
        assert book.sheetnames == ["Data", "Dictionary", "About"]
        heading, *lines = book["Data"].iter_rows()
        assert [cell.value for cell in heading] == list(table.names)
        rows = _rows(made, name)
        assert len(lines) == len(rows)
        for row, line in zip(rows, lines, strict=True):
            for column, cell in zip(table.columns, line, strict=True):
                assert cell.data_type != "f"
                _is_told(row[column.name], column.type, cell.value)
    titles = [
        cell
        for cell in openpyxl.load_workbook(made.path("actions.xlsx"))["Data"]["I"]
        if cell.value == HOSTILE
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in titles] == [("s", True)]


def _is_told(value: Any, kind: Type, cell: Any) -> None:
    if value in (None, "", [], {}):
        assert cell is None
    elif kind in (Type.WHOLE, Type.NUMBER, Type.YES_NO):
        assert cell == value
    elif kind in (Type.LIST, Type.RECORD):
        assert json.loads(cell) == value
    else:
        # a workbook is XML, which has one kind of line end
        assert cell.replace("_x000D_", "").replace("\r", "") == plain(value, kind).replace("\r", "")


def test_the_workbook_has_its_dictionary_in_five_languages_and_its_licence(made: State) -> None:
    book = openpyxl.load_workbook(made.path("needs.xlsx"))
    assert [cell.value for cell in book["Dictionary"][1]][2:] == [
        "English",
        "Français",
        "Español",
        "العربية",
        "Português",
    ]
    about = {str(name): str(value) for name, value in book["About"].iter_rows(values_only=True)}
    assert about["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert f"entry {made.sequence}" in about["citation"]


def test_gdal_reads_the_geojson_as_qgis_does(made: State) -> None:
    for name in ("actions", "governments", "needs"):
        facts = pyogrio.read_info(made.path(f"{name}.geojson"))
        rows = _rows(made, name)
        assert (facts["driver"], facts["crs"], facts["features"]) == ("GeoJSON", "EPSG:4326", len(rows))
        _about, _ids, places, _values = pyogrio.raw.read(made.path(f"{name}.geojson"))
        drawn = [row for row in rows if row["latitude"] is not None]
        assert sum(place is not None for place in places) == len(drawn)
        assert facts["geometry_type"] == "Point"
    document = json.loads(made.path("actions.geojson").read_text("utf-8"))
    assert [feature["properties"] for feature in document["features"]] == _rows(made, "actions")
    assert document["about"]["licence"] == "https://creativecommons.org/licenses/by/4.0/"


def test_json_holds_the_same_rows_with_licence_and_citation(made: State) -> None:
    for name in TABLES:
        document = json.loads(made.path(f"{name}.json").read_text("utf-8"))
        assert document["rows"] == _rows(made, name)
        assert document["about"]["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert document["about"]["register_entry"] == made.sequence


def test_what_has_no_place_is_on_no_map() -> None:
    assert [one.ending for one in formats.formats_of(TABLES["signatures"])] == [
        "csv",
        "xlsx",
        "json",
        "jsonl",
        "parquet",
    ]
    assert "geojson" in [one.ending for one in formats.formats_of(TABLES["needs"])]


def test_text_is_written_a_block_at_a_time(made: State, tmp_path: Path) -> None:
    rows = (Row("x", b"x" * 1000, None, None) for _ in range(1000))
    blocks = list(formats.written(TABLES["actions"], "jsonl", rows, made.about))
    assert sum(map(len, blocks)) == 1_001_000
    assert max(map(len, blocks)) <= formats.BLOCK + 1001
