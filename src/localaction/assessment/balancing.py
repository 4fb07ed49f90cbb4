"""Who reads what: as many seats filled as can be, work spread as evenly as can be, then the best fit. Pure.

Hard: nobody with a tie, nobody who does not read the language, nobody who is away, was asked or is full, nobody
outside the rule that counts. Each seat is filled along the cheapest path through those filled before (a min-cost
flow), so that no exchange of any length could make the work more even, or as even and a better fit. The same input
gives the same plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Obstacle = Literal["asked", "tie", "rule", "language", "away", "full", "busier", "fit", "elsewhere"]
"""Why somebody does not get an action. The first five bar them; the others are weighed."""
TOPIC_FIT, SUBREGION_FIT, REGION_FIT, MOST_TOPICS = 3, 3, 2, 2
MOST_FIT = TOPIC_FIT * MOST_TOPICS + SUBREGION_FIT
_SOURCE, _SINK = -1, -2


@dataclass(frozen=True, slots=True)
class Reader:
    """An assessor: what they read and know, how much is open, how much can be."""

    number: int
    languages: frozenset[str]
    regions: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    load: int = 0
    capacity: int = 12
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """An action with free seats. `languages` it can be read in; `regions` from the widest to the narrowest.

    `tied` and `asked` are numbers of readers; `only` those of its rule, or None.
    """

    number: int
    languages: frozenset[str]
    regions: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    seats: int = 2
    tied: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    only: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Who reads what: readers by task, in order; what each has open afterwards; seats nobody can fill, by task."""

    given: Mapping[int, tuple[int, ...]]
    loads: Mapping[int, int]
    unfilled: Mapping[int, int]

    @property
    def size(self) -> int:
        """How many assignments it makes."""
        return sum(len(readers) for readers in self.given.values())


def bar(reader: Reader, task: Task) -> Obstacle | None:
    """What forbids the pair, whatever else there is; None when nothing does."""
    if reader.number in task.asked:
        return "asked"
    if reader.number in task.tied:
        return "tie"
    if task.only is not None and reader.number not in task.only:
        return "rule"
    if not reader.languages & task.languages:
        return "language"
    return "away" if reader.is_away else None


def fit(reader: Reader, task: Task) -> int:
    """How well somebody knows what an action is about and where it is, from 0 to MOST_FIT."""
    topics = TOPIC_FIT * min(MOST_TOPICS, len(reader.topics & task.topics))
    if task.regions and task.regions[-1] in reader.regions:
        return topics + SUBREGION_FIT
    return topics + (REGION_FIT if reader.regions & set(task.regions) else 0)


def plan(readers: Sequence[Reader], tasks: Sequence[Task]) -> Plan:
    """The plan for these readers and tasks. First every task gets one reader, then its second, and so on."""
    flow = _Flow(sorted(readers, key=lambda one: one.number), sorted(tasks, key=lambda one: one.number))
    unfilled: dict[int, int] = {}
    for seat in range(max((task.seats for task in tasks), default=0)):
        for task in flow.tasks:
            if seat < task.seats and not flow.fill(task):
                unfilled[task.number] = unfilled.get(task.number, 0) + 1
    given = {
        task.number: tuple(one.number for one in flow.readers if task.number in flow.held[one.number])
        for task in flow.tasks
    }
    return Plan(given, dict(flow.loads), unfilled)


def why_not(reader: Reader, task: Task, made: Plan, others: Mapping[int, Reader]) -> Obstacle:
    """Why somebody did not get an action in a plan that was made."""
    barred = bar(reader, task)
    if barred:
        return barred
    load = made.loads[reader.number]
    if load >= reader.capacity:
        return "full"
    chosen = [others[number] for number in made.given[task.number]]
    if chosen and load >= max(made.loads[one.number] for one in chosen):
        return "busier"
    if chosen and fit(reader, task) < min(fit(one, task) for one in chosen):
        return "fit"
    return "elsewhere"


@dataclass(slots=True)
class _Flow:
    """The seats filled so far. `held` are the tasks of each reader, `loads` what each has open with them."""

    readers: list[Reader]
    tasks: list[Task]
    held: dict[int, dict[int, None]] = field(init=False)
    loads: dict[int, int] = field(init=False)
    costs: dict[int, dict[int, int]] = field(init=False)
    unit: int = field(init=False)

    def __post_init__(self) -> None:
        self.held = {one.number: {} for one in self.readers}
        self.loads = {one.number: one.load for one in self.readers}
        self.costs = {
            task.number: {one.number: -fit(one, task) for one in self.readers if bar(one, task) is None}
            for task in self.tasks
        }
        # one more open assessment weighs more than all fits together
        self.unit = 1 + MOST_FIT * sum(task.seats for task in self.tasks)

    def fill(self, task: Task) -> bool:
        """Fill one seat of a task along the cheapest path; False when there is none."""
        path = self._cheapest(task)
        if not path:
            return False
        moved = task.number
        for number in path:  # the task comes to the first, which hands one on to the next
            handed = self._handed(number, path)
            self.held[number][moved] = None
            if handed is not None:
                del self.held[number][handed]
                moved = handed
        self.loads[path[-1]] += 1
        return True

    def _handed(self, number: int, path: list[int]) -> int | None:
        """The task that this reader of a path hands to the next one; None for the last."""
        place = path.index(number)
        return None if place + 1 == len(path) else self._exchange(number, path[place + 1])[1]

    def _exchange(self, giver: int, taker: int) -> tuple[int, int | None]:
        """What it costs at least to hand one task from one reader to another, and which; (0, None) for none."""
        best: tuple[int, int] | None = None
        for task in self.held[giver]:
            costs = self.costs[task]
            if taker in costs and task not in self.held[taker]:
                found = (costs[taker] - costs[giver], task)
                best = found if best is None or found < best else best
        return best or (0, None)

    def _cheapest(self, task: Task) -> list[int]:
        """The readers along the cheapest path from a task to somebody who can have one more (Bellman and Ford)."""
        direct = {
            number: cost
            for number, cost in self.costs[task.number].items()
            if task.number not in self.held[number]
        }
        reached: dict[int, tuple[int, int]] = {number: (cost, _SOURCE) for number, cost in direct.items()}
        edges = self._edges()
        for _round in self.readers:
            is_settled = True
            for giver, taker, cost in edges:
                if giver in reached:
                    total = reached[giver][0] + cost
                    if taker not in reached or total < reached[taker][0]:
                        reached[taker] = (total, giver)
                        is_settled = False
            if is_settled:
                break
        ends = [
            (cost + self.unit * (2 * self.loads[one.number] + 1), one.number)
            for one in self.readers
            if one.number in reached and self.loads[one.number] < one.capacity
            for cost in [reached[one.number][0]]
        ]
        return self._walked(reached, min(ends)[1]) if ends else []

    def _edges(self) -> list[tuple[int, int, int]]:
        found = []
        for giver in self.readers:
            for taker in self.readers:
                if giver is not taker:
                    cost, task = self._exchange(giver.number, taker.number)
                    if task is not None:
                        found.append((giver.number, taker.number, cost))
        return found

    @staticmethod
    def _walked(reached: dict[int, tuple[int, int]], end: int) -> list[int]:
        path = [end]
        while (before := reached[path[-1]][1]) != _SOURCE:
            path.append(before)
        return path[::-1]
