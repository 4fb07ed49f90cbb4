"""How far an action has come by the last word of its government, and when that word is too old. Pure.

The one place that says when an action is silent: pages, lists, the search index and the API ask here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from localaction.register.shapes import Action, Progress

SILENT_AFTER_MONTHS = 15
"""A year, and three months in which a government was asked and reminded."""
SILENT = "silent"
"""What the stage of a silent action counts as: never as progressing."""
FINAL = ("fulfilled", "ended")
"""Stages after which nobody owes another word."""
_MARK = "-P"


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage that holds, since which word of the government, and by which report (None: by the action itself)."""

    stage: str
    heard_on: date
    report: Progress | None


def standing_of(action: Action, published_on: date, reports: Sequence[Progress]) -> Standing:
    """How an action stands. `published_on` is the day of its first version; `reports` are those that stand."""
    last = max(reports, key=lambda report: (report.reported_on, report.number), default=None)
    if last is not None:
        return Standing(last.stage, date.fromisoformat(last.reported_on), last)
    collected = action.origin.collected_on
    return Standing(action.stage, date.fromisoformat(collected) if collected else published_on, None)


def is_silent(stage: str, heard_on: date, on: date) -> bool:
    """Whether there was no word for so long that the stage says nothing any more."""
    return stage not in FINAL and heard_on < silent_before(on)


def silent_before(on: date) -> date:
    """A last word before this day is too old."""
    year, month = divmod(on.year * 12 + on.month - 1 - SILENT_AFTER_MONTHS, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def silent_from(stage: str, heard_on: date) -> date | None:
    """The first day on which there was no word for too long; None for a stage that ends."""
    if stage in FINAL:
        return None
    year, month = divmod(heard_on.year * 12 + heard_on.month - 1 + SILENT_AFTER_MONTHS, 12)
    if year > date.max.year - 1:
        return None
    day = date(year, month + 1, min(heard_on.day, monthrange(year, month + 1)[1]))
    while not is_silent(stage, heard_on, day):
        day += timedelta(days=1)
    return day


def reference_of(action: str, number: int) -> str:
    """The reference of an action's report: "LA-ABC123-P2"."""
    return f"{action}{_MARK}{number}"


def reports_between(action: str) -> tuple[str, str]:
    """The references of an action's reports lie from the first of these on and before the second."""
    return f"{action}{_MARK}", f"{action}-Q"


def actions_of(references: Iterable[str]) -> set[str]:
    """The references of the actions that these reports are about."""
    return {reference.rpartition(_MARK)[0] for reference in references}
