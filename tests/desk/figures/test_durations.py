"""Stays are measured from one change of state to the next; what lasts is kept apart from what ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from localaction.desk.figures.durations import stays, summed_up

START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def test_a_stay_ends_with_the_next_change_of_state() -> None:
    found = stays(
        [
            (1, "action.started", day(0)),
            (1, "action.submitted", day(4)),
            (1, "action.handed_back", day(6)),
            (1, "action.resubmitted", day(9)),
            (2, "action.started", day(1)),
        ],
        now=day(11),
    )
    assert found["draft"].ended == [4.0]
    assert found["draft"].lasting == [10.0]
    assert found["submitted"].ended == [2.0]
    assert found["submitted"].lasting == [2.0]
    assert found["handed_back"].ended == [3.0]


def test_the_median_and_nine_in_ten_are_of_stays_that_ended() -> None:
    events = [
        event
        for number in range(1, 12)
        for event in ((number, "action.started", day(0)), (number, "action.submitted", day(number)))
    ]
    rows = {row[0]: row[1:] for row in summed_up(stays(events, now=day(20)))}
    assert rows["draft"] == [0, 6.0, 10.0, None]
    assert rows["submitted"] == [11, None, None, 19.0]
    assert rows["accepted"] == [0, None, None, None]


def test_what_is_published_or_declined_waits_for_nobody() -> None:
    found = stays([(1, "action.accepted", day(0)), (1, "action.published", day(1))], now=day(90))
    assert found["accepted"].ended == [1.0]
    assert all(not one.lasting for one in found.values())
