"""What people and programs do to a workbook."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from tests.kit.paperforms.making import form

from localaction.kit.paperforms import excel
from localaction.kit.paperforms.opening import open_package


def book_of(**answers: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel.write(form(**answers))))


def saved(book: openpyxl.Workbook) -> dict[str, tuple[str, ...]]:
    kept = io.BytesIO()
    book.save(kept)
    return excel.read(open_package(kept.getvalue())).answers


def place_of(book: openpyxl.Workbook, name: str) -> Any:
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == name)
    return sheet.cell(row=row, column=4)


ANSWERS: dict[str, Any] = {
    "line": "@Mine", "text": "One\nTwo\tThree", "one": "yes", "several": ("b",), "many": ("t9", "t1"),
    "rows": (("-Milestone", "2027"),),
}  # fmt: skip


def test_another_program_saves_the_workbook_and_nothing_is_lost() -> None:
    made = form(**ANSWERS)
    assert {name: values for name, values in saved(book_of(**ANSWERS)).items() if values} == made.answers()


@pytest.mark.parametrize(
    ("typed", "want"),
    [
        ("=1+1", "=1+1"),
        ("+44 20", "+44 20"),
        (240, "240"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (date(2027, 5, 17), "2027-05-17"),
        ("  spaces  ", "  spaces  "),
        (None, None),
    ],
)
def test_cells_are_read_as_they_were_typed(typed: Any, want: str | None) -> None:
    book = book_of(line="Before")
    place_of(book, "plan/line").value = typed
    assert saved(book)["plan/line"] == ((want,) if want else ())


@pytest.mark.parametrize(
    ("typed", "want"), [("x", ("a",)), ("yes", ("a",)), ("no", ()), ("☐", ()), (None, ())]
)
def test_any_mark_chooses(typed: str | None, want: tuple[str, ...]) -> None:
    book = book_of()
    place_of(book, "plan/several=a").value = typed
    assert saved(book)["plan/several"] == want


def test_a_choice_typed_in_words_is_kept_as_typed() -> None:
    book = book_of(one="yes")
    place_of(book, "plan/one").value = "No"
    assert saved(book)["plan/one"] == ("no",)
    place_of(book, "plan/one").value = "Perhaps"
    assert saved(book)["plan/one"] == ("Perhaps",)


def test_sorted_and_deleted_rows_do_no_harm() -> None:
    book = book_of(line="Mine", text="Text")
    sheet = book.worksheets[0]
    sheet.delete_rows(place_of(book, "plan/line").row)
    answers = saved(book)
    assert "plan/line" not in answers
    assert answers["plan/text"] == ("Text",)


def test_a_huge_false_size_costs_nothing() -> None:
    parts = open_package(excel.write(form(line="Mine")))
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    far = text.replace('<dimension ref="A1:', '<dimension ref="A1:XFD1048576" x="').replace(
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>',
    )
    assert excel.read(parts | {name: far.encode()}).answers["plan/line"] == ("Mine",)
