"""What changed in a text, word by word: both texts as one, in reading order. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_WORD = re.compile(r"\S+\s*|\s+")


@lru_cache(maxsize=256)
def difference(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Both texts as one: pieces that are "same", "gone" from the old, or "new", in reading order."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(
        a=[word.strip() for word in before], b=[word.strip() for word in after], autojunk=False
    )
    found: list[tuple[str, str]] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(after[begin:stop])))
        else:
            found += [("gone", _apart(found, before[start:end])), ("new", "".join(after[begin:stop]))]
    return tuple(piece for piece in found if piece[1])


def _apart(found: Sequence[tuple[str, str]], words: Sequence[str]) -> str:
    """Words that are gone, with a space where they would stick to what stands beside them."""
    text = "".join(words)
    if not text:
        return ""
    before = "" if not found or found[-1][1][-1:].isspace() else " "
    return f"{before}{text}" if text[-1].isspace() else f"{before}{text} "
