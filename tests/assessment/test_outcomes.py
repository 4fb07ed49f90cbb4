"""Small numbers are kept back, and cannot be worked out from what is shown."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from localaction.assessment import outcomes
from localaction.assessment.outcomes import Shown

NAMES = ("accept", "hand_back", "decline")


def counts(**groups: tuple[int, int, int]) -> dict[str, dict[str, int]]:
    return {group: dict(zip(NAMES, row, strict=True)) for group, row in groups.items()}


def test_large_numbers_are_shown_as_they_are() -> None:
    rows, everything = outcomes.table(counts(africa=(10, 6, 5), asia=(8, 7, 9)), NAMES)
    assert rows == [Shown("africa", 21, (10, 6, 5)), Shown("asia", 24, (8, 7, 9))]
    assert everything == Shown("", 45, (18, 13, 14))
    assert rows[0].share(0) == pytest.approx(100 * 10 / 21)


def test_one_small_number_takes_others_with_it() -> None:
    rows, _all = outcomes.table(counts(africa=(20, 2, 9), asia=(30, 11, 8)), NAMES)
    hidden = [[number is None for number in row.counts] for row in rows]
    assert hidden[0][1]
    assert sum(hidden[0]) > 1
    assert sum(hidden[1]) > 1
    assert rows[0].share(1) is None


def test_groups_that_are_too_small_are_put_together() -> None:
    rows, _all = outcomes.table(
        counts(africa=(10, 6, 5), asia=(2, 0, 0), europe=(8, 7, 9), oceania=(1, 1, 1)), NAMES
    )
    assert [row.group for row in rows] == ["africa", "europe", outcomes.TOGETHER]
    assert rows[-1].merged == ("asia", "oceania")
    assert rows[-1].total == 5


def test_one_small_group_is_not_given_away_by_the_total() -> None:
    rows, _all = outcomes.table(counts(africa=(10, 6, 5), asia=(2, 0, 0), europe=(18, 7, 9)), NAMES)
    assert [row.group for row in rows] == ["europe", outcomes.TOGETHER]
    assert set(rows[-1].merged) == {"africa", "asia"}


def test_too_few_in_all_show_nothing() -> None:
    assert outcomes.table(counts(africa=(2, 1, 1)), NAMES) == ([], None)
    assert outcomes.table({}, NAMES) == ([], None)


def possible(row: Shown) -> Iterator[tuple[int, ...]]:
    """Every way in which a row could have come about."""
    known = sum(number for number in row.counts if number is not None)
    open_places = [place for place, number in enumerate(row.counts) if number is None]

    def fill(places: list[int], left: int) -> Iterator[dict[int, int]]:
        if not places:
            if left == 0:
                yield {}
            return
        for value in range(left + 1) if len(places) > 1 else [left]:
            for rest in fill(places[1:], left - value):
                yield {places[0]: value, **rest}

    for found in fill(open_places, row.total - known):
        yield tuple(found.get(place, number or 0) for place, number in enumerate(row.counts))


def test_no_kept_back_number_can_be_worked_out_by_trying_everything() -> None:
    random = np.random.default_rng(5)
    for _trial in range(40):
        size = int(random.integers(1, 4))
        made = {f"g{n}": tuple(int(one) for one in random.integers(0, 8, 3)) for n in range(size)}
        rows, everything = outcomes.table(counts(**made), NAMES)  # type: ignore[arg-type]
        if everything is None:
            continue
        sums: set[tuple[tuple[int, ...], ...]] = {()}
        for row in rows:
            sums = {(*before, one) for before in sums for one in possible(row)}
        fits = [
            table
            for table in sums
            if all(
                known is None or sum(row[place] for row in table) == known
                for place, known in enumerate(everything.counts)
            )
        ]
        for number, row in enumerate(rows):
            true = np.sum([made[group] for group in row.merged or (row.group,)], axis=0)
            for place in np.nonzero((true > 0) & (true < outcomes.FEWEST))[0]:
                assert len({table[number][place] for table in fits}) > 1, (made, rows, everything)


def test_what_follows_by_algebra_is_seen() -> None:
    alone = np.array([[True, False], [False, False]])
    assert outcomes.exposed(alone).tolist() == [[True, False], [False, False]]
    assert not outcomes.exposed(np.ones((2, 2), dtype=bool)).any()
