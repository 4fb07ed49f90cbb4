"""Agreement and leniency, against published examples and planted faults."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from localaction.assessment import fairness


def units_of(*rows: str) -> list[dict[int, float]]:
    """Units from one row of values per assessor; "*" where an assessor gave none."""
    table = [row.split() for row in rows]
    return [
        {who: float(row[unit]) for who, row in enumerate(table) if row[unit] != "*"}
        for unit in range(len(table[0]))
    ]


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C and D: 4 observers, 12 units
KRIPPENDORFF = units_of(
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
# the worked example that encyclopaedias print: 3 observers, 15 units, 41 percent missing
PRINTED = units_of(
    "* * * * * 3 4 1 2 1 1 3 3 * 3",
    "1 * 2 1 3 3 4 3 * * * * * * *",
    "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
)
# the same paper, example A: two observers, ten units, two values
BINARY = units_of("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")


@pytest.mark.parametrize(
    ("units", "metric", "published"),
    [
        (KRIPPENDORFF, "nominal", 0.743),
        (KRIPPENDORFF, "ordinal", 0.815),
        (KRIPPENDORFF, "interval", 0.849),
        (PRINTED, "nominal", 0.691),
        (PRINTED, "interval", 0.811),
        (BINARY, "nominal", 0.095),
    ],
)
def test_alpha_is_what_was_published(
    units: fairness.Units, metric: fairness.Metric, published: float
) -> None:
    assert fairness.alpha(units, metric) == pytest.approx(published, abs=0.0006)


def test_the_interval_is_that_of_all_possible_draws() -> None:
    units = units_of("0 1 2 4", "1 1 3 2")
    drawn = [
        fairness.alpha([units[place] for place in draw], "interval") for draw in product(range(4), repeat=4)
    ]
    known = [one for one in drawn if one is not None]
    found = fairness.agreement(units, "interval", draws=20000)
    assert (found.low, found.high) == pytest.approx(tuple(np.percentile(known, [2.5, 97.5])), abs=0.03)
    assert found == fairness.agreement(units, "interval", draws=20000)


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    # two assessors, action variance 4, error variance 1: alpha of the population is 0.8
    random = np.random.default_rng(7)
    held = 0
    for _trial in range(150):
        actions = random.normal(0, 2, 60)
        units = [dict(enumerate(one + random.normal(0, 1, 2))) for one in actions]
        found = fairness.agreement(units, "interval", draws=400)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.8 <= found.high
    assert held >= 132


def test_full_agreement_is_one_and_sameness_says_nothing() -> None:
    assert fairness.alpha(units_of("1 2 3 4", "1 2 3 4"), "ordinal") == pytest.approx(1)
    assert fairness.alpha(units_of("3 3 3", "3 3 3"), "ordinal") is None
    assert fairness.alpha(units_of("3 3 3", "3.1 3.1 3.1")[:0], "interval") is None
    assert fairness.alpha([{1: 2.0}], "ordinal") is None


def test_interval_and_ordinal_see_order_where_nominal_does_not() -> None:
    near = units_of("0 1 2 3 4 0 1 2 3 4", "1 2 3 4 4 0 1 2 3 4")
    nominal, ordinal = fairness.alpha(near, "nominal"), fairness.alpha(near, "ordinal")
    assert nominal is not None
    assert ordinal is not None
    assert ordinal > nominal


def judged(
    seed: int, *, severe: dict[int, float], people: int = 12, actions: int = 120
) -> list[dict[int, float]]:
    """Actions read by two of the people each; some people give so many points less."""
    random = np.random.default_rng(seed)
    units = []
    for number in range(actions):
        worth = random.normal(60, 15)
        pair = (number % people, (number * 5 + 1 + number // people) % people)
        readers = set(pair) if len(set(pair)) > 1 else {pair[0], (pair[0] + 1) % people}
        units.append({who: worth - severe.get(who, 0) + random.normal(0, 8) for who in readers})
    return units


@pytest.mark.parametrize("planted", [15, -15])
def test_a_planted_severe_or_lenient_assessor_is_found_and_hardly_anybody_else(planted: float) -> None:
    missed = accused = 0
    for seed in range(50):
        found = {one.assessor: one for one in fairness.leniencies(judged(seed, severe={7: planted}))}
        marked = {who for who, one in found.items() if (one.is_severe if planted > 0 else one.is_lenient)}
        missed += 7 not in marked
        accused += bool({who for who, one in found.items() if one.is_severe or one.is_lenient} - {7})
        assert found[7].points == pytest.approx(-planted, abs=9)
    assert missed == 0
    assert accused <= 5


def test_where_nobody_is_severe_hardly_anybody_is_accused() -> None:
    accused = sum(
        any(one.is_severe or one.is_lenient for one in fairness.leniencies(judged(seed, severe={})))
        for seed in range(100)
    )
    assert accused <= 10


def test_severity_is_not_confused_with_weak_actions() -> None:
    # assessor 0 happens to read weak actions only, and judges them as everybody else would
    units = [{0: 20.0 + n, 1: 20.0 + n} for n in range(10)] + [{1: 90.0 - n, 2: 90.0 - n} for n in range(10)]
    assert [one.points for one in fairness.leniencies(units)] == pytest.approx([0, 0, 0])


def test_who_shares_nothing_is_compared_with_nobody() -> None:
    units = [{0: 10.0, 1: 20.0}, {2: 50.0, 3: 50.0}, {4: 10.0}]
    found = {one.assessor: one for one in fairness.leniencies(units)}
    assert set(found) == {0, 1, 2, 3}
    assert found[0].group == found[1].group != found[2].group
    assert found[0].points == pytest.approx(-5)
    assert found[0].low is None


@pytest.mark.parametrize(
    ("tail", "freedom", "table"),
    [(0.025, 1, 12.706), (0.025, 2, 4.303), (0.025, 5, 2.571), (0.025, 30, 2.042), (0.005, 10, 3.169)],
)
def test_students_distribution_is_that_of_the_tables(tail: float, freedom: int, table: float) -> None:
    assert fairness.student(tail, freedom) == pytest.approx(table, rel=0.005)
