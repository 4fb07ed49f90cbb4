"""What was learned from the first cohort: how usual each item's evidence is, and how much each sign is worth.

Four signs speak for an item: its evidence by words and by meaning, each against what is usual for that item (so that
the commonest do not swallow the rest), what the nearest actions of the cohort declared (nearest by notions, so in any
language), and how often it is declared at all. One small logistic regression a framework weighs the four; most of the
last is taken off again when items are ranked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy
from numpy.typing import NDArray

from localaction.frameworks.suggesting.notions import notions

Numbers = NDArray[numpy.float64]

TRAINED = ("gcm-objectives", "gcr-objectives", "sdg-goals")
NEIGHBOURS = 8
COMMONNESS_TAKEN_OFF = 0.7  # of what an item gains by being declared often, when items are ranked
_NEARER = 8.0  # how fast a neighbour's say fades with its distance
_LIKE_THE_OTHERS = 0.25  # share of the common spread in an item's own, for items with little to go by
_SMOOTHING = 2.0
_MUCH_WRITTEN = 0.5  # how far evidence counts by its share in what a text says, not by how much is written
_RIDGE = 1.0
_MOST = 0.97


@dataclass(frozen=True)
class Usual:
    """Mean and spread of every item's evidence in the cohort, and how much evidence an action has for all items."""

    mean: Numbers
    spread: Numbers
    altogether: float

    def against(self, found: Numbers) -> Numbers:
        """Evidence (… × items) in spreads above the mean, short and long texts alike."""
        return (_in_proportion(found, self.altogether) - self.mean) / self.spread


@dataclass(frozen=True)
class Habit:
    """What was learned for one framework; arrays follow the order of its items.

    `weights` are those of words, meaning, neighbours and commonness, then the constant. A framework that the cohort
    does not declare has no `declared` (rows × items) and borrows its weights.
    """

    items: tuple[str, ...]
    by_words: Usual
    by_meaning: Usual
    weights: Numbers
    commonness: Numbers
    declared: Numbers | None


@lru_cache(maxsize=32)
def leads_to(items: tuple[str, ...]) -> Numbers:
    """How much each notion leads to each item: notions × items."""
    return numpy.array([[notion.leads.get(item, 0.0) for item in items] for notion in notions()])


def evidence(strengths: Numbers, leads: Numbers) -> Numbers:
    """Evidence for each item from the strengths of notions (… × notions): it adds up, and is 0 where nothing leads."""
    present = numpy.flatnonzero(strengths.reshape(-1, strengths.shape[-1]).any(axis=0))
    doubt = numpy.log1p(-numpy.clip(strengths[..., present, None] * leads[present], 0.0, _MOST))
    return numpy.asarray(-doubt.sum(axis=-2), dtype=numpy.float64)


def neighbours_say(
    words: Numbers, known: Numbers, declared: Numbers, *, leave_out_itself: bool = False
) -> Numbers:
    """How often the nearest known actions declare each item, less how often all do: (… rows) × items."""
    centre = numpy.sqrt(known).mean(axis=0)
    near = _unit(numpy.sqrt(words) - centre) @ _unit(numpy.sqrt(known) - centre).T
    if leave_out_itself:
        numpy.fill_diagonal(near, -numpy.inf)
    order = numpy.argsort(-near, axis=1, kind="stable")[:, :NEIGHBOURS]
    nearest = numpy.take_along_axis(near, order, axis=1)
    weight = numpy.exp(_NEARER * (nearest - nearest[:, :1]))
    weight /= weight.sum(axis=1, keepdims=True)
    said = (declared[order] * weight[:, :, None]).sum(axis=1)
    return numpy.asarray(said - declared.mean(axis=0), dtype=numpy.float64)


def _unit(rows: Numbers) -> Numbers:
    lengths: Numbers = numpy.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return rows / numpy.maximum(lengths, 1e-9)


def usual(found: Numbers) -> Usual:
    """What is usual for each item, from evidence of rows × items."""
    altogether = float(_altogether(found).mean())
    shares = _in_proportion(found, altogether)
    spread = numpy.sqrt(shares.var(axis=0) + (_LIKE_THE_OTHERS * shares.std()) ** 2 + 1e-6)
    return Usual(shares.mean(axis=0), spread, altogether)


def _altogether(found: Numbers) -> Numbers:
    return numpy.asarray(found.sum(axis=-1, keepdims=True) + 0.5)


def _in_proportion(found: Numbers, altogether: float) -> Numbers:
    share: Numbers = (altogether / _altogether(found)) ** _MUCH_WRITTEN
    return found * share


def learn_habit(items: tuple[str, ...], words: Numbers, meaning: Numbers, declared: Numbers) -> Habit:
    """Learn from strengths of notions by words and by meaning (rows × notions) and from what was declared."""
    leads = leads_to(items)
    by_words, by_meaning = evidence(words, leads), evidence(meaning, leads)
    counts = declared.sum(axis=0)
    commonness = numpy.log((counts + _SMOOTHING * declared.mean()) / (len(declared) - counts + _SMOOTHING))
    signs = [
        usual(by_words).against(by_words),
        usual(by_meaning).against(by_meaning),
        neighbours_say(words, words, declared, leave_out_itself=True),
        numpy.broadcast_to(commonness, declared.shape),
        numpy.ones(declared.shape),
    ]
    table = numpy.stack([sign.ravel() for sign in signs], axis=1)
    weights = _logistic(table, declared.ravel())
    return Habit(items, usual(by_words), usual(by_meaning), weights, commonness, declared)


def _logistic(table: Numbers, answers: Numbers, steps: int = 30) -> Numbers:
    """Logistic regression by Newton's method, with a small ridge on everything but the constant."""
    weights = numpy.zeros(table.shape[1])
    ridge = numpy.diag([_RIDGE] * (table.shape[1] - 1) + [1e-6])
    for _ in range(steps):
        chance = 1 / (1 + numpy.exp(-table @ weights))
        slope = table.T @ (chance - answers) + ridge @ weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        weights = weights - numpy.linalg.solve(curve, slope)
    return weights


def borrowed_habit(
    items: tuple[str, ...], words: Numbers, meaning: Numbers, habits: Sequence[Habit]
) -> Habit:
    """A habit for a framework that the cohort does not declare: weights of the others, no neighbours, no commonness."""
    leads = leads_to(items)
    weights = numpy.mean([habit.weights for habit in habits], axis=0)
    weights[2:4] = 0.0
    return Habit(
        items,
        usual(evidence(words, leads)),
        usual(evidence(meaning, leads)),
        weights,
        numpy.zeros(len(items)),
        None,
    )


def judged(habit: Habit, known: Numbers, words: Numbers, meaning: Numbers) -> tuple[Numbers, Numbers]:
    """For one action, per item: the chance that it would be declared, and the score by which items are ranked."""
    leads = leads_to(habit.items)
    by_words = habit.by_words.against(evidence(words, leads))
    by_meaning = habit.by_meaning.against(evidence(meaning, leads))
    said = numpy.zeros(len(habit.items))
    if habit.declared is not None:
        said = neighbours_say(words[None, :], known, habit.declared)[0]
    signs = numpy.stack([by_words, by_meaning, said, habit.commonness, numpy.ones(len(habit.items))], axis=1)
    total = signs @ habit.weights
    score = total - COMMONNESS_TAKEN_OFF * habit.weights[3] * habit.commonness
    return 1 / (1 + numpy.exp(-total)), score
