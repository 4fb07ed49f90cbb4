"""Looking a text over with every detector, and settling what they find in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from localaction.actions.protection import (
    births,
    coordinates,
    emails,
    identities,
    names,
    phones,
    shelters,
    streets,
)
from localaction.actions.protection.findings import Finding, Mark
from localaction.actions.protection.folding import fold, sentence_around
from localaction.actions.protection.reading import FieldText

# where two kinds claim the same characters, the earlier one has them
_ORDER: Final = ("email", "coordinates", "identity", "birth", "address", "phone", "shelter", "person")
_WINDOW: Final = 1_600
_OVERLAP: Final = 600
_ENOUGH: Final = (
    30  # names are looked for beside so many marks of a piece: more are a list, and marked anyway
)
_WEIGHT: Final = {"sure": 0, "likely": 1, "mild": 2}
_REMEMBERED: Final = (
    2_000  # characters; longer texts are looked over anew each time, so that memory stays small
)
_DIGIT: Final = re.compile(r"\d")


def is_suspect(text: str) -> bool:
    """Whether a text could hold anything at all; most cannot, and are not looked at any closer."""
    return _may_hold(fold(text))


def _may_hold(folded: str) -> bool:
    if emails.may_find(folded) or shelters.may_find(folded) or coordinates.may_find(folded):
        return True
    if not _DIGIT.search(folded):
        return "<<" in folded
    return any(kind.may_find(folded) for kind in (phones, identities, births, streets))


def findings_in(texts: Mapping[str, str], language: str) -> tuple[Finding, ...]:
    """Everything in these texts, by field, that could lead to a person or a shelter; in the order it stands.

    `language` is that of the texts. Every detector reads every language, because people mix them.
    """
    return findings_of(FieldText(field, text, language) for field, text in texts.items())


def findings_of(texts: Iterable[FieldText]) -> tuple[Finding, ...]:
    """The same for texts that know their field and language."""
    return tuple(
        Finding(
            one.field,
            one.text[mark.start : mark.end],
            mark.start,
            mark.end,
            mark.kind,
            mark.sureness,
            mark.why,
        )
        for one in texts
        for mark in marks_in(one.text)
    )


def marks_in(text: str) -> tuple[Mark, ...]:
    """The marks of one text, none over another, in the order they stand."""
    return _known_marks(text) if len(text) <= _REMEMBERED else looked_over(text)


@lru_cache(maxsize=4096)
def _known_marks(text: str) -> tuple[Mark, ...]:
    """The same, once for a text that comes again: files and drafts repeat their partners, sources and paragraphs."""
    return looked_over(text)


def looked_over(text: str) -> tuple[Mark, ...]:
    """The marks of one text, looked for now."""
    folded = fold(text)
    if not _may_hold(folded):
        return ()
    found = [mark for begin, stop in _windows(len(folded)) for mark in _marks_between(folded, begin, stop)]
    apart: list[Mark] = []
    for mark in sorted(found, key=lambda mark: mark.start):  # pieces meet, but a mark may reach into the next
        if not apart or mark.start >= apart[-1].end:
            apart.append(mark)
    return tuple(apart)


def _windows(length: int) -> Iterator[tuple[int, int]]:
    """A long text is read in pieces that overlap, so that no text, however it was made, takes long."""
    for begin in range(0, max(length - _OVERLAP, 1), _WINDOW - _OVERLAP):
        yield begin, min(begin + _WINDOW, length)


def _marks_between(text: str, begin: int, stop: int) -> Iterator[Mark]:
    """The marks of one piece that begin in its own part: the middle of an overlap parts it from its neighbours."""
    first = begin + _OVERLAP // 2 if begin else 0
    last = stop - _OVERLAP // 2 if stop < len(text) else stop
    for mark in _marks_of(text[begin:stop]):
        if first <= mark.start + begin < last:
            yield replace(mark, start=mark.start + begin, end=mark.end + begin)


def _marks_of(folded: str) -> list[Mark]:
    found = [
        *emails.find(folded),
        *coordinates.find(folded),
        *identities.find(folded),
        *births.find(folded),
        *streets.find(folded),
        *phones.find(folded),
    ]
    settled = _settled(found)
    if shelters.speaks_of_shelter(folded):
        settled = [_in_a_shelter(folded, mark) for mark in settled]
        settled = _settled([*settled, *shelters.find(folded)])
    return _settled([*settled, *names.find(folded, settled[:_ENOUGH])])


def _settled(marks: Iterable[Mark]) -> list[Mark]:
    """Without overlaps: the more telling kind first, then the surer, then the longer."""
    ranked = sorted(
        marks, key=lambda mark: (_ORDER.index(mark.kind), _WEIGHT[mark.sureness], mark.start - mark.end)
    )
    kept: list[Mark] = []
    for mark in ranked:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return kept


def _in_a_shelter(text: str, mark: Mark) -> Mark:
    """An address or exact place in a sentence about a shelter says where the shelter is."""
    if mark.kind not in ("address", "coordinates"):
        return mark
    begin, stop = sentence_around(text, mark.start, mark.end)
    if not shelters.speaks_of_shelter(text[begin:stop]):
        return mark
    return replace(mark, kind="shelter", sureness="sure", why="shelter.address")
