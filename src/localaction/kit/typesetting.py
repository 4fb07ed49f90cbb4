"""Text on a picture: measured, broken into lines, and set in the direction of its script. Only in drawing processes.

One face has Latin and Arabic, so that both can stand in one line; headings in plain Latin have the site's own. The
engine begins every line at the left, whatever its script: lines that run the other way are marked as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

import vl_convert
from PIL import ImageFont

TEXT, DISPLAY, ANYTHING = "Vazirmatn", "Newsreader Medium", "sans-serif"
FILES = {
    (TEXT, False): "Vazirmatn-Regular.ttf",
    (TEXT, True): "Vazirmatn-SemiBold.ttf",
    (DISPLAY, False): "Newsreader-Medium.ttf",
    (DISPLAY, True): "Newsreader-Medium.ttf",
}
RIGHT_TO_LEFT, LEFT_TO_RIGHT, END = "\u2067", "\u2066", "\u2069"  # Unicode's isolates
LEADING = 1.32
_folder: list[Path] = []


@dataclass(frozen=True, slots=True)
class Face:
    """How a text is set; `display`: in the face of headings where it has all the letters."""

    size: float
    heavy: bool = False
    display: bool = False


def use(folder: str) -> None:
    """Take the faces from a folder."""
    _folder[:] = [Path(folder)]
    vl_convert.register_font_directory(folder)


def family(text: str, face: Face) -> str:
    """The face that has all letters of a text; whatever the machine has where none of ours does."""
    if face.display and all(ord(letter) < 0x100 or 0x2010 <= ord(letter) <= 0x2026 for letter in text):
        return DISPLAY
    return TEXT if all(_is_ours(ord(letter)) for letter in text) else ANYTHING


def _is_ours(letter: int) -> bool:
    arabic = 0x600 <= letter <= 0x6FF or 0xFB50 <= letter <= 0xFEFF
    return letter < 0x250 or arabic or 0x1E00 <= letter <= 0x1EFF or 0x2000 <= letter <= 0x22FF


def width(text: str, face: Face) -> float:
    """How long a line is; of a face that is not ours, about."""
    name = family(text, face)
    return float(_measured(FILES.get((name, face.heavy), FILES[TEXT, face.heavy]), face.size).getlength(text))


@lru_cache(maxsize=32)
def _measured(file: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_folder[0] / file), size)


def lines(text: str, face: Face, room: float, most: int = 0) -> list[str]:
    """The text in lines no longer than the room; beyond the `most` lines it ends in an ellipsis."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, face) <= room:
            found[-1] = longer
        else:
            found.append(word)
    if most and len(found) > most:
        last = found[most - 1]
        while " " in last and width(f"{last} …", face) > room:
            last = last.rpartition(" ")[0]
        found = [*found[: most - 1], f"{last} …"]
    return found


class Column:
    """A column of text on a picture, filled from top to bottom. `at` is where the next line begins."""

    def __init__(self, left: float, right: float, *, right_to_left: bool) -> None:
        self.left, self.right = left, right
        self.right_to_left = right_to_left
        self.at = 0.0
        self._drawn: list[str] = []

    def move(self, down: float) -> None:
        """Leave room."""
        self.at += down

    def write(
        self, text: str, face: Face, colour: str, most: int = 0, *, right_to_left: bool | None = None
    ) -> None:
        """Set a text in as many lines as it takes, at most `most`. It may run otherwise than the column does."""
        name = family(text, face)
        runs_left = self.right_to_left if right_to_left is None else right_to_left
        mark = RIGHT_TO_LEFT if runs_left else LEFT_TO_RIGHT
        for line in lines(text, face, self.right - self.left, most):
            self._drawn.append(self._line(f"{mark}{escape(line)}{END}", face, colour, name))
            self.at += face.size * LEADING

    def drawn(self) -> str:
        """What was set, as SVG."""
        return "".join(self._drawn)

    def _line(self, line: str, face: Face, colour: str, name: str) -> str:
        x, anchor = (self.right, "end") if self.right_to_left else (self.left, "start")
        weight = ' font-weight="600"' if face.heavy and name != DISPLAY else ""
        return (
            f'<text x="{x:.0f}" y="{self.at + face.size:.0f}" text-anchor="{anchor}" direction="ltr" '
            f'font-family="{name}" font-size="{face.size:g}"{weight} fill="{colour}">{line}</text>'
        )
