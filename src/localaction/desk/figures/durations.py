"""How long actions stay in each state, from the trail: stays that ended, and those that last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from statistics import median, quantiles

from django.utils import timezone

from localaction.actions.lifecycle import Status
from localaction.desk.figures.scope import Row, submitted_of
from localaction.kit.models import TrailEvent

# the state in which an event leaves an action
AFTER: dict[str, str] = {
    "action.started": Status.DRAFT,
    "action.submitted": Status.SUBMITTED,
    "action.resubmitted": Status.SUBMITTED,
    "action.handed_back": Status.HANDED_BACK,
    "action.assessment_begun": Status.ASSESSING,
    "action.accepted": Status.ACCEPTED,
    "action.declined": Status.DECLINED,
    "action.published": Status.PUBLISHED,
    "action.withdrawn": Status.WITHDRAWN,
}
MEASURED = (Status.DRAFT, Status.SUBMITTED, Status.ASSESSING, Status.HANDED_BACK, Status.ACCEPTED)
DAY = timedelta(days=1)


@dataclass(slots=True)
class Stays:
    """Days spent in one state."""

    ended: list[float] = field(default_factory=list)
    lasting: list[float] = field(default_factory=list)


def in_each_state(call: str) -> list[Row]:
    """Rows of (state, actions in it now, median days of stays that ended, nine in ten, longest wait now)."""
    inside = submitted_of(call).values("pk")
    events = (
        TrailEvent.objects.filter(subject_type="actions.action", subject_id__in=inside, verb__in=AFTER)
        .order_by("subject_id", "id")
        .values_list("subject_id", "verb", "at")
    )
    return summed_up(stays(events.iterator(), timezone.now()))


def stays(events: Iterable[tuple[int, str, datetime]], now: datetime) -> dict[str, Stays]:
    """Stays per state, from events in the order of their subject and of time. Pure."""
    found = {str(state): Stays() for state in MEASURED}
    for _subject, own in groupby(events, key=lambda event: event[0]):
        for state, began, ended in _spans([(AFTER[verb], at) for _key, verb, at in own]):
            if state in found and ended is None:
                found[state].lasting.append((now - began) / DAY)
            elif state in found and ended is not None:
                found[state].ended.append((ended - began) / DAY)
    return found


def _spans(moments: list[tuple[str, datetime]]) -> Iterator[tuple[str, datetime, datetime | None]]:
    for number, (state, began) in enumerate(moments):
        yield state, began, moments[number + 1][1] if number + 1 < len(moments) else None


def summed_up(found: dict[str, Stays]) -> list[Row]:
    """The rows of the table."""
    return [
        [
            state,
            len(one.lasting),
            round(median(one.ended), 1) if one.ended else None,
            round(_nine_in_ten(one.ended), 1) if one.ended else None,
            round(max(one.lasting), 1) if one.lasting else None,
        ]
        for state, one in found.items()
    ]


def _nine_in_ten(days: list[float]) -> float:
    return quantiles(days, n=10, method="inclusive")[-1] if len(days) > 1 else days[0]
