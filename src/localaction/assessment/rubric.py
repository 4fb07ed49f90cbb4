"""A rubric as pure data: criteria with weights and described levels, and what would be wrong with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from localaction.kit.texts import best

LOWEST, HIGHEST = 0, 4
LEVELS = range(LOWEST, HIGHEST + 1)
FULL_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question that an action is measured by. Mappings go from language code to text, `levels` to five texts."""

    code: str
    weight: int
    names: Mapping[str, str]
    questions: Mapping[str, str]
    hints: Mapping[str, str]
    levels: Mapping[str, Sequence[str]]

    def name(self, language: str) -> str:
        """Its name for a reader of that language."""
        return best(self.names, language)[0]

    def question(self, language: str) -> str:
        """The question it asks."""
        return best(self.questions, language)[0]

    def hint(self, language: str) -> str:
        """What to look at."""
        return best(self.hints, language)[0]

    def level(self, number: int, language: str) -> str:
        """The description of one level, 0 to 4. Raises IndexError beyond."""
        texts = {code: described[number] for code, described in self.levels.items()}
        return best(texts, language)[0]


def criteria_from(rows: Sequence[Mapping[str, Any]]) -> tuple[Criterion, ...]:
    """The criteria of a rubric from its stored rows, in their order."""
    return tuple(
        Criterion(row["code"], row["weight"], row["names"], row["questions"], row["hints"], row["levels"])
        for row in rows
    )


def weights_of(criteria: Sequence[Criterion]) -> dict[str, int]:
    """The weight of each criterion."""
    return {criterion.code: criterion.weight for criterion in criteria}


def faults(criteria: Sequence[Criterion], languages: Sequence[str]) -> list[str]:
    """What is wrong with a rubric, one sentence each; empty when nothing is."""
    found = []
    codes = [criterion.code for criterion in criteria]
    if len(set(codes)) != len(codes):
        found.append("a criterion stands twice")
    if sum(criterion.weight for criterion in criteria) != FULL_WEIGHT:
        found.append(f"the weights do not sum to {FULL_WEIGHT}")
    for criterion in criteria:
        if criterion.weight <= 0:
            found.append(f"{criterion.code}: the weight is not above 0")
        for language in languages:
            if not (criterion.names.get(language) and criterion.questions.get(language)):
                found.append(f"{criterion.code}: no name or question in {language}")
            if len(criterion.levels.get(language, ())) != len(LEVELS):
                found.append(f"{criterion.code}: not {len(LEVELS)} levels in {language}")
    return found
