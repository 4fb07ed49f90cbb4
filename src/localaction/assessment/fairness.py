"""Arithmetic of fairness: how far assessors agree, and who is more severe than the others. Pure.

Agreement is Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 when all
agree, 0 when they agree as often as chance would, below when less. Its interval comes from drawing whole units anew
(Zapf and others 2016: Krippendorff's own way of drawing covers too little). Leniency is what remains of an assessor
when every action is compared only with itself: the additive model "score = action + assessor", by least squares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Metric = Literal["nominal", "ordinal", "interval"]
Table = NDArray[np.float64]
Units = Sequence[Mapping[int, float]]
"""What was judged: for each unit the value that each assessor, by number, gave it. Whoever gave none is left out."""

DRAWS, SEED, CONFIDENCE = 2000, 20261123, 0.95
FEWEST_UNITS = 3


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha with its 95 percent interval, None where there is too little to say; `units` judged by two or more."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int


# --- agreement


def agreement(units: Units, metric: Metric, *, draws: int = DRAWS) -> Agreement:
    """How far assessors agree on these units, with an interval that is the same on every run."""
    judged = [list(unit.values()) for unit in units if len(unit) > 1]
    found = alpha(units, metric)
    if found is None or len(judged) < FEWEST_UNITS:
        return Agreement(found, None, None, len(judged))
    drawn = np.random.default_rng(SEED).multinomial(
        len(judged), np.full(len(judged), 1 / len(judged)), size=draws
    )
    spread = _alphas(judged, drawn.astype(np.float64), metric)
    spread = spread[np.isfinite(spread)]
    if not spread.size:
        return Agreement(found, None, None, len(judged))
    tail = 50 * (1 - CONFIDENCE)
    low, high = np.percentile(spread, [tail, 100 - tail])
    return Agreement(found, float(low), float(high), len(judged))


def alpha(units: Units, metric: Metric) -> float | None:
    """Krippendorff's alpha; None when nothing was judged twice, or nothing ever differs from anything."""
    judged = [list(unit.values()) for unit in units if len(unit) > 1]
    if not judged:
        return None
    found = float(_alphas(judged, np.ones((1, len(judged))), metric)[0])
    return found if np.isfinite(found) else None


def _alphas(judged: Sequence[Sequence[float]], weights: Table, metric: Metric) -> Table:
    """Alpha for each row of weights, which say how often each unit counts; not a number where nothing differs."""
    if metric == "interval":
        return _interval_alphas(judged, weights)
    values = sorted({value for unit in judged for value in unit})
    together = np.array([_coincidences(unit, values) for unit in judged])
    pairs = np.tensordot(weights, together, axes=1)
    counts = pairs.sum(axis=2)
    apart = _apart(counts, metric)
    observed = (pairs * apart).sum(axis=(1, 2))
    expected = (counts[:, :, None] * counts[:, None, :] * apart).sum(axis=(1, 2))
    return _one_minus(observed * (counts.sum(axis=1) - 1), expected)


def _coincidences(unit: Sequence[float], values: Sequence[float]) -> Table:
    """How often each value meets each other within one unit, each value counting once in all."""
    counts = np.array([sum(1 for value in unit if value == wanted) for wanted in values], dtype=np.float64)
    found: Table = (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return found


def _apart(counts: Table, metric: Metric) -> Table:
    """How far values lie apart, squared: 0 or 1, or by how many answers lie between them."""
    if metric == "nominal":
        return np.ones((counts.shape[1], counts.shape[1])) - np.eye(counts.shape[1])
    middles = counts.cumsum(axis=1) - counts / 2
    found: Table = (middles[:, :, None] - middles[:, None, :]) ** 2
    return found


def _interval_alphas(judged: Sequence[Sequence[float]], weights: Table) -> Table:
    """The same for squared differences, from sums alone, so that any number of different values costs the same."""
    sizes = np.array([len(unit) for unit in judged], dtype=np.float64)
    sums = np.array([sum(unit) for unit in judged])
    squares = np.array([sum(value * value for value in unit) for unit in judged])
    within = 2 * (sizes * squares - sums**2) / (sizes - 1)
    number = weights @ sizes
    expected = 2 * (number * (weights @ squares) - (weights @ sums) ** 2)
    return _one_minus((weights @ within) * (number - 1), expected)


def _one_minus(observed: Table, expected: Table) -> Table:
    # what never differs leaves rounding behind, no disagreement
    real = expected > 1e-9
    found: Table = np.where(real, 1 - observed / np.where(real, expected, 1), np.nan)
    return found


# --- leniency


@dataclass(frozen=True, slots=True)
class Leniency:
    """How much higher (+) or lower (-) one assessor scores than the middle one of their group, in points of 100.

    `low` and `high` bound it with 95 percent confidence for all assessors together; None with too little to say.
    `shared` counts their actions that others scored too. A `group` hangs together by shared actions:
    only within it can assessors be compared.
    """

    assessor: int
    points: float
    low: float | None
    high: float | None
    shared: int
    group: int

    @property
    def is_severe(self) -> bool:
        """Whether chance hardly explains how low they score."""
        return self.high is not None and self.high < 0

    @property
    def is_lenient(self) -> bool:
        """Whether chance hardly explains how high they score."""
        return self.low is not None and self.low > 0


def leniencies(units: Units) -> list[Leniency]:
    """The leniency of every assessor who shares at least one unit with another, the most severe first."""
    shared = [unit for unit in units if len(unit) > 1]
    people = sorted({person for unit in shared for person in unit})
    if not people:
        return []
    place = {person: number for number, person in enumerate(people)}
    links, pulls = np.zeros((len(people), len(people))), np.zeros(len(people))
    for unit in shared:
        mean = sum(unit.values()) / len(unit)
        for person, value in unit.items():
            pulls[place[person]] += value - mean
            for other in unit:
                links[place[person], place[other]] += (person == other) - 1 / len(unit)
    inverse = np.linalg.pinv(links, rcond=1e-10)
    groups = _groups(links)
    points = _from_the_middle(inverse @ pulls, groups)
    freedom = sum(len(unit) - 1 for unit in shared) - (len(people) - len(set(groups)))
    spread = np.diag(inverse) + _of_the_middle(np.diag(inverse), groups)
    margin = _margin(shared, place, points, freedom, len(people))
    found = []
    for person, number in place.items():
        error = None if margin is None else margin * sqrt(max(0.0, spread[number]))
        own = float(points[number])
        low, high = (None, None) if error is None else (own - error, own + error)
        count = sum(1 for unit in shared if person in unit)
        found.append(Leniency(person, own, low, high, count, groups[number]))
    return sorted(found, key=lambda one: one.points)


def _from_the_middle(points: Table, groups: Sequence[int]) -> Table:
    """Points from the median of the group, which one who is far off does not move."""
    found = points.copy()
    for number in set(groups):
        members = np.array([group == number for group in groups])
        found[members] -= np.median(points[members])
    return found


def _of_the_middle(variances: Table, groups: Sequence[int]) -> Table:
    """How uncertain the median of each group is, about 1.57 times the mean of the variances over their number."""
    found = np.zeros(len(groups))
    for number in set(groups):
        members = np.array([group == number for group in groups])
        found[members] = np.pi / 2 * variances[members].mean() / members.sum()
    return found


def _margin(
    shared: Units, place: Mapping[int, int], points: Table, freedom: int, people: int
) -> float | None:
    """How wide the interval of an estimate of error 1 is, for all assessors together (Bonferroni)."""
    if freedom < 1:
        return None
    rest = 0.0
    for unit in shared:
        left = [value - points[place[person]] for person, value in unit.items()]
        mean = sum(left) / len(left)
        rest += sum((value - mean) ** 2 for value in left)
    return sqrt(rest / freedom) * student((1 - CONFIDENCE) / (2 * people), freedom)


def student(tail: float, freedom: int) -> float:
    """Where Student's distribution leaves `tail` above it (Cornish and Fisher's expansion; Cauchy and n=2 exactly)."""
    if freedom == 1:
        return float(np.tan(np.pi * (0.5 - tail)))
    if freedom == 2:
        side = 1 - 2 * tail
        return side * sqrt(2 / (1 - side * side))
    z, n = NormalDist().inv_cdf(1 - tail), float(freedom)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / n**power for power, term in enumerate(terms, 1))


def _groups(links: Table) -> list[int]:
    """Which assessors hang together by shared actions, directly or through others, numbered from 1."""
    groups = [0] * len(links)
    for start in range(len(links)):
        if groups[start]:
            continue
        number, waiting = max(groups) + 1, [start]
        while waiting:
            here = waiting.pop()
            if not groups[here]:
                groups[here] = number
                waiting += [other for other in range(len(links)) if links[here, other] and not groups[other]]
    return groups
