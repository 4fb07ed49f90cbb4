"""Cells of a workbook: text only, never a formula; longer texts go on in the next row."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from localaction.kit.paperforms.markup import element, text_of

MOST_IN_A_CELL = 32_000
"""UTF-16 units; Excel cuts off after 32,767."""
LINE_HEIGHT, MOST_HIGH = 15.5, 400.0
ANSWERS, ROWS, LISTS, MEMORY = "la:answers", "la:rows", "la:lists", "la:memory"
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def parts_of(text: str) -> list[str]:
    """The text in pieces that a cell can hold; [""] for no text."""
    pieces: list[str] = []
    begin = room = 0
    for place, sign in enumerate(text):
        units = 2 if ord(sign) > 0xFFFF else 1
        if room + units > MOST_IN_A_CELL:
            pieces.append(text[begin:place])
            begin, room = place, 0
        room += units
    return [*pieces, text[begin:]]


def escaped(text: str) -> str:
    """Text in which nothing looks like a sign written as its number, as workbooks write rare signs."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def plain(text: str) -> str:
    """The other way."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def column(number: int) -> str:
    """ "A" for 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def number_of(name: str) -> int:
    """1 for "A"; 0 without letters."""
    number = 0
    for sign in name:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    return number


@dataclass(slots=True)
class Sheet:
    """One sheet while it is written."""

    title: str
    widths: tuple[float, ...]
    right_to_left: bool = False
    state: str = "visible"
    rows: int = 0
    lines: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)

    def add(self, *cells: tuple[str, int], height: float = 0) -> int:
        """A row of (text, style); returns its number."""
        self.rows += 1
        facts = {"r": str(self.rows), "ht": f"{height or self._height(cells):g}"}
        facts |= {"customHeight": "1"} if height else {}
        written = [
            _cell(f"{column(place)}{self.rows}", text, style)
            for place, (text, style) in enumerate(cells, start=1)
        ]
        self.lines.append(element("row", facts, *written))
        return self.rows

    def _height(self, cells: tuple[tuple[str, int], ...]) -> float:
        """About as high as the longest text needs; programs that measure for themselves do it better."""
        lines = 1
        for width, (text, _style) in list(zip(self.widths, cells, strict=False))[1:]:
            lines = max(lines, sum(math.ceil((len(line) + 1) / (width * 1.05)) for line in text.split("\n")))
        return min(MOST_HIGH, LINE_HEIGHT * lines + 3)

    def check(self, place: str, source: str, message: str) -> None:
        """Let a cell be chosen from a list."""
        facts = {
            "type": "list",
            "allowBlank": "1",
            "showInputMessage": "1",
            "showErrorMessage": "1",
            "errorStyle": "warning",
            "error": message[:220],
            "sqref": place,
        }
        self.checks.append(element("dataValidation", facts, element("formula1", {}, text_of(source))))


def _cell(place: str, text: str, style: int) -> str:
    facts = {"r": place, "s": str(style)}
    if not text:
        return element("c", facts)
    inside = element("t", {"xml:space": "preserve"}, text_of(escaped(text)))
    return element("c", facts | {"t": "inlineStr"}, element("is", {}, inside))
