"""Reading a form back from a workbook, whatever Excel or LibreOffice made of it meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from localaction.kit.paperforms import properties, words
from localaction.kit.paperforms.asked import Answer, Filled
from localaction.kit.paperforms.excel.cells import ANSWERS, LISTS, MEMORY, ROWS
from localaction.kit.paperforms.excel.tables import Table, tables
from localaction.kit.paperforms.opening import Fault, NotReadable

Lists = Mapping[str, Mapping[str, str]]
"""By the number of a list: words to choose, and the code they mean."""


def read(parts: dict[str, bytes]) -> Filled:
    """What a workbook says, from its parts (`opening.open_package`). Raises NotReadable."""
    sheets = {table[1].get(1, ""): table for table in reversed(tables(parts)) if table.get(1)}
    rows = [table for table in tables(parts) if table.get(1, {}).get(1) == ROWS]
    if ANSWERS not in sheets:
        raise NotReadable(Fault.OTHER_FORM)
    memory = sheets.get(MEMORY, {})
    facts = {line.get(2, ""): line.get(4, "") for line in memory.values() if line.get(1) == "about"}
    if not facts and "docProps/custom.xml" in parts:
        facts = properties.read_custom(parts["docProps/custom.xml"])
    about = properties.about_of(facts)
    lists = _lists(sheets.get(LISTS, {}))
    list_of = {line.get(2, ""): line.get(4, "") for line in memory.values() if line.get(1) == "list"}
    cells = _cells(sheets[ANSWERS])
    for table in rows:
        cells |= _row_cells(table)
    return Filled(about, _base(memory.values()), _answers(cells, lists, list_of))


def _lists(table: Table) -> Lists:
    found: dict[str, dict[str, str]] = {}
    for number, line in table.items():
        if number == 1:
            continue
        for place, text in line.items():
            if place % 2 == 0 and text:
                found.setdefault(str(place // 2), {})[text] = line.get(place - 1, "")
    return found


def _base(lines: Iterable[Mapping[int, str]]) -> dict[str, Answer]:
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        if line.get(1) == "answer":
            values = found.setdefault(line.get(2, ""), {})
            values[line.get(3, "")] = values.get(line.get(3, ""), "") + line.get(4, "")
    return {name: tuple(values.values()) for name, values in found.items()}


def _cells(table: Table) -> dict[str, str]:
    """What stands beside every question, by its name; what goes on in further rows is one text again."""
    pieces: dict[str, dict[int, str]] = {}
    for line in table.values():
        name, _sign, number = line.get(1, "").partition("#")
        if name and name != ANSWERS:
            pieces.setdefault(name, {})[int(number) if number.isdecimal() else 1] = line.get(4, "")
    return {name: "".join(text for _number, text in sorted(found.items())) for name, found in pieces.items()}


def _row_cells(table: Table) -> dict[str, str]:
    pieces: dict[str, dict[int, str]] = {}
    for line in table.values():
        names, _sign, number = line.get(1, "").partition("#")
        if names == ROWS:
            continue
        for place, name in enumerate(names.split(), start=2):
            pieces.setdefault(name, {})[int(number) if number.isdecimal() else 1] = line.get(place, "")
    return {name: "".join(text for _number, text in sorted(found.items())) for name, found in pieces.items()}


def _answers(cells: Mapping[str, str], lists: Lists, list_of: Mapping[str, str]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for key, text in cells.items():
        name, is_mark, code = key.partition("=")
        name, is_line, _number = name.partition("~")
        before = found.get(name, ())
        if is_mark:
            is_marked = bool(text.strip()) and text.strip().casefold() not in words.NOT_MARKED
            found[name] = (*before, code) if is_marked else before
            continue
        offered = lists.get(list_of.get(name, ""), {})
        value = offered.get(text, offered.get(" ".join(text.split()), text))
        if not is_line:
            found[name] = (value,) if value else ()
        else:
            found[name] = (*before, value) if value and value not in before else before
    return found
