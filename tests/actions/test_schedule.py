"""When a government is asked, and when it is left alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localaction.actions import schedule
from localaction.actions.schedule import Asked, Due, Session, Step

PUBLISHED = date(2026, 5, 14)
HLPF = Session("hlpf-2027", date(2027, 7, 5), "sdg")
IMRF = Session("imrf-2030", date(2030, 5, 6), "gcm")


def test_once_a_year_from_publication() -> None:
    assert schedule.planned(PUBLISHED, [], [], date(2026, 6, 1)) == [Due("yearly", "2027", date(2027, 5, 14))]
    assert schedule.planned(PUBLISHED, [], [], date(2027, 6, 1)) == [
        Due("yearly", "2027", date(2027, 5, 14)),
        Due("yearly", "2028", date(2028, 5, 14)),
    ]


def test_what_passed_long_ago_is_not_caught_up_with() -> None:
    dates = [due.on for due in schedule.planned(date(2020, 2, 29), [], [], date(2026, 6, 1))]
    assert dates == [date(2027, 2, 28)]


def test_sixty_days_before_a_forum_that_reviews_what_the_action_serves() -> None:
    both = schedule.planned(PUBLISHED, ["sdg", "gcm"], [HLPF, IMRF], date(2026, 6, 1))
    assert both == [Due("forum", "hlpf-2027", date(2027, 5, 6)), Due("yearly", "2027", date(2027, 5, 14))]
    assert [due.why for due in schedule.planned(PUBLISHED, ["gcm"], [HLPF], date(2026, 6, 1))] == ["yearly"]


def test_a_forum_before_publication_asks_nothing() -> None:
    early = Session("hlpf-2026", PUBLISHED + timedelta(days=30), "sdg")
    assert schedule.planned(PUBLISHED, ["sdg"], [early], PUBLISHED) == [
        Due("yearly", "2027", date(2027, 5, 14))
    ]


@pytest.mark.parametrize(
    ("stage", "open_milestones", "was_reported", "owes"),
    [
        ("planning", 0, True, True),
        ("stalled", 0, True, True),
        ("fulfilled", 0, True, False),
        ("fulfilled", 0, False, True),
        ("fulfilled", 1, True, True),
        ("ended", 3, True, False),
    ],
)
def test_who_has_told_the_end_owes_nothing_more(
    stage: str, open_milestones: int, was_reported: bool, owes: bool
) -> None:
    assert schedule.owes_word(stage, open_milestones, was_reported=was_reported) is owes


DUE = date(2027, 5, 14)


@pytest.mark.parametrize(
    ("asked", "today", "step"),
    [
        (None, DUE, Step.ASK),
        (Asked(DUE, 0, True), DUE + timedelta(days=13), Step.NOTHING),
        (Asked(DUE, 0, True), DUE + timedelta(days=14), Step.REMIND),
        (Asked(DUE, 1, True), DUE + timedelta(days=34), Step.NOTHING),
        (Asked(DUE, 1, True), DUE + timedelta(days=35), Step.REMIND),
        (Asked(DUE, 2, True), DUE + timedelta(days=63), Step.REMIND),
        (Asked(DUE, 3, True), DUE + timedelta(days=80), Step.NOTHING),
        (Asked(DUE, 1, False), DUE + timedelta(days=80), Step.NOTHING),
        (Asked(DUE - timedelta(days=60), 0, True), DUE, Step.REMIND),
        (Asked(DUE - timedelta(days=61), 3, True), DUE, Step.ASK),
    ],
)
def test_one_letter_three_reminders_and_silence(asked: Asked | None, today: date, step: Step) -> None:
    assert schedule.next_step([DUE], asked, today) is step


def test_nothing_open_nothing_written() -> None:
    assert schedule.next_step([], None, DUE) is Step.NOTHING


def test_a_date_that_nobody_answered_lapses() -> None:
    assert not schedule.is_open(DUE, DUE - timedelta(days=1))
    assert schedule.is_open(DUE, DUE)
    assert schedule.is_open(DUE, DUE + timedelta(days=89))
    assert not schedule.is_open(DUE, DUE + timedelta(days=90))


@settings(deadline=None)
@given(st.lists(st.dates(date(2027, 1, 1), date(2028, 12, 31)), max_size=6))
def test_never_more_than_four_letters_in_sixty_days(dates: list[date]) -> None:
    asked: Asked | None = None
    letters: list[date] = []
    for number in range(900):
        today = date(2026, 12, 1) + timedelta(days=number)
        open_dates = [on for on in dates if schedule.is_open(on, today)]
        is_live = asked is not None and today < asked.on + schedule.LINK_IS_GOOD_FOR
        if asked is not None:
            asked = Asked(asked.on, asked.reminders, is_live)
        step = schedule.next_step(open_dates, asked, today)
        if step is Step.ASK:
            asked = Asked(today, 0, True)
        elif step is Step.REMIND and asked is not None:
            asked = Asked(asked.on, asked.reminders + 1, True)
        if step is not Step.NOTHING:
            letters.append(today)
    for first in letters:
        assert sum(first <= one < first + timedelta(days=60) for one in letters) <= 4
    assert bool(letters) == bool(dates)
