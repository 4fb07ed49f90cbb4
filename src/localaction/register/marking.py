"""Marking in a text the words that somebody asked for, in any form the index knows them by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from localaction.kit import analysis

Marked = tuple[tuple[str, bool], ...]

PASSAGE = 240  # characters
SCANNED = 4_000  # characters looked through for a passage
_WORD = re.compile(r"[^\W_][\w\u0610-\u061a\u064b-\u065f\u0670]*")


def marked(text: str, words: Sequence[str], language: str) -> Marked:
    """The whole text in pieces: (piece, whether it is one of the words)."""
    asked = _asked(tuple(words), language)
    pieces: list[tuple[str, bool]] = []
    done = 0
    for found in _WORD.finditer(text):
        if asked[found[0]]:
            pieces += [(text[done : found.start()], False), (found[0], True)]
            done = found.end()
    pieces.append((text[done:], False))
    return tuple(piece for piece in pieces if piece[0])


def passage(text: str, words: Sequence[str], language: str) -> Marked:
    """The part of a text where the words stand first, at most PASSAGE characters, marked; () when they do not."""
    asked = _asked(tuple(words), language)
    for found in _WORD.finditer(text[:SCANNED]):
        if asked[found[0]]:
            return marked(_around(text, found.start()), words, language)
    return ()


def _around(text: str, place: int) -> str:
    """About PASSAGE characters of one paragraph around a place, cut at words, with marks of omission."""
    first = text.rfind("\n", 0, place) + 1
    last = text.find("\n", place)
    paragraph = text[first : last if last >= 0 else len(text)]
    if len(paragraph) <= PASSAGE:
        return paragraph
    start = max(0, min(place - first - PASSAGE // 3, len(paragraph) - PASSAGE))
    end = start + PASSAGE
    start = paragraph.find(" ", start) + 1 if start else 0
    start = min(start, place - first)
    stop = paragraph.rfind(" ", start, end) if end < len(paragraph) else len(paragraph)
    stop = stop if stop > place - first else end
    return ("…" if start else "") + paragraph[start:stop] + ("…" if stop < len(paragraph) else "")


class _Asked(dict[str, bool]):
    """Whether a word of a text is one of those asked for: found out once for all the texts of a page."""

    def __init__(self, words: tuple[str, ...], language: str) -> None:
        super().__init__()
        telling = [word for word in words if word not in analysis.STOP_WORDS]  # others stand in every text
        self.wanted = frozenset(term for word in telling or words for term in analysis.variants(word))
        self.language = language

    def __missing__(self, word: str) -> bool:
        is_asked = self[word] = not self.wanted.isdisjoint(analysis.variants_in(word, self.language))
        return is_asked


@lru_cache(maxsize=32)
def _asked(words: tuple[str, ...], language: str) -> _Asked:
    return _Asked(words, language)
