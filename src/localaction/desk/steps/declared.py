"""What a step is that can be done to many waiting things: asked of each first, then done to each on its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from localaction.desk.waiting import Line, Words
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer

Answers = Mapping[str, Any]
"""What was filled in on the preview page: the cleaned data of the step's form."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `name` is its button, `says` what will happen to each thing, `kinds` the kinds it is for (all: ()).

    `foresee` says whether it can be done to one thing, and changes nothing; `do` calls one operation for one thing
    and may raise Refused. Both get the answers to `form`, which may be empty as long as nothing was filled in.
    """

    code: str
    name: Words
    says: Words
    foresee: Callable[[Actor, Line, Answers], Answer]
    do: Callable[[Actor, Line, Answers], Any]
    kinds: tuple[str, ...] = ()
    form: type[forms.Form] | None = None

    def is_for(self, kind: str) -> bool:
        """Whether it can be done to things of a kind at all."""
        return not self.kinds or kind in self.kinds
