"""What a suggestion is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MOST = 8
MOST_NEAR_MISSES = 3

Strength = Literal["strong", "likely", "near_miss"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One item an action may serve.

    `score` is 0 to 1; `sentence` is exactly as written in `field`; `terms` are the words in it that led here, as
    written, and `notion` the code of what they speak of; `meaning` says that nearness in meaning led here rather than
    words. `why_not` is set for near misses only: "lacks:<notion>", "hints_only", "meaning_only", "in_passing",
    "outranked" or "not_refugees".
    """

    item: str
    framework: str
    score: float
    field: str
    sentence: str
    terms: tuple[str, ...]
    meaning: bool
    strength: Strength
    why_not: str = ""
    notion: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Everything found for one action; `scores` has every item of every framework, the likeliest first."""

    found: dict[str, tuple[Suggestion, ...]]
    scores: dict[str, tuple[tuple[str, float], ...]]

    def ranked(self, framework: str) -> tuple[Suggestion, ...]:
        """Strong and likely suggestions of a framework, best first, at most eight."""
        return tuple(one for one in self.found.get(framework, ()) if one.strength != "near_miss")[:MOST]

    def near_misses(self, framework: str) -> tuple[Suggestion, ...]:
        """What the text touches without reaching it, at most three, each with the code of its reason."""
        missed = [one for one in self.found.get(framework, ()) if one.strength == "near_miss"]
        return tuple(missed[:MOST_NEAR_MISSES])
