"""How well the search finds what people look for, by questions whose answers are known. Pure, but for asking.

nDCG@10 says how well the first ten are ordered; recall@10 how many of the answers are among them; recall across
languages the same for answers that are written in another language than the question.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

FIRST = 10
ANSWERS = 2  # grade from which on an action answers the question


@dataclass(frozen=True, slots=True)
class Graded:
    """A question in a language, and the grades of the actions that answer it."""

    text: str
    language: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """How one question was answered; `across` is None where every answer is in the question's language."""

    question: Graded
    ndcg: float
    recall: float
    across: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """The means over the questions in one language, "" for all; `across` is None where there were none."""

    language: str
    questions: int
    ndcg: float
    recall: float
    across: float | None


def read(path: Path) -> list[Graded]:
    """The questions of a file such as tests/data/search_queries.toml."""
    found = tomllib.loads(path.read_text("utf-8"))["query"]
    return [Graded(one["text"], one["language"], one["grades"]) for one in found]


def judge(question: Graded, found: Sequence[str], languages: Mapping[str, str]) -> Judged:
    """The measures of one answer: references in order. `languages` are those of the actions."""
    answers = {reference for reference, grade in question.grades.items() if grade >= ANSWERS}
    others = {reference for reference in answers if languages.get(reference) != question.language}
    first = list(found[:FIRST])
    return Judged(
        question,
        _ndcg([question.grades.get(reference, 0) for reference in first], question.grades.values()),
        _recall(first, answers),
        _recall(first, others) if others else None,
    )


def _recall(first: Sequence[str], answers: set[str]) -> float:
    return len(answers & set(first)) / min(len(answers), FIRST) if answers else 1.0


def _ndcg(grades: Sequence[int], all_grades: Iterable[int]) -> float:
    best = _gain(sorted(all_grades, reverse=True)[:FIRST])
    return _gain(grades) / best if best else 1.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1.0) / math.log2(place + 2) for place, grade in enumerate(grades))


def table(judged: Sequence[Judged]) -> list[Row]:
    """One row for each language and one for all."""
    languages = dict.fromkeys(one.question.language for one in judged)
    rows = [
        _row(language, [one for one in judged if one.question.language == language]) for language in languages
    ]
    return [*rows, _row("", judged)] if judged else []


def _row(language: str, judged: Sequence[Judged]) -> Row:
    across = [one.across for one in judged if one.across is not None]
    return Row(
        language,
        len(judged),
        fmean(one.ndcg for one in judged),
        fmean(one.recall for one in judged),
        fmean(across) if across else None,
    )


def evaluate(
    questions: Sequence[Graded], ask: Callable[[Graded], Sequence[str]], languages: Mapping[str, str]
) -> list[Judged]:
    """Ask every question and judge its answer."""
    return [judge(question, ask(question), languages) for question in questions]
