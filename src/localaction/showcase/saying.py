"""What somebody wrote, with the language it is in; dates, numbers and sums as the reader writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from localaction.design.writing import date_text, number_text
from localaction.kit.texts import direction

_BLANK_LINE = re.compile(r"\n\s*\n|\r\n\s*\r\n")


@dataclass(frozen=True, slots=True)
class Said:
    """A short text that a person wrote, with its language and the direction it runs."""

    text: str
    language: str
    direction: str

    def __bool__(self) -> bool:
        return bool(self.text)


def said(text: str, language: str) -> Said:
    """A text with its language."""
    return Said(text, language, direction(language))


def paragraphs(text: str) -> tuple[str, ...]:
    """A long text in its paragraphs."""
    return tuple(piece.strip() for piece in _BLANK_LINE.split(text) if piece.strip())


def day(value: str, language: str) -> str:
    """An ISO day, month or year written out; what is no date stays as it is."""
    if not value:
        return ""
    try:
        return date_text(value, language)
    except ValueError:
        return value


def span(starts_on: str, ends_on: str, language: str) -> str:
    """From when to when, in words; "" when nothing is known."""
    start, end = day(starts_on, language), day(ends_on, language)
    if start and end:
        return start if start == end else _("%(start)s to %(end)s") % {"start": start, "end": end}
    if start:
        return _("Since %(start)s") % {"start": start}
    return _("Until %(end)s") % {"end": end} if end else ""


def number(value: int, language: str) -> str:
    """A whole number with the separators of the language."""
    return number_text(value, language)


def money(amount: str, currency: str, language: str) -> str:
    """A sum with its currency; "" when none is known."""
    if not amount:
        return ""
    try:
        written = number_text(Decimal(amount), language)
    except InvalidOperation:
        written = amount
    return f"{written}\u00a0{currency}" if currency else written
