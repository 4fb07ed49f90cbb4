"""When the assessments of a call will be in, at the pace of the last four weeks."""

from __future__ import annotations

from datetime import date

from localaction.desk.figures.lateness import Pace, ends_on

TODAY = date(2026, 11, 1)


def test_the_end_follows_from_the_pace() -> None:
    assert ends_on(Pace(missing=56, lately=28, wanted_on=None), TODAY) == date(2026, 12, 27)
    assert ends_on(Pace(missing=1, lately=28, wanted_on=None), TODAY) == date(2026, 11, 2)


def test_nothing_missing_is_done_today_and_no_pace_has_no_end() -> None:
    assert ends_on(Pace(missing=0, lately=0, wanted_on=None), TODAY) == TODAY
    assert ends_on(Pace(missing=3, lately=0, wanted_on=None), TODAY) is None
