"""What a form asks, and what stands in it already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

FORMAT = "1"
LONGEST_NAME = 64
"""Word calls a document damaged when the tag of a control is longer."""
LONGEST_LABEL = 220
MOST_BOXES = 60
SPARE_LINES = 6
"""How many empty lines a long list has to choose more."""

Answer = tuple[str, ...]
Answers = Mapping[str, Answer]
"""Answers as typed, by the name of their question; a choice is given by its code; no answer is ()."""


class Shape(Enum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `choices` are (code, label); `language` is that of the answer, "" where it has none."""

    name: str
    label: str
    shape: Shape
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    answer: Answer = ()
    language: str = ""

    def offered(self) -> tuple[tuple[str, str], ...]:
        """The choices as a list can show them: each label once, and what was answered although it is not offered."""
        if self.shape not in (Shape.ONE, Shape.MANY):
            return ()
        known = {code for code, _label in self.choices}
        every = [*self.choices, *((code, code) for code in self.answer if code not in known)]
        labels = [" ".join(label.split())[:LONGEST_LABEL] for _code, label in every]
        return tuple(
            (code, f"{label} ({code})" if labels.count(label) > 1 else label)
            for (code, _label), label in zip(every, labels, strict=True)
        )

    def is_long_list(self) -> bool:
        """Whether several are chosen from so many that a list is handier than boxes to tick."""
        return self.shape is Shape.MANY and len(self.choices) > MOST_BOXES

    def __post_init__(self) -> None:
        """Refuse names that a document cannot carry."""
        longest = max((len(code) for code, _label in self.choices), default=-1)
        if len(self.name) + 1 + (longest if self.shape is Shape.MANY else -1) > LONGEST_NAME:
            raise ValueError(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The same small questions several times. `word` names one row; empty rows to fill in stand at the end."""

    name: str
    label: str
    word: str
    rows: tuple[tuple[Question, ...], ...]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page of questions."""

    title: str
    lead: str = ""
    parts: tuple[Question | Rows, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file knows of itself. `reference` is "" in an empty form; `state` names the answers it began with.

    `language` is the one its questions are written in; `facts` what else its part wants to find again.
    """

    form: str
    language: str
    reference: str = ""
    state: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """A whole form: what it is about, its title, lines below it, how to fill it in (`steps`), and its sections."""

    about: About
    title: str
    title_language: str = ""
    lines: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every question, those of rows too, in order."""
        for section in self.sections:
            for part in section.parts:
                if isinstance(part, Question):
                    yield part
                else:
                    yield from (one for row in part.rows for one in row)

    def answers(self) -> dict[str, Answer]:
        """What stands in the form: answers by name, without empty ones."""
        return {one.name: one.answer for one in self.questions() if one.answer}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was read from a file. `base` is what it was made with; `answers` holds () for what was left empty.

    A question that is in neither was not found in the file at all: nothing is known of its answer.
    """

    about: About
    base: dict[str, Answer]
    answers: dict[str, Answer]


def state_of(answers: Answers) -> str:
    """A short name for a set of answers: equal answers, equal name."""
    digest = hashlib.sha256()
    for name, values in sorted(answers.items()):
        for value in (name, *values, "\x1e"):
            digest.update(value.encode("utf-8", "surrogatepass") + b"\x1f")
    return digest.hexdigest()[:16]


def writable(text: str) -> str:
    """The text without the few signs that no XML document can hold."""
    return text.translate(_NOT_IN_XML)


_NOT_IN_XML = {
    **{code: "\ufffd" for code in range(0x20) if code not in (0x09, 0x0A)},
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
