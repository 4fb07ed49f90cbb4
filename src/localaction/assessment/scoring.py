"""Arithmetic of judgement: what levels come to, how far assessments agree, where somebody must think again. Pure.

Levels run from 0 to 4 and are given per criterion; weights are positive and need not sum to 100.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from localaction.assessment.rubric import HIGHEST

FAR_APART = 2
Levels = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One criterion as several assessors see it, in the order of the assessments."""

    criterion: str
    levels: tuple[int, ...]

    @property
    def gap(self) -> int:
        """How many levels lie between the lowest and the highest."""
        return max(self.levels) - min(self.levels) if self.levels else 0

    @property
    def is_far_apart(self) -> bool:
        """Whether somebody must look again before a common level is written down."""
        return self.gap >= FAR_APART

    @property
    def agreed(self) -> int | None:
        """The level that all gave, or None."""
        return self.levels[0] if self.levels and self.gap == 0 else None


def weighted(levels: Levels, weights: Mapping[str, int]) -> float:
    """The score from 0 (every level 0) to 100 (every level 4). Raises KeyError when a criterion has no level."""
    reached = sum(weight * levels[criterion] for criterion, weight in weights.items())
    return 100 * reached / (HIGHEST * sum(weights.values()))


def agreement(first: Levels, second: Levels, weights: Mapping[str, int]) -> float:
    """How near two assessments are, from 0 (opposite in everything) to 1 (the same), by the weight of each."""
    distance = sum(
        weight * abs(first[criterion] - second[criterion]) for criterion, weight in weights.items()
    )
    return 1 - distance / (HIGHEST * sum(weights.values()))


def common_agreement(assessments: Sequence[Levels], weights: Mapping[str, int]) -> float:
    """The agreement of the two that are furthest apart; 1 for fewer than two."""
    pairs = combinations(assessments, 2)
    return min((agreement(first, second, weights) for first, second in pairs), default=1.0)


def compare(assessments: Sequence[Levels], criteria: Sequence[str]) -> tuple[Comparison, ...]:
    """Criterion by criterion, what each gave."""
    return tuple(Comparison(code, tuple(levels[code] for levels in assessments)) for code in criteria)


def proposal(assessments: Sequence[Levels], criteria: Sequence[str]) -> dict[str, int]:
    """The common levels that need no talk: those on which all agree."""
    return {one.criterion: one.agreed for one in compare(assessments, criteria) if one.agreed is not None}
