"""What happens next for a person of a government: one thing, chosen among all. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from localaction.actions.lifecycle import PUBLIC, Status

Code = Literal[
    "join",
    "answer",
    "reply",
    "stand",
    "still_you",
    "sign",
    "report",
    "finish",
    "send",
    "start",
    "wait_signature",
    "wait_action",
    "rest",
]


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What matters of one action here."""

    reference: str
    title: str
    title_language: str
    status: str
    is_ready: bool = False
    minutes_left: int = 0
    open_questions: int = 0
    answer_by: date | None = None  # until when an announced refusal can be answered
    was_decided: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing: what to do, and about which action or government (slug), where it is about one."""

    code: Code
    action: ActionFacts | None = None
    government: str = ""


def next_step(
    *,
    standings: Mapping[str, str],
    actions: Iterable[ActionFacts],
    asked_to_stand: int = 0,
    asked_still_you: int = 0,
    report_due: str = "",
) -> NextStep:
    """What comes first.

    `standings` maps the slug of each government to "none", "pending", "listed", "announced" or "confirmed";
    `report_due` is the slug of one that is asked how its actions go.
    """
    if not standings:
        return NextStep("join")
    found = list(actions)
    waited_for = (
        *_answers_owed(found),
        *([NextStep("stand")] if asked_to_stand else []),
        *([NextStep("still_you")] if asked_still_you else []),
        *(NextStep("sign", government=slug) for slug, standing in standings.items() if standing == "none"),
        *([NextStep("report", government=report_due)] if report_due else []),
    )
    return next(iter((*waited_for, *_own_work(standings, found))))


def _answers_owed(actions: list[ActionFacts]) -> Iterator[NextStep]:
    """Actions about which the secretariat waits for an answer."""
    if handed_back := _first(actions, Status.HANDED_BACK):
        yield NextStep("answer", handed_back)
    if announced := next((action for action in actions if action.answer_by), None):
        yield NextStep("reply", announced)


def _own_work(standings: Mapping[str, str], actions: list[ActionFacts]) -> Iterator[NextStep]:
    """What there is to write when nobody waits, and at last what to wait for."""
    if writing := _first(actions, Status.DRAFT, Status.CORRECTING):
        yield NextStep("send" if writing.is_ready else "finish", writing)
    if not actions:
        yield NextStep("start", government=next(iter(standings)))
    if waiting := _first(actions, Status.SUBMITTED, Status.ASSESSING, Status.CORRECTION_OFFERED):
        yield NextStep("wait_action", waiting)
    if pending := next((slug for slug, standing in standings.items() if standing == "pending"), ""):
        yield NextStep("wait_signature", government=pending)
    yield NextStep("rest", _first(actions, *PUBLIC))


def _first(actions: Iterable[ActionFacts], *states: str) -> ActionFacts | None:
    return next((action for action in actions if action.status in states), None)


TONES: Mapping[str, str] = {
    Status.DRAFT: "quiet",
    Status.SUBMITTED: "active",
    Status.HANDED_BACK: "attention",
    Status.ASSESSING: "active",
    Status.ACCEPTED: "good",
    Status.PUBLISHED: "good",
    Status.CORRECTING: "attention",
    Status.CORRECTION_OFFERED: "active",
    Status.DECLINED: "ended",
    Status.WITHDRAWN: "ended",
}
