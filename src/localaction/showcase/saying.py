"""What somebody wrote, with the language it is in; dates, numbers and sums as the reader writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from localaction.design.writing import date_text, number_text
from localaction.kit.texts import direction
from localaction.kit.texts import sentence as _

_SENTENCE_END = re.compile(r"(?<=[.!?؟。…])\s+")
LONGEST_LEAD = 320
_BLANK_LINE = re.compile(r"\n\s*\n|\r\n\s*\r\n")


@dataclass(frozen=True, slots=True)
class Said:
    """A short text that a person wrote, with its language and direction. `tongue`: both as HTML attributes."""

    text: str
    language: str
    direction: str
    tongue: SafeString

    def __bool__(self) -> bool:
        return bool(self.text)


def said(text: str, language: str) -> Said:
    """A text with its language."""
    return Said(text, language, direction(language), tongue(language))


@lru_cache(maxsize=500)
def tongue(language: str) -> SafeString:
    """The attributes that tell a browser in which language a text is and which way it runs."""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def paragraphs(text: str) -> tuple[str, ...]:
    """A long text in its paragraphs."""
    return tuple(piece.strip() for piece in _BLANK_LINE.split(text) if piece.strip())


def lead_and_rest(text: str) -> tuple[str, tuple[str, ...]]:
    """The beginning of a text to set large, in whole sentences, and the paragraphs that follow it."""
    pieces = paragraphs(text)
    if not pieces:
        return "", ()
    first, *more = pieces
    lead = ""
    sentences = _SENTENCE_END.split(first)
    while sentences and (not lead or len(lead) + len(sentences[0]) < LONGEST_LEAD):
        lead = f"{lead} {sentences.pop(0)}".strip()
    rest = " ".join(sentences)
    return lead, ((rest, *more) if rest else tuple(more))


def listed(pieces: Iterable[str]) -> str:
    """Names beside each other, each keeping its own direction: "Western Area, Sierra Leone"."""
    between = pgettext("between the parts of a place", ", ")
    return between.join(f"\u2068{piece}\u2069" for piece in dict.fromkeys(pieces) if piece)


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
        return _("Start: %(start)s") % {"start": start}
    return _("End: %(end)s") % {"end": end} if end else ""


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
