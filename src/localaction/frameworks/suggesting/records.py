"""The recorded actions from which is learned: which notions each holds and what was declared for it.

`content/experience/first_cohort.json` is written by `tools/learn_suggestions.py` from the cohort's own file in
`content/cohorts`: strengths in thousandths, in the order of the notions it names. It holds no text of the actions.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

from localaction.frameworks.suggesting.notions import notions
from localaction.kit.content import CONTENT

Numbers = NDArray[numpy.float64]

FIRST_COHORT = CONTENT / "experience" / "first_cohort.json"
_THOUSANDTHS = 1000


@dataclass(frozen=True)
class Record:
    """Actions by key, their notions by words and by meaning (rows × notions), the items declared for each."""

    keys: tuple[str, ...]
    words: Numbers
    meaning: Numbers
    items: tuple[frozenset[str], ...]

    def declared(self, items: Sequence[str]) -> Numbers:
        """1.0 where an action declares an item: rows × items."""
        return numpy.array([[1.0 if item in own else 0.0 for item in items] for own in self.items])

    def only(self, keys: Collection[str]) -> Record:
        """The same with these actions alone."""
        places = [place for place, key in enumerate(self.keys) if key in keys]
        return Record(
            tuple(self.keys[place] for place in places),
            self.words[places],
            self.meaning[places],
            tuple(self.items[place] for place in places),
        )

    def as_json(self) -> str:
        """The file's text, one line an action."""
        lines = [
            json.dumps(
                {
                    "key": key,
                    "items": sorted(items),
                    "words": _thousandths(words),
                    "meaning": _thousandths(meaning),
                }
            )
            for key, items, words, meaning in zip(
                self.keys, self.items, self.words, self.meaning, strict=True
            )
        ]
        names = json.dumps([notion.code for notion in notions()])
        return '{"notions": ' + names + ',\n"actions": [\n' + ",\n".join(lines) + "\n]}\n"


def _thousandths(row: Numbers) -> list[int]:
    return [round(float(value) * _THOUSANDTHS) for value in row]


def read(file: Path) -> Record:
    """Read a record. Raises ValueError when it was made with other notions than those of today."""
    found = json.loads(file.read_text(encoding="utf-8"))
    if found["notions"] != [notion.code for notion in notions()]:
        raise ValueError(f"{file.name} was made with other notions; run tools/learn_suggestions.py.")
    actions = found["actions"]
    return Record(
        tuple(action["key"] for action in actions),
        numpy.array([action["words"] for action in actions], dtype=numpy.float64) / _THOUSANDTHS,
        numpy.array([action["meaning"] for action in actions], dtype=numpy.float64) / _THOUSANDTHS,
        tuple(frozenset(action["items"]) for action in actions),
    )


@lru_cache(maxsize=1)
def first_cohort() -> Record:
    """The first cohort, as shipped."""
    return read(FIRST_COHORT)
