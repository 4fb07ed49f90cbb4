"""Who is silent, since when, and which word holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.published_things import a_report, an_action

from localaction.register import heard
from localaction.register.shapes import Origin

PUBLISHED = date(2025, 5, 20)


def test_until_a_report_the_action_speaks_for_itself() -> None:
    standing = heard.standing_of(an_action(), PUBLISHED, [])
    assert standing == heard.Standing("in_progress", PUBLISHED, None)


def test_what_was_collected_counts_from_the_day_it_was_collected() -> None:
    origin = Origin(how="collected", signature="none", collected_on="2022-05-16")
    standing = heard.standing_of(an_action(origin=origin), PUBLISHED, [])
    assert standing.heard_on == date(2022, 5, 16)


def test_the_last_report_holds_whatever_order_they_come_in() -> None:
    reports = [
        a_report(2, stage="stalled", reported_on="2026-06-01"),
        a_report(1, stage="fulfilled", reported_on="2026-05-01"),
    ]
    standing = heard.standing_of(an_action(), PUBLISHED, reports)
    assert standing == heard.Standing("stalled", date(2026, 6, 1), reports[0])


def test_of_two_reports_on_one_day_the_later_one_holds() -> None:
    reports = [a_report(2, stage="stalled"), a_report(10, stage="ended")]
    assert heard.standing_of(an_action(), PUBLISHED, reports).stage == "ended"


@pytest.mark.parametrize(
    ("on", "before"),
    [
        (date(2026, 8, 20), date(2025, 5, 20)),
        (date(2026, 5, 31), date(2025, 2, 28)),
        (date(2025, 5, 31), date(2024, 2, 29)),
        (date(2026, 3, 1), date(2024, 12, 1)),
    ],
)
def test_silence_begins_fifteen_months_after_the_last_word(on: date, before: date) -> None:
    assert heard.silent_before(on) == before
    assert not heard.is_silent("in_progress", before, on)
    assert heard.is_silent("in_progress", before - timedelta(days=1), on)


@pytest.mark.parametrize("stage", heard.FINAL)
def test_nobody_owes_a_word_after_the_end(stage: str) -> None:
    assert not heard.is_silent(stage, date(2018, 12, 8), date(2026, 1, 1))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_silence_once_begun_only_a_word_ends(heard_on: date, days: int) -> None:
    on = heard_on + timedelta(days=days)
    if heard.is_silent("planning", heard_on, on):
        assert heard.is_silent("planning", heard_on, on + timedelta(days=1))
        assert days > 15 * 28


def test_a_report_names_its_action() -> None:
    reference = heard.reference_of("CTA-P-001", 12)
    assert reference == "CTA-P-001-P12"
    assert heard.actions_of([reference]) == {"CTA-P-001"}
