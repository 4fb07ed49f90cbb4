"""A finding as it is shown: its sentence in three pieces, so that the passage can be marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from localaction.actions.protection.folding import fold, sentence_around

_MOST: Final = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentence before the passage, the passage, and the sentence after it; cut with … where it is long."""

    before: str
    passage: str
    after: str


def shown(text: str, start: int, end: int) -> Shown:
    """The passage `text[start:end]` in its sentence, with at most 160 characters on each side."""
    begin, stop = sentence_around(fold(text), start, end)
    before, after = text[begin:start], text[end:stop]
    if len(before) > _MOST:
        before = "…" + before[-_MOST:].partition(" ")[2]
    if len(after) > _MOST:
        after = after[:_MOST].rpartition(" ")[0] + "…"
    return Shown(before, text[start:end], after)
