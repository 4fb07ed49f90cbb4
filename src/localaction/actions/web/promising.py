"""Advice on a commitment, and the milestones that its prose already names: shown beside it, taken over with one tap."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from localaction.actions import commitments, operations, periods
from localaction.actions.commitments import Held, Line, Milestone, Proposed
from localaction.actions.commitments.advising import QUESTIONS
from localaction.kit.actors import Actor

PAGE = "commitments"


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One of the five questions: the passages that answer it, or the advice where none does."""

    name: Any
    held: tuple[Held, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A milestone to take over: `code` names it to the page, `due` is its date as exact as it is known."""

    code: str
    text: str
    due: str


def beside(action: Any) -> dict[str, Any]:
    """What the page of commitments shows beside its questions, from what is saved."""
    milestones = [Milestone(one.text, one.due_on, one.done_on) for one in action.milestones.all()]
    found = commitments.advise(action.further_commitment, milestones, timezone.localdate(), action.language)
    shown = [
        ShownQuestion(
            name,
            tuple(one for one in found.held if one.about == about),
            tuple(one for one in found.lines if one.about == about),
        )
        for about, name in QUESTIONS.items()
    ]
    return {
        "advice": shown if found.held or found.lines else [],
        "proposed": [
            ShownProposal(_code(one), one.text, periods.written(one.due_on, one.precision))
            for one in _proposed(action)
        ],
    }


def take(actor: Actor, action: Any, code: str) -> None:
    """Take a proposed milestone over; "all" takes every one. What is not proposed any more is left out."""
    for one in _proposed(action):
        if code in ("all", _code(one)):
            operations.add_milestone(
                actor=actor, action=action, text=one.text, due_on=one.due_on, precision=one.precision
            )


def _proposed(action: Any) -> list[Proposed]:
    """What the prose promises and no milestone says yet."""
    there = {one.text.casefold() for one in action.milestones.all()}
    found = commitments.milestones_in(action.further_commitment, action.language, timezone.localdate())
    return [one for one in found if one.text.casefold() not in there]


def _code(one: Proposed) -> str:
    return hashlib.sha256(f"{one.text} {one.due_on}".encode()).hexdigest()[:12]
