"""Dates as people know them: a day, a month or only a year.

A start is kept as the first day of its period and an end as the last, so that comparing them is right.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from typing import NamedTuple

EARLIEST, LATEST = 1900, 2100
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")


class Period(NamedTuple):
    """A day with how exactly it is known: "day", "month" or "year"."""

    on: date
    precision: str


def read(typed: str, *, end: bool = False) -> Period:
    """Understand "2024-05-17", "17/05/2024", "2024-05", "05/2024" or "2024", in any digits.

    `end` makes a month or a year mean its last day. Raises ValueError when it is no date between 1900 and 2100.
    """
    text = "".join(str(unicodedata.digit(sign, sign)) for sign in typed.strip())
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError(typed)
    if not EARLIEST <= int(year) <= LATEST:
        raise ValueError(typed)
    return make(int(year), int(month) if month else None, int(day) if day else None, end=end)


def make(year: int, month: int | None = None, day: int | None = None, *, end: bool = False) -> Period:
    """A period from its numbers. Raises ValueError when there is no such day."""
    if month is None:
        return Period(date(year, 12, 31) if end else date(year, 1, 1), "year")
    if not 1 <= month <= 12:
        raise ValueError(month)
    if day is None:
        return Period(date(year, month, calendar.monthrange(year, month)[1] if end else 1), "month")
    return Period(date(year, month, day), "day")


def written(on: date | None, precision: str) -> str:
    """ISO 8601 as exact as it is known: "2024-05-17", "2024-05", "2024"; "" without a date."""
    return on.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)] if on else ""
