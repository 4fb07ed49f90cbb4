"""The sentences of a text, each short enough to have one meaning, and never more than can be looked at in time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_FIELD = 10_000  # characters read of one field: as long as a field may be
LONGEST_TEXT = 24_000  # characters read of all fields together, the first ones first
LONGEST_SENTENCE = 320  # characters; a longer one is cut between words

_END = re.compile(r"(?<=[.!?؟。！？।])[\"'”’»)\]]*\s+|[\n\r]+|(?<=[؛;])\s+|\s+[•·▪–—-]\s+")
_WORDS_UP_TO = re.compile(rf"\S.{{0,{LONGEST_SENTENCE - 1}}}(?!\S)|\S{{1,{LONGEST_SENTENCE}}}", re.DOTALL)
_TELLS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody wrote in one field of an action ("title", "summary", "what_was_done" …)."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as written, and the field it stands in."""

    field: str
    text: str


def sentences(passages: Iterable[Passage]) -> list[Sentence]:
    """Every sentence that holds at least one letter, in order, without repetitions."""
    found: dict[Sentence, None] = {}
    left = LONGEST_TEXT
    for passage in passages:
        text = passage.text[: min(left, LONGEST_FIELD)]
        left -= len(text)
        for part in _END.split(text):
            for piece in _WORDS_UP_TO.findall(part):
                if _TELLS.search(piece):
                    found[Sentence(passage.field, piece.strip())] = None
    return list(found)
