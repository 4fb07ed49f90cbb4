"""A form as a workbook: text cells, lists to choose from, locked questions, sheets from right to left."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from django.utils import translation
from tests.kit.paperforms.making import form

from localaction.kit.paperforms import excel


def book_of(**options: Any) -> openpyxl.Workbook:
    with translation.override(options.get("language", "en")):
        return openpyxl.load_workbook(io.BytesIO(excel.write(form(**options))))


def test_questions_are_locked_and_answers_are_open_text() -> None:
    sheet = book_of(line="=1+1").worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "plan/line")
    question, hint, answer = (sheet.cell(row=row, column=place) for place in (2, 3, 4))
    assert sheet.protection.sheet
    assert (question.protection.locked, hint.protection.locked, answer.protection.locked) == (
        True,
        True,
        False,
    )
    assert (answer.value, answer.data_type, answer.number_format) == ("=1+1", "s", "@")
    assert hint.value == "A hint."


def test_choices_come_from_a_hidden_list() -> None:
    book = book_of()
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "plan/one")
    rule = next(one for one in sheet.data_validations.dataValidation if f"D{row}" in one.sqref)
    assert rule.type == "list"
    name, _sign, cells = rule.formula1.partition("!")
    assert [line[0].value for line in book[name][cells.replace("$", "")]] == ["Yes", "No"]
    assert book[name].sheet_state == "hidden"
    assert book["memory"].sheet_state == "veryHidden"


def test_rows_have_a_sheet_of_their_own() -> None:
    book = book_of(rows=(("One", "2027"), ("Two", "2028")))
    sheet = book["Milestones"]
    values = [[cell.value for cell in line[1:]] for line in sheet.iter_rows()]
    assert values[2:] == [["One", "2027"], ["Two", "2028"], [None, None]]


def test_arabic_sheets_run_from_right_to_left() -> None:
    book = book_of(language="ar")
    assert [sheet.sheet_view.rightToLeft for sheet in book.worksheets[:2]] == [True, True]
    assert not book_of(language="fr").worksheets[0].sheet_view.rightToLeft


def test_a_text_longer_than_a_cell_goes_on_below() -> None:
    sheet = book_of(text="ab" * 40_000).worksheets[0]
    cells = {cell.value: sheet.cell(row=cell.row, column=4).value for cell in sheet["A"] if cell.value}
    assert [len(str(cells[name])) for name in ("plan/text", "plan/text#2", "plan/text#3")] == [
        32_000,
        32_000,
        16_000,
    ]
