"""`python -m localaction.opendata.sheets`: lines of JSON from the standard input as workbooks (XLSX).

A program of its own, so that what it needs in memory and time is not the server's. For each file there is a first line
that says what it is about (`file`, `about`, `columns` as name and type, `dictionary`), a line for each row, and an
empty line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any

LONGEST_CELL = 32_767  # the most that the format can hold
CUT = " […]"
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية", "pt": "Português"}
WIDE = {"text": 28, "list": 28, "record": 28, "address": 28}


def written(head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> None:
    """Write the workbook: rows, dictionary and what it is about, each a sheet."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(head["file"], options)
    book.set_properties(
        {
            "title": head["about"]["title"],
            "comments": head["about"]["citation"],
            # not the time of the machine, so that the same rows give the same file
            "created": datetime.fromisoformat(head["about"]["as_of"] or "2018-12-08"),
        }
    )
    bold = book.add_format({"bold": True})
    # a cell that says it is text stays text when somebody edits it
    text = book.add_format({"quote_prefix": True})
    _rows(book.add_worksheet("Data"), head["columns"], rows, bold, text)
    _dictionary(book.add_worksheet("Dictionary"), head["dictionary"], bold, text)
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 1, 40)
    for number, (name, value) in enumerate(head["about"].items()):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, str(value), text)
    book.close()


def _rows(sheet: Any, columns: list[list[str]], rows: Iterable[dict[str, Any]], bold: Any, text: Any) -> None:
    sheet.freeze_panes(1, 1)
    for place, (_name, kind) in enumerate(columns):
        sheet.set_column(place, place, WIDE.get(kind, 14))
    sheet.write_row(0, 0, [name for name, _kind in columns], bold)
    for number, row in enumerate(rows, 1):
        for place, (name, kind) in enumerate(columns):
            value = row[name]
            if value is None or value == "" or value == [] or value == {}:
                continue
            if kind in ("whole", "number"):
                sheet.write_number(number, place, value)
            elif kind == "yes_no":
                sheet.write_boolean(number, place, value)
            else:
                sheet.write_string(number, place, _cell(value, kind), text)


def _cell(value: Any, kind: str) -> str:
    if kind == "codes":
        value = "; ".join(value)
    elif kind in ("list", "record"):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    said = str(value)
    return said if len(said) <= LONGEST_CELL else said[: LONGEST_CELL - len(CUT)] + CUT


def _dictionary(sheet: Any, lines: list[dict[str, Any]], bold: Any, text: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 6, 50)
    sheet.write_row(0, 0, ["column", "type", *LANGUAGES.values()], bold)
    for number, line in enumerate(lines, 1):
        said = [line["name"], line["type"], *(line["says"].get(code, "") for code in LANGUAGES)]
        for place, value in enumerate(said):
            sheet.write_string(number, place, value, text)


if __name__ == "__main__":
    while opening := sys.stdin.buffer.readline():
        written(json.loads(opening), map(json.loads, iter(sys.stdin.buffer.readline, b"\n")))
