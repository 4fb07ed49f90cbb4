"""A plan never breaks a bar, fills what can be filled, is as even as can be, and then fits as well as can be."""

from __future__ import annotations

import time
from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from localaction.assessment.balancing import Plan, Reader, Task, bar, fit, plan, why_not

LANGUAGES = ("en", "fr", "ar")
sets = st.frozensets


@st.composite
def halls(draw: st.DrawFn, *, most_readers: int = 4, most_tasks: int = 4) -> tuple[list[Reader], list[Task]]:
    """A few readers and tasks, with everything that can stand between them."""
    numbers = range(1, draw(st.integers(1, most_readers)) + 1)
    readers = [
        Reader(
            number,
            draw(sets(st.sampled_from(LANGUAGES), min_size=1)),
            draw(sets(st.sampled_from(("002", "014")))),
            draw(sets(st.sampled_from(("a", "b")))),
            load=draw(st.integers(0, 3)),
            capacity=draw(st.integers(0, 4)),
            is_away=draw(st.booleans()) and draw(st.booleans()),
        )
        for number in numbers
    ]
    some = sets(st.sampled_from(numbers))
    tasks = [
        Task(
            number,
            frozenset({draw(st.sampled_from(LANGUAGES))}),
            ("002", "014"),
            draw(sets(st.sampled_from(("a", "b")))),
            seats=draw(st.integers(0, 2)),
            tied=draw(some),
            asked=draw(sets(st.sampled_from(numbers), max_size=1)),
            only=draw(st.none() | some),
        )
        for number in range(1, draw(st.integers(0, most_tasks)) + 1)
    ]
    return readers, tasks


def worth(readers: list[Reader], tasks: list[Task], made: Plan) -> tuple[int, int, int]:
    """How good a plan is, the smaller the better: seats not filled, unevenness, missing fit."""
    known = {one.number: one for one in readers}
    fits = sum(fit(known[reader], task) for task in tasks for reader in made.given[task.number])
    return (-made.size, sum(load**2 for load in made.loads.values()), -fits)


def every_plan(readers: list[Reader], tasks: list[Task]) -> list[Plan]:
    """All plans there are, by trying."""
    choices = []
    for task in tasks:
        free = [one.number for one in readers if bar(one, task) is None]
        choices.append([some for size in range(task.seats + 1) for some in combinations(free, size)])
    found = []
    for chosen in product(*choices):
        loads = {one.number: one.load + sum(one.number in some for some in chosen) for one in readers}
        full = any(loads[one.number] > max(one.capacity, one.load) for one in readers)
        if not full:
            given_out = {task.number: some for task, some in zip(tasks, chosen, strict=True)}
            found.append(Plan(given_out, loads, {}))
    return found


@settings(max_examples=300, deadline=None)
@given(halls())
def test_no_plan_is_better(hall: tuple[list[Reader], list[Task]]) -> None:
    readers, tasks = hall
    made = plan(readers, tasks)
    everything = every_plan(readers, tasks)
    assert made.size == max(one.size for one in everything)
    filled = {number: len(chosen) for number, chosen in made.given.items()}
    alike = [one for one in everything if {n: len(chosen) for n, chosen in one.given.items()} == filled]
    assert worth(readers, tasks, made) == min(worth(readers, tasks, one) for one in alike)


@settings(max_examples=200, deadline=None)
@given(halls(most_readers=8, most_tasks=12))
def test_nobody_gets_what_is_barred_and_the_books_balance(hall: tuple[list[Reader], list[Task]]) -> None:
    readers, tasks = hall
    made = plan(readers, tasks)
    known = {one.number: one for one in readers}
    for task in tasks:
        chosen = made.given[task.number]
        assert [bar(known[number], task) for number in chosen] == [None] * len(chosen)
        assert len(set(chosen)) == len(chosen)
        assert len(chosen) + made.unfilled.get(task.number, 0) == task.seats
    for one in readers:
        mine = sum(one.number in chosen for chosen in made.given.values())
        assert made.loads[one.number] == one.load + mine
        assert mine == 0 or made.loads[one.number] <= one.capacity


@settings(max_examples=100, deadline=None)
@given(halls(most_readers=6, most_tasks=8), st.randoms())
def test_the_order_of_things_does_not_matter(hall: tuple[list[Reader], list[Task]], shuffle: Random) -> None:
    readers, tasks = hall
    other_readers, other_tasks = list(readers), list(tasks)
    shuffle.shuffle(other_readers)
    shuffle.shuffle(other_tasks)
    assert plan(readers, tasks) == plan(other_readers, other_tasks)


@settings(max_examples=100, deadline=None)
@given(halls(most_readers=6, most_tasks=8))
def test_everybody_who_is_left_out_gets_a_reason_that_is_true(hall: tuple[list[Reader], list[Task]]) -> None:
    readers, tasks = hall
    made = plan(readers, tasks)
    known = {one.number: one for one in readers}
    for task in tasks:
        for one in readers:
            if one.number not in made.given[task.number]:
                why = why_not(one, task, made, known)
                assert (why in ("asked", "tie", "rule", "language", "away")) == (bar(one, task) is not None)
                assert why != "full" or made.loads[one.number] >= one.capacity


def test_loads_differ_by_one_at_most_where_nothing_forces_more() -> None:
    readers = [Reader(number, frozenset({"en"}), capacity=99) for number in range(12)]
    tasks = [Task(number, frozenset({"en"})) for number in range(50)]
    loads = plan(readers, tasks).loads
    assert (min(loads.values()), max(loads.values())) == (8, 9)


def test_somebody_who_knows_the_topic_and_the_place_goes_first_among_those_with_equal_work() -> None:
    task = Task(1, frozenset({"fr"}), ("002", "014"), frozenset({"a"}), seats=1)
    stranger = Reader(1, frozenset({"fr"}))
    knows = Reader(2, frozenset({"fr"}), frozenset({"014"}), frozenset({"a"}))
    assert plan([stranger, knows], [task]).given == {1: (2,)}
    busy = Reader(2, knows.languages, knows.regions, knows.topics, load=1)
    made = plan([stranger, busy], [task])
    assert made.given == {1: (1,)}
    assert why_not(busy, task, made, {1: stranger, 2: busy}) == "busier"


def test_a_call_of_five_hundred_is_planned_in_seconds() -> None:
    readers = [
        Reader(number, frozenset(LANGUAGES[: 1 + number % 3]), frozenset({"002"}), capacity=200)
        for number in range(12)
    ]
    tasks = [
        Task(
            number,
            frozenset({LANGUAGES[number % 3]}),
            ("002", "014"),
            frozenset({"ab"[number % 2]}),
            tied=frozenset({number % 12}),
        )
        for number in range(500)
    ]
    began = time.monotonic()
    made = plan(readers, tasks)
    assert made.size == 1000
    assert time.monotonic() - began < 20
