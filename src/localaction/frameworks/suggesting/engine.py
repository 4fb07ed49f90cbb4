"""The suggestion engine of a process: reads an action, judges every item by experience, chooses what to show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy

from localaction.frameworks.embedding import embedder
from localaction.frameworks.suggesting import records
from localaction.frameworks.suggesting.choosing import Judged, chosen, ranked
from localaction.frameworks.suggesting.experience import (
    TRAINED,
    Habit,
    Numbers,
    borrowed_habit,
    judged,
    learn_habit,
)
from localaction.frameworks.suggesting.found import Suggestions
from localaction.frameworks.suggesting.reading import Reader, Reading
from localaction.frameworks.suggesting.sentences import Passage
from localaction.kit.content import folders

FOLDS = 10


@dataclass(frozen=True)
class Experience:
    """What was learned: one habit a framework, and the notions of the actions it was learned from."""

    habits: dict[str, Habit]
    known: Numbers

    def judge(self, framework: str, reading: Reading) -> Judged:
        """A framework's items, ranked for one action."""
        habit = self.habits[framework]
        chances, scores = judged(habit, self.known, reading.words, reading.meaning)
        return Judged(framework, habit.items, ranked(chances, scores), chances)


@lru_cache(maxsize=1)
def framework_items() -> dict[str, tuple[str, ...]]:
    """The codes of every framework's items, as content has them."""
    return {
        folder.code: tuple(entry["code"] for entry in folder.facts["items"])
        for folder in folders("frameworks")
    }


def learn(record: records.Record) -> Experience:
    """Learn from recorded actions: weights where they declare a framework, what is usual everywhere."""
    habits: dict[str, Habit] = {}
    for framework in TRAINED:
        items = framework_items()[framework]
        habits[framework] = learn_habit(items, record.words, record.meaning, record.declared(items))
    teachers = [habits["gcm-objectives"], habits["sdg-goals"]]
    for framework, items in framework_items().items():
        if framework not in habits:
            habits[framework] = borrowed_habit(items, record.words, record.meaning, teachers)
    return Experience(habits, record.words)


@lru_cache(maxsize=1)
def everything() -> Experience:
    """Experience of the whole first cohort: what suggestions use."""
    return learn(records.first_cohort())


@lru_cache(maxsize=FOLDS)
def without_fold(fold: int) -> Experience:
    """Experience of the first cohort without one tenth of it."""
    record = records.first_cohort()
    return learn(record.only([key for key in record.keys if fold_of(key) != fold]))


@lru_cache(maxsize=1)
def _folds() -> dict[str, int]:
    keys = sorted(records.first_cohort().keys, key=lambda key: hashlib.sha256(key.encode()).hexdigest())
    return {key: place % FOLDS for place, key in enumerate(keys)}


def fold_of(key: str) -> int | None:
    """The tenth of the first cohort in which an action lies, always the same; None when it is not of the cohort."""
    return _folds().get(key)


class Engine:
    """Reads and judges with one embedder."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def suggest(
        self,
        passages: Sequence[Passage],
        *,
        language: str,
        kind: str = "",
        populations: Sequence[str] = (),
        themes: Sequence[str] = (),
        experience: Experience | None = None,
    ) -> Suggestions:
        """What these texts serve, in every framework."""
        reading = self.reader.read(passages, language, kind=kind, chosen=[*populations, *themes])
        learned = experience or everything()
        judgements = [learned.judge(framework, reading) for framework in framework_items()]
        return Suggestions(
            {one.framework: chosen(one, reading, populations) for one in judgements},
            {
                one.framework: tuple(
                    (one.items[place], round(float(one.chances[place]), 4)) for place in one.order
                )
                for one in judgements
            },
        )


_preparing = Lock()


def prepared() -> Engine:
    """The engine of this process, with everything loaded that every first suggestion needs."""
    with _preparing:
        return _prepared()


@lru_cache(maxsize=1)
def _prepared() -> Engine:
    everything()
    return Engine(Reader(embedder()))


def strengths_of(readings: Sequence[Reading]) -> tuple[Numbers, Numbers]:
    """The notions of several readings by words and by meaning: rows × notions each."""
    return (
        numpy.array([reading.words for reading in readings]),
        numpy.array([reading.meaning for reading in readings]),
    )
