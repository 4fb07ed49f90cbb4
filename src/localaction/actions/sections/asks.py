"""What a question of a draft is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import Enum, auto

from django.utils.functional import Promise

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question. `name` is the column it fills; `choices` says where its choices come from.

    `choices`: "terms:<vocabulary>", "items:<framework>", "languages", "countries", "currencies", or the name of a
    vocabulary of the action itself ("kind", "stage"). `needed_for`: the kinds of action that must answer it.
    """

    name: str
    label: Promise | str
    hint: Promise | str = ""
    shape: Shape = Shape.LINE
    choices: str = ""
    needed_for: frozenset[str] = NO_KIND
    longest: int = 300


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
    """One page of the draft. `slug` is its address; `minutes` what it usually takes to fill.

    `form`: "plain" for asks and groups, or the page's own kind of form.
    """

    slug: str
    title: Promise | str
    lead: Promise | str
    minutes: int
    asks: tuple[Ask, ...] = ()
    groups: tuple[Group, ...] = ()
    form: str = "plain"

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
