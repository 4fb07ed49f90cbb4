"""A text as detectors read it: one kind of digits, dashes and spaces, with the same places as in the original."""

from __future__ import annotations

import re
import unicodedata
from typing import Final


def _table() -> dict[int, str]:
    found: dict[int, str] = {}
    for code in range(0x0600, 0xFF1A):
        digit = unicodedata.digit(chr(code), None)
        if digit is not None and unicodedata.category(chr(code)) == "Nd":
            found[code] = str(digit)
    same: dict[str, str] = {
        "-": "‐‑‒–—−﹣－",
        " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r",
        "+": "＋﹢",
        "@": "＠﹫",
        ".": "．٫。",
        ",": "，٬،",
        ":": "：",
        ";": "؛",
        "?": "؟",
        "(": "（",
        ")": "）",
        "/": "／",
        "°": "º˚",
        "'": "’‘ʼ′ˈ",
        '"': "“”″״〃",
    }
    for to, alike in same.items():
        found |= {ord(one): to for one in alike}
    # marks that only turn the direction stand for a space, so that every place stays where it is
    found |= dict.fromkeys((8206, 8207, *range(8234, 8239), *range(8294, 8298), 1564), " ")
    # the Arabic letters that are written in more than one way, and what only stretches a word
    return found | {ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ى"): "ي", ord("ـ"): " "}


_TABLE: Final = _table()
_SENTENCE_END: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\bNo)(?<!\bno)(?<!\bSt)(?<!\bSr)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bav)(?<!\bAv)(?<!\bTel)"
    r"(?<!\btel)(?<!\bTél)(?<!\btél)(?<!\bMrs)(?<!\bSra)(?<!\bDra)(?<!\bMme)(?<!\bnum)(?<!\bnúm)(?<!\bs/n)[.!?]+(?=\s|$)|\n+"
)


def fold(text: str) -> str:
    """The text with every digit, dash, space, quote and comma in one form. Same length, same places."""
    return text.translate(_TABLE)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds a passage begins and ends in the folded text."""
    begin = 0
    for found in _SENTENCE_END.finditer(text, 0, start):
        begin = found.end()
    after = _SENTENCE_END.search(text, end)
    stop = after.end() if after else len(text)
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
