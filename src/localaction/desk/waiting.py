"""What a waiting thing is: a kind of thing is a queryset and, for each column of its line, a path or an expression.

A kind never copies anything: the queue, its counts and its views are asked of the tables themselves each time, so
that a line is gone the moment its thing is dealt with. See docs/desk.md for how to add a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils.functional import Promise

from localaction.kit.actors import Actor

Words = str | Promise
Said = Any
"""A field path ("government__country") or a database expression."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason to wait: the sentence, the verb of the next step, and where that step is done.

    `page`: the name of the page, when it is not the kind's. `does`: the code of a step that the button does at
    once instead of opening a page. `anew`: another person must do it, so nobody who had the thing before keeps it.
    """

    words: Words
    step: Words
    page: str = ""
    does: str = ""
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One waiting thing as the queue shows it. `thing` is its id in the database, `key` names it in addresses."""

    kind: str
    thing: int
    key: str
    why: str
    since: datetime
    title: str
    title_language: str = ""
    country: str = ""

    @property
    def name(self) -> str:
        """Kind and id in one word, as forms send them."""
        return f"{self.kind}:{self.thing}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of waiting things.

    `found` answers exactly the things that wait for somebody: one row a thing, in no order. `page` is the name of
    the page about one of them, which takes `key` alone. `first`: these come before all others. `dressed` may
    replace what lines show, where a reader must not see all of it. Columns that are None are never filtered by.
    """

    code: str
    name: Words
    found: Callable[[Actor], QuerySet[Any]]
    page: str
    key: Said
    since: Said
    title: Said
    whys: Mapping[str, Why]
    why: Said = None
    title_language: Said = None
    country: Said = None
    language: Said = None
    call: Said = None
    searched: Sequence[Said] | None = None
    roles: tuple[str, ...] = ("secretariat",)
    first: bool = False
    dressed: Callable[[Actor, Sequence[Line]], Sequence[Line]] | None = None

    def __post_init__(self) -> None:
        if self.why is None and len(self.whys) != 1:
            raise ValueError(f"{self.code}: several reasons, and no expression that says which")

    @property
    def why_said(self) -> Any:
        """The expression of the reason."""
        return Value(next(iter(self.whys))) if self.why is None else said(self.why)

    @property
    def looked_in(self) -> Sequence[Said]:
        """Where words are looked for."""
        return (self.title, self.key) if self.searched is None else self.searched

    @property
    def anew(self) -> list[str]:
        """The reasons for which another person is needed."""
        return [code for code, why in self.whys.items() if why.anew]


def said(column: Said) -> Any:
    """A column as an expression; nothing is the empty text."""
    if column is None:
        return Value("")
    return F(column) if isinstance(column, str) else column
