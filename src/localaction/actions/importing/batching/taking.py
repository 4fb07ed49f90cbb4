"""Taking a file apart: from CSV or a workbook to rows of text with their line numbers, kept beside the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from localaction.kit.paperforms.excel.lists import LIST, rows
from localaction.kit.paperforms.opening import NotReadable, kind_of, open_package

SAMPLES: Final = 3
WIDEST: Final = 200
MOST_ROWS: Final = 200_000
_LONGEST_CELL: Final = 2_000_000
_DELIMITERS: Final = (",", ";", "\t")


class NotTaken(Exception):
    """A file that cannot be taken apart; the message says why and what to do."""


class Taken(NamedTuple):
    """What a file holds: its headings, its first rows, how many rows."""

    headings: list[str]
    samples: list[list[str]]
    rows: int


class Numbered(NamedTuple):
    """One row with the number that a spreadsheet or an editor shows for it."""

    number: int
    cells: list[str]


def rows_file(batch_id: int) -> Path:
    """Where the rows of a file wait that was taken apart."""
    return Path(settings.STATE, "imports", f"{batch_id}.rows.csv")


def take_apart(content: bytes, batch_id: int) -> Taken:
    """Write the rows of a file beside it. Raises NotTaken."""
    lines = _lines(content)
    first = next(lines, None)
    if first is None:
        raise NotTaken(_("The file is empty."))
    headings = _headings(first.cells)
    target = rows_file(batch_id)
    target.parent.mkdir(parents=True, exist_ok=True)
    samples: list[list[str]] = []
    count = 0
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        for line in lines:
            count += 1
            if count > MOST_ROWS:
                raise NotTaken(_("The file has more rows than can be brought in at once. Split it."))
            cells = (line.cells + [""] * len(headings))[: len(headings)]
            writer.writerow([line.number, *cells])
            if len(samples) < SAMPLES:
                samples.append([cell[:120] for cell in cells])
    if not count:
        raise NotTaken(_("The file has headings and no rows."))
    return Taken(headings, samples, count)


def kept_rows(batch_id: int) -> Iterator[Numbered]:
    """The rows of a file that was taken apart."""
    csv.field_size_limit(_LONGEST_CELL)
    with rows_file(batch_id).open(encoding="utf-8", newline="") as file:
        for number, *cells in csv.reader(file):
            yield Numbered(int(number), cells)


def _headings(cells: list[str]) -> list[str]:
    """The headings, each once and none empty: a second "Date" becomes "Date (2)"."""
    found: list[str] = []
    for place, cell in enumerate(cells[:WIDEST], start=1):
        name = " ".join(cell.split())[:100] or _("Column %(number)d") % {"number": place}
        again = 1
        while (unique := name if again == 1 else f"{name} ({again})") in found:
            again += 1
        found.append(unique)
    return found


def _lines(content: bytes) -> Iterator[Numbered]:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield from _of_workbook(content)
    else:
        yield from _of_text(_decoded(content))


def _of_workbook(content: bytes) -> Iterator[Numbered]:
    try:
        parts = open_package(content, LIST)
        if kind_of(parts) != "xlsx":
            raise NotTaken(_("This is no list. Save it as an Excel workbook (.xlsx) or as CSV."))
        for number, cells in rows(parts):
            yield Numbered(number, cells)
    except NotReadable as fault:
        raise NotTaken(str(fault.fault.words)) from fault


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        reason = _(
            "The letters of this file cannot be read. Save it as “CSV UTF-8”, or bring the workbook itself."
        )
        raise NotTaken(reason) from error


def _of_text(text: str) -> Iterator[Numbered]:
    csv.field_size_limit(_LONGEST_CELL)
    begins = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=begins.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Numbered(number, cells)
            number = reader.line_num + 1
    except csv.Error as error:
        reason = _("Line %(line)d cannot be taken apart: a quotation mark is opened and never closed.")
        raise NotTaken(reason % {"line": number}) from error


def matched(
    cells: list[str], headings: Iterable[str], mapping: dict[str, str], fixed: dict[str, str]
) -> dict[str, str]:
    """One row by our columns: what the file says, else what was fixed for every row."""
    told = dict(zip(headings, cells, strict=False))
    found = {ours: told.get(theirs, "") for ours, theirs in mapping.items()}
    return fixed | {ours: text for ours, text in found.items() if text.strip() or ours not in fixed}
