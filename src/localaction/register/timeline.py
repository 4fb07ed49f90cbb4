"""How a published thing stood after each entry that changed it, from the histories of all that its document says. Pure.

    own versions      1 ──────────────── 9 ──────── 14 withdrawn
    a report                   5 ─────────────────
    spans             [1, 5)  [5, 9)     [9, 14)

What is withheld or withdrawn has no content from that entry on, so no span ever holds what was hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from localaction.register.documents import OPEN, Dated
from localaction.register.shapes import Shape

Slot = tuple[str, str]
Held = TypeVar("Held", bound=Shape)


class Happening(NamedTuple):
    """One entry: of which thing (kind, reference), and what it said; None where nothing stands since."""

    sequence: int
    slot: Slot
    content: Shape | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """From entry `since` on, and before entry `until`: the thing itself and, by slot, what is said of it."""

    since: int
    until: int
    own: Shape
    dated: Dated
    others: Mapping[Slot, Shape]

    def of(self, kind: str, shape: type[Held]) -> dict[str, Held]:
        """What stood of another kind, by reference."""
        found = {reference: one for (its, reference), one in self.others.items() if its == kind}
        return {reference: one for reference, one in found.items() if isinstance(one, shape)}


def spans(own: Slot, happenings: Iterable[Happening], first: tuple[int, datetime]) -> Iterator[Span]:
    """The spans in which the thing stood, oldest first; `first` is the entry of its first version and its time."""
    standing: dict[Slot, Shape] = {}
    version: Happening | None = None
    since = 0
    for one in sorted(happenings):
        if version is not None and version.content is not None and since < one.sequence:
            yield _span(since, one.sequence, version, standing, first)
        since = one.sequence
        if one.slot == own:
            version = one
        elif one.content is None:
            standing.pop(one.slot, None)
        else:
            standing[one.slot] = one.content
    if version is not None and version.content is not None:
        yield _span(since, OPEN, version, standing, first)


def _span(
    since: int, until: int, version: Happening, standing: Mapping[Slot, Shape], first: tuple[int, datetime]
) -> Span:
    assert version.content is not None
    dated = Dated(version.sequence, first[0], version.at, first[1])
    return Span(since, until, version.content, dated, dict(standing))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a span; `on` is a day on which it was silent, None while it was not."""

    since: int
    until: int
    on: date | None


def parts(span: Span, silent_from: date | None, entry_on: Callable[[date], int]) -> Iterator[Part]:
    """The span in two where it fell silent within it. `entry_on` tells the first entry of a day or later."""
    falls = entry_on(silent_from) if silent_from else span.until
    if span.since < falls:
        yield Part(span.since, min(falls, span.until), None)
    if falls < span.until:
        yield Part(max(falls, span.since), span.until, silent_from)
