"""What a rehearsal found: how much of each step was done, what was planted and found, what leaked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Size:
    """How much is rehearsed. `sample` of everything goes through the pages of the site."""

    governments: int = 300
    actions: int = 500
    assessors: int = 12
    sample: int = 3


@dataclass
class Report:
    """Counts and seconds of each step; what had to be true, and what was not."""

    size: Size
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    planted: dict[str, list[int]] = field(default_factory=dict)
    """By kind of tie: planted, found, barred."""
    leaks: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By route: attempts, refused."""
    letters: Counter[str] = field(default_factory=Counter)
    severe: str = ""
    pages: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_as_declared(self) -> bool:
        """Whether everything was as it should be."""
        return not self.faults

    def note(self, what: str, number: int, *, wanted: int | None = None) -> None:
        """Keep a count; where so many were wanted and it is another number, that is a fault."""
        self.counts[what] = number
        if wanted is not None and number != wanted:
            self.faults.append(f"{what}: {number} instead of {wanted}")

    def demand(self, holds: bool, fault: str) -> None:
        """Keep a fault where something does not hold."""
        if not holds:
            self.faults.append(fault)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step."""
        began = time.monotonic()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.monotonic() - began

    def lines(self, *, by_route: bool = True) -> Iterator[str]:
        """The report as lines of text."""
        yield (
            f"Rehearsed: {self.size.governments} governments, {self.size.actions} actions, "
            f"{self.size.assessors} assessors; {self.pages:,} pages opened in {sum(self.seconds.values()):.0f} s"
        )
        yield from ("", "Steps")
        yield from (f"  {number:>7,}  {what}" for what, number in self.counts.items())
        yield from ("", "Planted conflicts (planted, named by the plan, kept from the text)")
        yield from (f"  {kind:<16} {'  '.join(map(str, row))}" for kind, row in self.planted.items())
        yield from ("", f"Severe assessor, by the fairness figures: {self.severe}")
        tried, refused = (sum(row[place] for row in self.leaks.values()) for place in (0, 1))
        yield from ("", f"Attempts to read what may not be read: {tried:,}, refused: {refused:,}")
        if by_route:
            yield from (f"  {row[0]:>4} {row[1]:>4}  {route}" for route, row in sorted(self.leaks.items()))
        written = ", ".join(f"{code} {number:,}" for code, number in sorted(self.letters.items()))
        yield from ("", f"Letters by language: {written}")
        yield from ("", "Seconds")
        yield from (f"  {seconds:>7.1f}  {step}" for step, seconds in self.seconds.items())
        yield ""
        yield from (f"NOT AS DECLARED: {fault}" for fault in self.faults)
        if self.is_as_declared:
            yield "Everything was as declared."
