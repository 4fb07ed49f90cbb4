"""When a government is asked how an action goes: once a year, before each review forum, and never too often. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

BEFORE_A_FORUM = timedelta(days=60)
"""So long before a session a report is asked for, so that it can be part of what the session reads."""
GATHERED = timedelta(days=60)
"""Dates this close to each other are asked about in one letter, and answered by one report."""
AHEAD, BEHIND = timedelta(days=365), timedelta(days=31)
"""Dates are planned this far ahead; one that passed while nobody looked is caught up with this late."""
REMINDED_AFTER = (timedelta(days=14), timedelta(days=35), timedelta(days=63))
"""After the first letter; then we are silent."""
LINK_IS_GOOD_FOR = timedelta(days=90)
LONGEST_MOVE = timedelta(days=365)
FINAL = ("fulfilled", "ended")


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a review forum whose dates are known. `family`: of the frameworks it reviews ("gcm")."""

    code: str
    starts_on: date
    family: str


@dataclass(frozen=True, slots=True)
class Due:
    """One date. `why`: yearly | forum; `key`: the year, or the session's code."""

    why: str
    key: str
    on: date


class Step(Enum):
    """What is written to a contact today."""

    NOTHING = auto()
    ASK = auto()
    REMIND = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """How a contact was asked last: on which day, and how often reminded since."""

    on: date
    reminders: int
    is_live: bool


def planned(
    published_on: date, families: Iterable[str], sessions: Iterable[Session], today: date
) -> list[Due]:
    """The dates of an action published on a day, from a month ago to a year ahead, the earliest first."""
    known = set(families)
    years = range(published_on.year + 1, (today + AHEAD).year + 1)
    dates = [Due("yearly", str(year), _in_year(published_on, year)) for year in years]
    dates += [
        Due("forum", session.code, session.starts_on - BEFORE_A_FORUM)
        for session in sessions
        if session.family in known
    ]
    near = [due for due in dates if today - BEHIND <= due.on <= today + AHEAD and due.on > published_on]
    return sorted(near, key=lambda due: (due.on, due.key))


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def owes_word(stage: str, open_milestones: int, *, was_reported: bool) -> bool:
    """Whether more is to be told: it goes on, nobody has reported its end, or something it promised is still open."""
    return stage not in FINAL or not was_reported or (stage == "fulfilled" and open_milestones > 0)


def is_open(due_on: date, today: date) -> bool:
    """Whether a date that nobody answered is asked about today; one that was never answered lapses."""
    return due_on <= today < due_on + LINK_IS_GOOD_FOR


def next_step(open_dates: Iterable[date], asked: Asked | None, today: date) -> Step:
    """What to write to one contact about the open dates of a government (see `is_open`)."""
    dates = list(open_dates)
    if not dates:
        return Step.NOTHING
    if asked is None or any(on > asked.on + GATHERED for on in dates):
        return Step.ASK
    if not asked.is_live or asked.reminders >= len(REMINDED_AFTER):
        return Step.NOTHING
    return Step.REMIND if today >= asked.on + REMINDED_AFTER[asked.reminders] else Step.NOTHING
