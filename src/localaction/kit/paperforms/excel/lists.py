"""The rows of a workbook's first sheet, one after the other, however many: nothing is held but the row being read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from posixpath import join, normpath
from xml.etree import ElementTree

from localaction.kit.paperforms.excel.cells import plain
from localaction.kit.paperforms.excel.tables import LINK, S, beginning_of, day_styles, placed, value_of
from localaction.kit.paperforms.opening import Fault, NotReadable, Room, parsed

LIST = Room(bytes=25 * 1024 * 1024, unpacked=400 * 1024 * 1024, elements=12_000_000)
"""Room for fifty thousand rows of forty columns."""
WIDEST = 400
_HOLDERS = frozenset((f"{S}sheetData",))


def rows(parts: dict[str, bytes]) -> Iterator[tuple[int, list[str]]]:
    """(row number, its cells from column A on) of every row that says something, from `open_package(…, LIST)`.

    Raises NotReadable when the workbook does not hold together.
    """
    try:
        book = parsed(parts["xl/workbook.xml"])
        links = parsed(parts["xl/_rels/workbook.xml.rels"])
    except KeyError as error:
        raise NotReadable(Fault.BROKEN) from error
    sheet = next(book.iter(f"{S}sheet"), None)
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    target = targets.get(sheet.get(LINK, ""), "") if sheet is not None else ""
    name = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    if name not in parts:
        raise NotReadable(Fault.BROKEN)
    yield from _rows(parts[name], _strings(parts), day_styles(parts), beginning_of(book))


def _rows(sheet: bytes, strings: list[str], days: set[int], begin: date) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in _each(sheet, f"{S}row"):
        given = row.get("r", "")
        number = int(given) if given.isdecimal() else number + 1
        cells: list[str] = []
        for place, cell in placed(row):
            if place > WIDEST:
                break
            cells += [""] * (place - len(cells))
            cells[place - 1] = value_of(cell, strings, days, begin)
        if any(cells):
            yield number, cells


def _strings(parts: dict[str, bytes]) -> list[str]:
    if "xl/sharedStrings.xml" not in parts:
        return []
    found = []
    for one in _each(parts["xl/sharedStrings.xml"], f"{S}si"):
        pieces = [text.text or "" for text in one.iterfind(f"{S}t")]
        pieces += [text.text or "" for text in one.iterfind(f"{S}r/{S}t")]
        found.append(plain("".join(pieces)))
    return found


def _each(part: bytes, tag: str) -> Iterator[ElementTree.Element]:
    """Every element of that name, forgotten once it was looked at. The part was looked over when it was opened."""
    try:
        steps = ElementTree.iterparse(io.BytesIO(part), events=("start", "end"))  # noqa: S314
        _event, holder = next(steps)
        for event, element in steps:
            if event == "start" and element.tag in _HOLDERS:
                holder = element
            if event == "end" and element.tag == tag:
                yield element
                holder.clear()
    except (ElementTree.ParseError, StopIteration) as error:
        raise NotReadable(Fault.BROKEN) from error
