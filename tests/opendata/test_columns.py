"""Cells: harmless in a spreadsheet, and nothing lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from localaction.opendata.columns import Column, Type, cell, cells, guarded, unguarded
from localaction.opendata.making import csv_line

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", '=HYPERLINK("http://evil")')


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert guarded(text).startswith("'")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "Kampala", "'tis", "''", "O'Brien", "1 = 1"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(some.text(alphabet="'=+-@\t\rab", max_size=6))
def test_every_text_can_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (None, Type.WHOLE, ""),
        (0, Type.WHOLE, "0"),
        (-13.2356, Type.NUMBER, "-13.2356"),
        (True, Type.YES_NO, "true"),
        (False, Type.YES_NO, "false"),
        (["GCM-1", "GCM-2"], Type.CODES, "GCM-1; GCM-2"),
        ([], Type.CODES, ""),
        ([{"name": "Ä", "role": ""}], Type.LIST, '[{"name":"Ä","role":""}]'),
        ([], Type.LIST, ""),
        ({"en": "Gulu"}, Type.RECORD, '{"en":"Gulu"}'),
        ("-1 °C", Type.TEXT, "'-1 °C"),
    ],
)
def test_each_type_is_written_in_its_own_way(value: object, kind: Type, written: str) -> None:
    assert cell(value, kind) == written


def test_lines_quotes_and_commas_come_back_from_a_csv_reader() -> None:
    text = 'one, "two"\r\nthree\nمدرسة'
    columns = [Column("a", Type.TEXT, "", lambda one: one), Column("b", Type.TEXT, "", lambda one: one)]
    line = csv_line(cells(columns, {"a": text, "b": ""}))
    assert list(csv.reader(io.StringIO(line.decode(), newline=""))) == [[text, ""]]
