"""The cells of a workbook as text: numbers as they are written, days as days, formulas as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from localaction.kit.paperforms.excel.cells import number_of, plain
from localaction.kit.paperforms.excel.styles import MAIN
from localaction.kit.paperforms.opening import Fault, NotReadable, parsed

Table = dict[int, dict[int, str]]
"""The cells that say something, by row and by column, both counted from 1."""
S = f"{{{MAIN}}}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAYS = frozenset({*range(14, 18), 22, *range(27, 32), *range(50, 59)})
_WORDS_OF_A_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|;.*')
LATEST_DAY = 2_958_465


def tables(parts: dict[str, bytes]) -> list[Table]:
    """Every sheet in its order. Raises NotReadable when the workbook does not hold together."""
    try:
        book = parsed(parts["xl/workbook.xml"])
        links = parsed(parts["xl/_rels/workbook.xml.rels"])
    except KeyError as error:
        raise NotReadable(Fault.BROKEN) from error
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    strings = _strings(parts)
    days = day_styles(parts)
    begin = beginning_of(book)
    found = []
    for sheet in book.iter(f"{S}sheet"):
        target = targets.get(sheet.get(LINK, ""), "")
        name = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if name in parts:
            found.append(_table(parsed(parts[name]), strings, days, begin))
    return found


def beginning_of(book: Element) -> date:
    """The day from which a workbook counts its days."""
    facts = book.find(f"{S}workbookPr")
    is_mac = facts is not None and facts.get("date1904") in ("1", "true")
    return date(1904, 1, 1) if is_mac else date(1899, 12, 30)


def _strings(parts: dict[str, bytes]) -> list[str]:
    if "xl/sharedStrings.xml" not in parts:
        return []
    return [_text(one) for one in parsed(parts["xl/sharedStrings.xml"]).iterfind(f"{S}si")]


def _text(holder: Element) -> str:
    """The text of a string, without what is only said about its pronunciation."""
    pieces = [one.text or "" for one in holder.iterfind(f"{S}t")]
    pieces += [one.text or "" for one in holder.iterfind(f"{S}r/{S}t")]
    return plain("".join(pieces))


def day_styles(parts: dict[str, bytes]) -> set[int]:
    """Which styles show a number as a day."""
    if "xl/styles.xml" not in parts:
        return set()
    root = parsed(parts["xl/styles.xml"])
    own = {
        one.get("numFmtId", ""): _WORDS_OF_A_FORMAT.sub("", one.get("formatCode", "")).lower()
        for one in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    days = {str(number) for number in _DAYS} | {number for number, code in own.items() if "y" in code}
    return {
        place for place, one in enumerate(root.iterfind(f"{S}cellXfs/{S}xf")) if one.get("numFmtId") in days
    }


def _table(root: Element, strings: list[str], days: set[int], begin: date) -> Table:
    found: Table = {}
    row_number = 0
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        given = row.get("r", "")
        row_number = int(given) if given.isdecimal() else row_number + 1
        for place, cell in placed(row):
            text = value_of(cell, strings, days, begin)
            if text:
                found.setdefault(row_number, {})[place] = text
    return found


def placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their column, counted from 1."""
    place = 0
    for cell in row.iterfind(f"{S}c"):
        place = number_of(cell.get("r", "")) or place + 1
        yield place, cell


def value_of(cell: Element, strings: list[str], days: set[int], begin: date) -> str:
    """What a cell says, as text."""
    kind = cell.get("t", "n")
    formula = cell.find(f"{S}f")
    if formula is not None and formula.text:
        return f"={formula.text}"
    if kind == "inlineStr":
        inside = cell.find(f"{S}is")
        return _text(inside) if inside is not None else ""
    value = cell.findtext(f"{S}v") or ""
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind == "n":
        return _number(value, int(cell.get("s", "0")) in days, begin)
    return plain(value)


def _number(value: str, is_day: bool, begin: date) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if is_day and 0 < number < LATEST_DAY:
        return (begin + timedelta(days=int(number))).isoformat()
    return f"{int(number)}" if number.is_integer() and abs(number) < 1e15 else value
