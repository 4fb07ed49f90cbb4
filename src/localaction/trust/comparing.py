"""Two versions of an action beside each other: what changed in each field, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from localaction.kit.differences import difference

NEAR = 140  # characters left standing beside what changed
_ROW = re.compile(r"^(?P<rows>[a-z_]+)\.\d+\.")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a version as a reader sees it: what it is called, its text, the language that is in."""

    label: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. `words`: pieces that are "same", "gone", "new", or "cut" (some of the same left out).

    `is_whole`: the text went to another language, or from nothing or to nothing, so that words cannot be compared.
    """

    label: str
    language: str
    language_before: str
    words: tuple[tuple[str, str], ...]
    is_whole: bool


def changes(before: Mapping[str, Field], after: Mapping[str, Field]) -> tuple[Change, ...]:
    """What differs between two versions, field by field, in the order of the later one."""
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(_changes(before, after, keys))


def _changes(
    before: Mapping[str, Field], after: Mapping[str, Field], keys: Iterable[str]
) -> Iterator[Change]:
    for key in keys:
        old, new = before.get(key), after.get(key)
        if (old.text if old else "") != (new.text if new else "") or _moved(old, new):
            yield _change(old, new)


def _moved(old: Field | None, new: Field | None) -> bool:
    return bool(old and new and old.text and old.language != new.language)


def _change(old: Field | None, new: Field | None) -> Change:
    known = new or old
    assert known is not None
    gone, came = (old.text if old else ""), (new.text if new else "")
    is_whole = not gone or not came or _moved(old, new)
    words = (("gone", gone), ("new", came)) if is_whole else tuple(shortened(difference(gone, came)))
    return Change(
        label=known.label,
        language=(new or known).language,
        language_before=(old or known).language,
        words=tuple((kind, text) for kind, text in words if text),
        is_whole=is_whole,
    )


def shortened(words: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """The same pieces with what stayed the same shown only near to what changed."""
    for place, (kind, text) in enumerate(words):
        if kind != "same" or len(text) <= 2 * NEAR:
            yield kind, text
            continue
        if place > 0:
            yield "same", text[:NEAR].rsplit(None, 1)[0] + " "
        yield "cut", "…"
        if place < len(words) - 1:
            yield "same", " " + text[-NEAR:].split(None, 1)[-1]


def row_of(path: str) -> str:
    """The field that a path of a text belongs to: "milestones" for "milestones.0.text"."""
    found = _ROW.match(path)
    return found["rows"] if found else path
