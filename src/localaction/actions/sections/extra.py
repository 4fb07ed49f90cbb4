"""Extra questions of a call: what they are, and the asks that they become on the page "call" of its drafts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language

from localaction.actions.sections.asks import EVERY_KIND, NO_KIND, Ask, Shape

SLUG: Final = "call"
PREFIX: Final = "extra_"
WORDS_OF_TEXT: Final = 300
SHAPES: Final[Mapping[str, Shape]] = {
    "short": Shape.LINE,
    "long": Shape.TEXT,
    "one": Shape.ONE,
    "several": Shape.MANY,
    "number": Shape.MONEY,
    "date": Shape.START,
    "yes_no": Shape.YES_NO,
}
WITH_OPTIONS: Final = ("one", "several")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")
Problem = Literal["code", "kind", "label", "options", "same_code", "same_option"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. `labels` maps a language to its words."""

    code: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExtraQuestion:
    """One extra question. `kind` is a key of SHAPES; `kinds` are the kinds of action that are asked, () for every one.

    `labels` and `hints` map a language to its words. `words` limits a long text. Answers of a public question are
    published with the action; others stay with the government, the secretariat and the assessors.
    """

    code: str
    kind: str
    labels: Mapping[str, str]
    hints: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    is_required: bool = False
    is_public: bool = False
    kinds: tuple[str, ...] = ()
    words: int = WORDS_OF_TEXT

    @property
    def name(self) -> str:
        """The name of its field on the page."""
        return f"{PREFIX}{self.code}"

    @property
    def shape(self) -> Shape:
        """How it is answered."""
        return SHAPES[self.kind]

    def label_in(self, language: str) -> str:
        """The question in a language, or in the one that there is."""
        return said_in(self.labels, language)

    def is_asked_of(self, kind: str) -> bool:
        """Whether an action of that kind is asked; while the kind is not said, what every kind is asked is."""
        return not self.kinds or kind in self.kinds

    def lacks(self, languages: Iterable[str]) -> list[str]:
        """The languages in which its words, or those of an option, are missing."""
        told = [self.labels, *(one.labels for one in self.options)]
        if self.hints:
            told.append(self.hints)
        return [code for code in languages if not all(words.get(code) for words in told)]


def said_in(words: Mapping[str, str], language: str) -> str:
    """Words in a language; else in English; else in any."""
    return words.get(language) or words.get("en") or next((one for one in words.values() if one), "")


def _here(words: tuple[tuple[str, str], ...]) -> str:
    return said_in(dict(words), get_language() or "en")


_lazily = lazy(_here, str)


def _spoken(words: Mapping[str, str]) -> Promise | str:
    """Words that are said in the language of whoever reads them."""
    return _lazily(tuple(sorted(words.items()))) if words else ""


def _texts(found: Any) -> dict[str, str]:
    return {str(code): str(text) for code, text in dict(found or {}).items() if text}


def from_data(data: Iterable[Mapping[str, Any]]) -> tuple[ExtraQuestion, ...]:
    """The questions as a call keeps them, in order. Raises KeyError or ValueError for what is no question."""
    return tuple(
        ExtraQuestion(
            code=str(one["code"]),
            kind=str(one["kind"]),
            labels=_texts(one.get("labels")),
            hints=_texts(one.get("hints")),
            options=tuple(
                Option(str(option["code"]), _texts(option.get("labels"))) for option in one.get("options", ())
            ),
            is_required=bool(one.get("required", False)),
            is_public=bool(one.get("public", False)),
            kinds=tuple(str(kind) for kind in one.get("kinds", ())),
            words=int(one.get("words", WORDS_OF_TEXT)),
        )
        for one in data
    )


def to_data(questions: Iterable[ExtraQuestion]) -> list[dict[str, Any]]:
    """The same as JSON, the way a call keeps them and content files hold them."""
    return [
        {
            "code": one.code,
            "kind": one.kind,
            "labels": dict(one.labels),
            "hints": dict(one.hints),
            "options": [{"code": option.code, "labels": dict(option.labels)} for option in one.options],
            "required": one.is_required,
            "public": one.is_public,
            "kinds": list(one.kinds),
            "words": one.words,
        }
        for one in questions
    ]


def problems(questions: Iterable[ExtraQuestion]) -> list[tuple[str, Problem]]:
    """What keeps these from being questions at all: (code, what is wrong); nothing about missing languages."""
    found: list[tuple[str, Problem]] = []
    seen: set[str] = set()
    for one in questions:
        if not _CODE.fullmatch(one.code):
            found.append((one.code, "code"))
        if one.code in seen:
            found.append((one.code, "same_code"))
        seen.add(one.code)
        if one.kind not in SHAPES or not set(one.kinds) <= EVERY_KIND:
            found.append((one.code, "kind"))
        if not one.labels:
            found.append((one.code, "label"))
        codes = [option.code for option in one.options]
        if len(set(codes)) != len(codes):
            found.append((one.code, "same_option"))
        if (one.kind in WITH_OPTIONS) != (len(codes) > 1) or not all(map(_CODE.fullmatch, codes)):
            found.append((one.code, "options"))
    return found


def ask_of(question: ExtraQuestion) -> Ask:
    """The question as pages ask it."""
    kinds = frozenset(question.kinds) or EVERY_KIND
    return Ask(
        name=question.name,
        label=_spoken(question.labels),
        hint=_spoken(question.hints),
        shape=question.shape,
        options=tuple((option.code, _spoken(option.labels)) for option in question.options),
        needed_for=kinds if question.is_required else NO_KIND,
        longest=300,
        words=question.words if question.kind == "long" else 0,
        extra=question.code,
        is_public=question.is_public,
    )


def extra_questions(action: Any) -> tuple[ExtraQuestion, ...]:
    """Every extra question of an action's call, whatever its kind; () without a call."""
    call = getattr(action, "call", None)
    return from_data(call.questions) if call is not None and call.questions else ()


def extra_asks(action: Any) -> tuple[Ask, ...]:
    """The same as pages ask them."""
    return tuple(ask_of(one) for one in extra_questions(action))


def extra_asked(action: Any, kind: str) -> frozenset[str]:
    """The names of those that an action of that kind is asked."""
    return frozenset(one.name for one in extra_questions(action) if one.is_asked_of(kind))


def value_of(thing: Any, ask: Ask) -> Any:
    """What was answered: from the column of the ask's name or, for an extra question, from the answers beside them."""
    return thing.extra.get(ask.extra) if ask.extra else getattr(thing, ask.name)
