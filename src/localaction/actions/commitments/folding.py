"""A text made plain for matching, with the way back: what is found in it can be shown as it was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_ALIKE = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ئ": "ئ", "ؤ": "ؤ",
    "’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-",
    "‑": "-", "‐": "-", "−": "-", "،": ",", "؛": ";", "œ": "o", "º": "o", "ª": "a", "ᵉ": "e",
}  # fmt: skip
_TATWEEL = "ـ"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in small letters, without accents and vowel signs, with figures from 0 to 9 and plain spaces.

    `places[i]` is where the sign at `i` stands in `text`; one more at the end.
    """

    text: str
    plain: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """What is written from one place of `plain` up to another."""
        return self.text[self.places[start] : self.places[end]]


def fold(text: str) -> Folded:
    """The text, folded. Each sign gives one sign or none."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if plain := _plain(sign):
            signs.append(plain)
            places.append(place)
    return Folded(text, "".join(signs), (*places, len(text)))


def _plain(sign: str) -> str:
    if sign == _TATWEEL or unicodedata.category(sign) in ("Mn", "Cf"):
        return ""
    if sign in _ALIKE:
        return _ALIKE[sign]
    if sign.isspace():
        return " "
    if (figure := unicodedata.digit(sign, None)) is not None and sign.isdecimal():
        return str(figure)
    return unicodedata.normalize("NFD", sign)[0].lower()[:1]
