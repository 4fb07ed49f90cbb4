"""What happens next for a person of a government: one thing, chosen among all. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    language: str
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

    `standings` maps the slug of each government to "none", "pending", "listed" or "confirmed"; `report_due` is the
    slug of one that is asked how its actions go.
    """
    found = list(actions)
    if not standings:
        return NextStep("join")
    if handed_back := _first(found, Status.HANDED_BACK):
        return NextStep("answer", handed_back)
    if announced := next((action for action in found if action.answer_by), None):
        return NextStep("reply", announced)
    if asked_to_stand:
        return NextStep("stand")
    if asked_still_you:
        return NextStep("still_you")
    if unsigned := next((slug for slug, standing in standings.items() if standing == "none"), ""):
        return NextStep("sign", government=unsigned)
    if report_due:
        return NextStep("report", government=report_due)
    if writing := _first(found, Status.DRAFT, Status.CORRECTING):
        return NextStep("send" if writing.is_ready else "finish", writing)
    if not found:
        return NextStep("start", government=next(iter(standings)))
    if waiting := _first(found, Status.SUBMITTED, Status.ASSESSING, Status.CORRECTION_OFFERED):
        return NextStep("wait_action", waiting)
    if pending := next((slug for slug, standing in standings.items() if standing == "pending"), ""):
        return NextStep("wait_signature", government=pending)
    return NextStep("rest", _first(found, *PUBLIC))


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
