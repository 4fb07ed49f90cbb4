"""Outcomes by group, with small numbers kept back so that nobody can work them out again. Pure.

Groups with fewer than five actions are put together. In the table that remains, a number from 1 to 4 is kept back,
and with it as many others as it takes: no kept-back number follows from those that are shown and the totals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEWEST = 5
Counts = Mapping[str, Mapping[str, int]]
"""How many actions of each group had each outcome."""
TOGETHER = "+"
"""The group of those that are too small to be shown alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One group: how many actions in all, and how many by outcome; None is a number that is kept back."""

    group: str
    total: int
    counts: tuple[int | None, ...]
    merged: tuple[str, ...] = ()

    def share(self, place: int) -> float | None:
        """The percentage of one outcome, where its number is shown."""
        number = self.counts[place]
        return None if number is None else 100 * number / self.total


def table(counts: Counts, outcomes: Sequence[str]) -> tuple[list[Shown], Shown | None]:
    """The rows that may be shown, in the order given with the put-together last, and the row of all.

    Nothing is shown, and the row of all is None, when there are fewer than five actions in all.
    """
    groups = {
        group: [found.get(outcome, 0) for outcome in outcomes]
        for group, found in counts.items()
        if sum(found.values())
    }
    everything = sum(sum(row) for row in groups.values())
    if everything < FEWEST:
        return [], None
    kept, merged = _merge(groups)
    names = [*kept, *([TOGETHER] if merged else [])]
    rows = [*kept.values()]
    if merged:
        rows.append([sum(groups[group][place] for group in merged) for place in range(len(outcomes))])
    full = np.array(rows, dtype=np.int64)
    hidden = _hidden(full)
    shown = [
        Shown(
            group,
            int(full[place].sum()),
            _cells(full[place], hidden[place]),
            tuple(merged) if group == TOGETHER else (),
        )
        for place, group in enumerate(names)
    ]
    sums = full.sum(axis=0)
    # a total below the bound is kept back with the table; it follows from nothing, for its column is hidden with it
    small = (sums > 0) & (sums < FEWEST)
    return shown, Shown("", everything, _cells(sums, _widened(sums, small)))


def _cells(row: Iterable[int], hidden: Iterable[bool]) -> tuple[int | None, ...]:
    return tuple(None if is_hidden else int(number) for number, is_hidden in zip(row, hidden, strict=True))


def _merge(groups: Mapping[str, Sequence[int]]) -> tuple[dict[str, Sequence[int]], list[str]]:
    """The groups that stand alone, and those put together, which are at least five actions (or all there are)."""
    sizes = {group: sum(row) for group, row in groups.items()}
    merged = [group for group, size in sizes.items() if size < FEWEST]
    for group in sorted((one for one in groups if one not in merged), key=lambda one: sizes[one]):
        if not merged or sum(sizes[one] for one in merged) >= FEWEST:
            break
        merged.append(group)
    return {group: row for group, row in groups.items() if group not in merged}, merged


# --- which numbers are kept back


def _hidden(full: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Small numbers, and others beside them until none can be worked out from rows, columns and totals."""
    hidden = (full > 0) & (full < FEWEST)
    sums = full.sum(axis=0)
    hidden[:, (sums > 0) & (sums < FEWEST)] = True
    while True:
        more = _next_to_hide(full, hidden)
        if more is None:
            return hidden
        hidden[more] = True


def _next_to_hide(full: NDArray[np.int64], hidden: NDArray[np.bool_]) -> tuple[int, int] | None:
    """One more number to keep back beside one that would be found out, or that stands for too few; None: enough."""
    for row, column in zip(*np.nonzero(hidden & exposed(hidden)), strict=True):
        found = _smallest_open(full, hidden, rows=[row]) or _smallest_open(full, hidden, columns=[column])
        if found is not None:
            return found
    for row in np.nonzero(hidden.any(axis=1))[0]:
        if full[row][hidden[row]].sum() < FEWEST:
            found = _smallest_open(full, hidden, rows=[int(row)])
            if found is not None:
                return found
    return None


def _smallest_open(
    full: NDArray[np.int64],
    hidden: NDArray[np.bool_],
    *,
    rows: Sequence[int] | None = None,
    columns: Sequence[int] | None = None,
) -> tuple[int, int] | None:
    places = [
        (int(full[row, column]), row, column)
        for row in (rows if rows is not None else range(full.shape[0]))
        for column in (columns if columns is not None else range(full.shape[1]))
        if not hidden[row, column]
    ]
    # a number that is there hides better than a nought
    found = min(places, key=lambda one: (one[0] == 0, one[0]), default=None)
    return None if found is None else (int(found[1]), int(found[2]))


def exposed(hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the hidden numbers follow from the shown ones and the totals of rows and columns, by linear algebra."""
    places = list(zip(*np.nonzero(hidden), strict=True))
    answer = np.zeros_like(hidden)
    if not places:
        return answer
    equations = np.zeros((sum(hidden.shape), len(places)))
    for number, (row, column) in enumerate(places):
        equations[row, number] = 1
        equations[hidden.shape[0] + column, number] = 1
    _left, sizes, right = np.linalg.svd(equations)
    rank = int((sizes > 1e-9).sum())
    free = right[rank:]
    for number, place in enumerate(places):
        answer[place] = not np.any(np.abs(free[:, number]) > 1e-9)
    return answer


def _widened(sums: NDArray[np.int64], small: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Among totals too, one alone would follow from the rest: the next smallest is kept back with it."""
    hidden = small.copy()
    while hidden.any() and not hidden.all() and (hidden.sum() < 2 or sums[hidden].sum() < FEWEST):
        hidden[min(np.nonzero(~hidden)[0], key=lambda one: (sums[one] == 0, sums[one]))] = True
    return hidden
