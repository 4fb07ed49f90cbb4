"""From the bytes of a file to rows of text with their line numbers; nothing here knows what a row means."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, BinaryIO, Final, NamedTuple

from django.utils.translation import gettext as _

from localaction.actions.importing.columns import COLUMNS, Cells
from localaction.actions.importing.problems import Problem, Unreadable, shortened

_LONGEST_CELL: Final = 2_000_000
_OTHER_KINDS: Final = (
    (b"PK\x03\x04", "spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Line(NamedTuple):
    """One row of the file: the number of its first line, its cells in the order of the format."""

    number: int
    cells: Cells


def read(source: BinaryIO) -> Iterator[Line | Problem]:
    """Every row of a CSV file in UTF-8, with or without the byte order mark, as it comes from the disk.

    A row that cannot be taken apart comes as a Problem. Raises Unreadable at once when there is no first line
    with the right columns. Bytes that are not UTF-8 stay in the cells as lone surrogates, for the checks to name.
    The source must be able to go back to its start.
    """
    _refuse_other_kinds(source.read(4))
    source.seek(0)
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="surrogateescape", newline="")
    reader = csv.reader(text, strict=True)
    try:
        pick = _positions(_first_line(reader))
    except Unreadable:
        text.detach()
        raise
    return _rows(reader, pick, text)


def _refuse_other_kinds(start: bytes) -> None:
    kind = next((name for mark, name in _OTHER_KINDS if start.startswith(mark)), "")
    if kind == "spreadsheet":
        reason = _("This is a spreadsheet, not a CSV file. Save it as “CSV UTF-8” and import that file.")
        raise Unreadable(Problem(1, "", "", reason, "not_csv"))
    if kind == "utf-16":
        reason = _("The file is written in UTF-16. Save it as “CSV UTF-8” and import that file.")
        raise Unreadable(Problem(1, "", "", reason, "not_utf8"))


def _first_line(reader: Iterator[list[str]]) -> list[str]:
    """The names of the columns. Raises Unreadable when there are none."""
    try:
        names = next((row for row in reader if any(cell.strip() for cell in row)), None)
    except csv.Error:
        reason = _("The first line cannot be taken apart: a quotation mark is opened and never closed.")
        raise Unreadable(Problem(1, "", "", reason, "broken_quotes")) from None
    if names is None:
        raise Unreadable(Problem(1, "", "", _("The file is empty."), "empty_file"))
    names = [name.strip() for name in names]
    for sign, called in ((";", _("semicolons")), ("\t", _("tabs"))):
        if len(names) == 1 and names[0].count(sign) >= len(COLUMNS) // 2:
            reason = _(
                "The columns are separated by %(signs)s. Save the file with commas between the columns."
            )
            raise Unreadable(Problem(1, "", shortened(names[0]), reason % {"signs": called}, "not_commas"))
    return names


def _positions(names: list[str]) -> Callable[[list[str]], Iterable[str]]:
    """How to bring the cells of a row into the order of the format. Raises Unreadable naming every wrong column."""
    problems = [
        Problem(
            1,
            name,
            "",
            _("This column is missing. Add it to the first line, even if its cells are empty."),
            "missing_column",
        )
        for name in COLUMNS
        if name not in names
    ]
    problems += [
        Problem(
            1,
            shortened(name),
            "",
            _("The format has no such column. Remove it, or mend its name."),
            "unknown_column",
        )
        for name in dict.fromkeys(names)
        if name not in COLUMNS
    ]
    problems += [
        Problem(1, name, "", _("This column is there more than once. Keep one of them."), "duplicate_column")
        for name, times in Counter(names).items()
        if times > 1 and name in COLUMNS
    ]
    if problems:
        raise Unreadable(*problems)
    return itemgetter(*(names.index(name) for name in COLUMNS))


def _rows(
    reader: Iterator[list[str]], pick: Callable[[list[str]], Iterable[str]], text: io.TextIOWrapper
) -> Iterator[Line | Problem]:
    try:
        yield from _lines(reader, pick)
    finally:
        text.detach()  # the file is the caller's to close


def _lines(reader: Any, pick: Callable[[list[str]], Iterable[str]]) -> Iterator[Line | Problem]:
    width = len(COLUMNS)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(number, error)
            continue
        if not any(row):
            continue
        if len(row) == width:
            yield Line(number, Cells._make(pick(row)))
        else:
            yield _wrong_width(number, row, width)


def _broken(number: int, error: csv.Error) -> Problem:
    if "limit" in str(error):
        reason = _(
            "One cell has more than two million characters: a quotation mark is probably never closed."
        )
    else:
        reason = _("The row cannot be taken apart: a quotation mark inside a text has to be written twice.")
    return Problem(number, "", "", reason, "broken_quotes")


def _wrong_width(number: int, row: list[str], width: int) -> Problem:
    reason = _(
        "The row has %(cells)d cells and the first line has %(columns)d."
        " A text with a comma in it needs quotation marks around it."
    )
    values = {"cells": len(row), "columns": width}
    return Problem(number, "", shortened(row[0] if row else ""), reason % values, "wrong_cells")
