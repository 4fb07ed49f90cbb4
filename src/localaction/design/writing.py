"""Dates, numbers and names as a reader of one language writes them, from CLDR."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_datetime, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from localaction.kit.locales import locale_of

DateForm = Literal["long", "short", "moment", "time", "month"]
Day = datetime.date | datetime.datetime | str


def read_day(value: Day) -> tuple[datetime.date | datetime.datetime, str]:
    """A date and its precision ("year", "month", "day", "moment") from a date, a datetime or ISO text.

    Raises ValueError for text that is no date.
    """
    if isinstance(value, datetime.datetime):
        return value, "moment"
    if isinstance(value, datetime.date):
        return value, "day"
    text = value.strip()
    if len(text) == 4:
        return datetime.date(int(text), 1, 1), "year"
    if len(text) == 7:
        return datetime.date.fromisoformat(f"{text}-01"), "month"
    if len(text) == 10:
        return datetime.date.fromisoformat(text), "day"
    return datetime.datetime.fromisoformat(text), "moment"


@lru_cache(maxsize=4096)
def date_text(value: Day, language: str, form: DateForm = "long") -> str:
    """ "22 November 2026"; less exact when the value is less exact; a moment is told in UTC, and says so."""
    when, precision = read_day(value)
    locale = locale_of(language)
    if isinstance(when, datetime.datetime):
        when = when.astimezone(datetime.UTC) if when.tzinfo else when
        if form == "time":
            return format_time(when, "HH:mm", locale=locale)
        if form == "moment":
            return f"{format_datetime(when, _day_pattern(language) + ' HH:mm', locale=locale)} UTC"
    if precision == "year":
        return format_date(when, "y", locale=locale)
    if precision == "month" or form == "month":
        return str(format_skeleton("yMMMM", when, locale=locale))
    return format_date(when, _day_pattern(language, form), locale=locale)


@lru_cache(maxsize=4096)
def number_text(value: int | float | Decimal, language: str, compact: bool = False) -> str:
    """ "1,680,600" with the separators of the language, or "1.7M"."""
    locale = locale_of(language)
    if compact and not -10_000 < value < 10_000:
        return str(format_compact_decimal(value, locale=locale, fraction_digits=1))
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=512)
def language_text(code: str, language: str) -> str:
    """The name of a language in another ("Arabic"); the code itself when CLDR does not know it."""
    return str(locale_of(language).languages.get(code, code))


def list_text(pieces: Iterable[str], language: str) -> str:
    """ "a letter and a call back": pieces in a row, joined as the language joins them; in English as the UN does."""
    return format_list(list(pieces), locale=locale_of("en-GB" if language == "en" else language))


def _day_pattern(language: str, form: DateForm = "long") -> str:
    """English dates as the United Nations write them, day first; every other language as CLDR says."""
    if form == "short":
        return "d MMM y" if language == "en" else locale_of(language).date_formats["medium"].pattern
    return "d MMMM y" if language == "en" else locale_of(language).date_formats["long"].pattern
