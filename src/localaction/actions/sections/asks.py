"""What a question of a draft is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import Enum, auto

from django.utils.functional import Promise

from localaction.actions.limits import WORDS

EVERY_KIND = frozenset({"practice", "ongoing", "commitment"})
NO_KIND: frozenset[str] = frozenset()


class Shape(Enum):
    """How a question is answered."""

    LINE = auto()
    TEXT = auto()
    START = auto()
    END = auto()
    ONE = auto()
    MANY = auto()
    COUNT = auto()
    MONEY = auto()
    YES_NO = auto()


SECONDS = {
    Shape.LINE: 45,
    Shape.START: 20,
    Shape.END: 20,
    Shape.ONE: 20,
    Shape.MANY: 45,
    Shape.COUNT: 30,
    Shape.MONEY: 45,
    Shape.YES_NO: 15,
}
SECONDS_OF_FORM = {"alignment": 180, "reasons": 120, "pictures": 180, "owners": 90}
SECONDS_OF_GROUP = 120
SECONDS_TO_THINK = 30  # before a text is begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question. `name` is the column it fills; `choices` says where its choices come from.

    `choices`: "terms:<vocabulary>", "items:<framework>", "languages", "countries", "currencies", or the name of a
    vocabulary of the action itself ("kind", "stage"); `options` are choices that come with the question, as (code,
    label). `needed_for`: the kinds of action that must answer it. `words`: how many a text may have, 0 for what
    limits.WORDS says. `extra`: the code of a call's extra question, "" for a column.
    """

    name: str
    label: Promise | str
    hint: Promise | str = ""
    shape: Shape = Shape.LINE
    choices: str = ""
    needed_for: frozenset[str] = NO_KIND
    longest: int = 300
    options: tuple[tuple[str, Promise | str], ...] = ()
    words: int = 0
    extra: str = ""
    is_public: bool = True

    @property
    def most_words(self) -> int | None:
        """How many words the answer may have; None where they are not counted."""
        return self.words or WORDS.get(self.name)

    @property
    def seconds(self) -> int:
        """How long an answer usually takes: of a text, a third of the words it may have, at forty words a minute."""
        if self.shape is Shape.TEXT:
            return SECONDS_TO_THINK + (self.most_words or 0) // 2
        return SECONDS[self.shape]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A question that is answered by several rows of the same small questions.

    A row counts once the ask named `key` is answered; `relation` is the name of its rows on the action.
    """

    name: str
    relation: str
    label: Promise | str
    row: Promise | str
    asks: tuple[Ask, ...]
    key: str
    hint: Promise | str = ""
    needed_for: frozenset[str] = NO_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the draft. `slug` is its address.

    `form`: "plain" for asks and groups, or the page's own kind of form.
    """

    slug: str
    title: Promise | str
    lead: Promise | str
    asks: tuple[Ask, ...] = ()
    groups: tuple[Group, ...] = ()
    form: str = "plain"

    @property
    def seconds(self) -> int:
        """How long the whole page usually takes."""
        asked = sum(ask.seconds for ask in self.asks) + SECONDS_OF_GROUP * len(self.groups)
        return asked + SECONDS_OF_FORM.get(self.form, 0)

    @property
    def minutes(self) -> int:
        """The same in minutes, at least one."""
        return max(1, -(-self.seconds // 60))

    def only(self, names: Container[str]) -> Page:
        """The page with those of its questions that are named; its own kind of form is named as it is asked."""
        return replace(
            self,
            asks=tuple(ask for ask in self.asks if ask.name in names),
            groups=tuple(group for group in self.groups if group.name in names),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its questions: asks, then groups."""
        return (*(ask.name for ask in self.asks), *(group.name for group in self.groups))

    def is_needed_for(self, kind: str) -> bool:
        """Whether an action of that kind must answer something here ("" counts as any kind)."""
        wanted = {kind} if kind else EVERY_KIND
        by_asks = any(wanted & ask.needed_for for ask in self.asks)
        return self.form == "alignment" or by_asks or any(wanted & group.needed_for for group in self.groups)
