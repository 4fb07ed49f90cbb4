"""Marking in a text the words that somebody asked for, in any form the index knows them by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from localaction.register import analysis

Marked = tuple[tuple[str, bool], ...]

PASSAGE = 240  # characters
SCANNED = 4_000  # characters looked through for a passage
_WORD = re.compile(r"[^\W_][\w\u0610-\u061a\u064b-\u065f\u0670]*")


def marked(text: str, words: Sequence[str], language: str) -> Marked:
    """The whole text in pieces: (piece, whether it is one of the words)."""
    wanted = _wanted(tuple(words))
    pieces: list[tuple[str, bool]] = []
    done = 0
    for found in _WORD.finditer(text):
        if not wanted.isdisjoint(analysis.variants_in(found[0], language)):
            pieces += [(text[done : found.start()], False), (found[0], True)]
            done = found.end()
    pieces.append((text[done:], False))
    return tuple(piece for piece in pieces if piece[0])


def passage(text: str, words: Sequence[str], language: str) -> Marked:
    """The part of a text where the words stand first, at most PASSAGE characters, marked; () when they do not."""
    wanted = _wanted(tuple(words))
    for found in _WORD.finditer(text[:SCANNED]):
        if not wanted.isdisjoint(analysis.variants_in(found[0], language)):
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


@lru_cache(maxsize=500)
def _wanted(words: tuple[str, ...]) -> frozenset[str]:
    """Every term that one of the words stands for; words that every text has are not marked."""
    telling = [word for word in words if word not in analysis.STOP_WORDS]
    return frozenset(term for word in telling or words for term in analysis.variants(word))
