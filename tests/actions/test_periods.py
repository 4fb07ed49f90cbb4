"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.actions import periods


@pytest.mark.parametrize(
    ("typed", "on", "precision"),
    [
        ("2024", date(2024, 1, 1), "year"),
        ("2024-02", date(2024, 2, 1), "month"),
        ("02/2024", date(2024, 2, 1), "month"),
        ("2024-2-9", date(2024, 2, 9), "day"),
        (" 17/05/2024 ", date(2024, 5, 17), "day"),
        ("17.5.2024", date(2024, 5, 17), "day"),
        ("٢٠٢٤", date(2024, 1, 1), "year"),
    ],
)
def test_a_start_is_understood(typed: str, on: date, precision: str) -> None:
    assert periods.read(typed) == (on, precision)


def test_an_end_is_the_last_day_of_its_period() -> None:
    ends = [periods.read(typed, end=True).on for typed in ("2024", "2024-02", "2024-02-09")]
    assert ends == [date(2024, 12, 31), date(2024, 2, 29), date(2024, 2, 9)]


@pytest.mark.parametrize(
    "typed", ["soon", "31/02/2024", "2024-13", "1066", "24", "2024-05-17T10:00", "-", "½"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the message is the text itself
        periods.read(typed)


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["day", "month", "year"]), st.booleans()
)
def test_what_is_written_is_read_again(day: date, precision: str, end: bool) -> None:
    written = periods.written(day, precision)
    assert periods.written(*periods.read(written, end=end)) == written
