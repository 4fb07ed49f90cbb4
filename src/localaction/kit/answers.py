"""The answer of a rule: yes, or no with the one sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refused(PermissionDenied):
    """Somebody asked for a move that a rule refuses. `reason` is fit to be shown to that person."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """Truthy when allowed; otherwise carries the sentence of refusal."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        """Raise Refused with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.reason)


def allow() -> Answer:
    """The answer yes."""
    return Answer(True)


def refuse(reason: str | Promise) -> Answer:
    """The answer no, with the one sentence that says why."""
    return Answer(False, reason)


def allow_if(condition: bool, otherwise: str | Promise) -> Answer:
    """Yes when the condition holds, else no with the sentence given."""
    return Answer(True) if condition else Answer(False, otherwise)


def first_refusal(*answers: Answer) -> Answer:
    """The first no among the answers, or yes when there is none."""
    return next((answer for answer in answers if not answer), Answer(True))
