"""From a row of text to a typed row, or to the list of everything that is wrong with it. Reads no database."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from django.utils.translation import gettext as _

from localaction.actions.importing import dangers, figures
from localaction.actions.importing.columns import (
    COLUMNS,
    LONGEST,
    LONGEST_PARTNER,
    MOST_PARTNERS,
    REQUIRED,
    Cells,
)
from localaction.actions.importing.governing import GovernmentChecks
from localaction.actions.importing.listing import ListChecks, parts
from localaction.actions.importing.problems import Problem, shortened
from localaction.actions.importing.reading import Line
from localaction.actions.importing.rows import MAPPING, Row
from localaction.actions.importing.words import KINDS, SIGNED, STAGES, TRUTH, Words
from localaction.actions.importing.wrongs import Wrong, one_of, read

_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?")
_LIMITS: Final = tuple((COLUMNS.index(name), name, limit) for name, limit in LONGEST.items())
_NEEDED: Final = tuple((COLUMNS.index(name), name) for name in REQUIRED)
_DEGREES: Final = COLUMNS.index("latitude")
# a minus begins these without being a formula; they are read as numbers anyway
_SIGNED_NUMBERS: Final = frozenset(("latitude", "longitude"))
_TEXTS: Final = {
    "summary": "summary",
    "challenge": "challenge",
    "objective": "objective_statement",
    "what_was_done": "what_was_done",
    "results": "results",
    "lessons": "lessons",
    "support_needed": "needs",
    "transferability": "replicability",
    "contact_organisation": "contact_org",
}


class Checks:
    """Checks rows one after the other; remembers governments and the ids it has seen."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._governments = GovernmentChecks(words)
        self._lists = ListChecks(words)
        self._lines: dict[str, int] = {}

    def check(self, line: Line) -> Row | list[Problem]:
        """The typed row, or everything to mend in it."""
        cells = _tidy(line.cells)
        wrongs = _text_wrongs(cells)
        self._check_reference(line.number, cells.id, wrongs)
        # what is no text, or too long, is not read any further
        row = None if wrongs else self._read(line.number, cells, wrongs)
        if row is None or wrongs:
            wrongs.sort(key=lambda one: COLUMNS.index(one.column))
            return [
                Problem(line.number, one.column, shortened(one.value), one.reason, one.code) for one in wrongs
            ]
        return row

    def _check_reference(self, number: int, typed: str, wrongs: list[Wrong]) -> None:
        if not typed:
            return
        if not _REFERENCE.fullmatch(typed):
            reason = _(
                "An identifier has only the letters A to Z, digits, hyphens and underscores, such as CTA-001."
            )
            wrongs.append(Wrong("id", typed, reason, "bad_id"))
        first = self._lines.setdefault(typed.casefold(), number)
        if first != number:
            reason = _("This identifier is already on line %(line)d. Each identifier stands once in a file.")
            wrongs.append(Wrong("id", typed, reason % {"line": first}, "duplicate_id"))

    def _read(self, number: int, cells: Cells, wrongs: list[Wrong]) -> Row:
        starts, ends = _years(cells, wrongs)
        government = self._governments.check(cells, wrongs)
        amount, currency = self._budget(cells, wrongs)
        aligned = self._lists.aligned(cells, wrongs)
        stage = one_of("status", cells.status, STAGES, wrongs) or ""
        return Row(
            line=number,
            reference=cells.id,
            digest=_digest(cells),
            government=government.facts,
            place=government.place,
            is_signed=one_of("signed_declaration", cells.signed_declaration, SIGNED, wrongs) or False,
            language=self._language(cells.language, wrongs),
            kind=_kind(cells, stage, wrongs),
            stage=stage,
            title=cells.action_title,
            source_url=_address(cells.source_url, wrongs),
            checked=one_of("verified", cells.verified, TRUTH, wrongs) or False,
            texts={ours: getattr(cells, theirs) for ours, theirs in _TEXTS.items()},
            starts=starts,
            ends=ends,
            people=read("estimated_people_reached", cells.estimated_people_reached, figures.whole, wrongs),
            budget_amount=amount,
            budget_currency=currency,
            partners=_partners(cells.partners, wrongs),
            populations=self._lists.terms("beneficiaries", cells.beneficiaries, wrongs),
            themes=self._lists.terms("themes", cells.themes, wrongs),
            alignment=aligned.alignment,
            priorities=aligned.priorities,
        )

    def _language(self, typed: str, wrongs: list[Wrong]) -> str:
        if typed.lower() not in self._words.languages:
            reason = _("Actions are not kept in this language. Write one of: %(known)s.")
            known = ", ".join(sorted(self._words.languages))
            wrongs.append(Wrong("language", typed, reason % {"known": known}, "unknown_language"))
        return typed.lower()

    def _budget(self, cells: Cells, wrongs: list[Wrong]) -> tuple[str, str]:
        amount = read("budget_amount", cells.budget_amount, figures.amount, wrongs) or ""
        currency = cells.budget_currency.upper()
        if currency and currency not in self._words.currencies:
            reason = _("There is no currency with this code. Write its three letters, such as USD.")
            wrongs.append(Wrong("budget_currency", cells.budget_currency, reason, "unknown_currency"))
        if bool(cells.budget_amount) != bool(currency):
            missing = "budget_amount" if currency else "budget_currency"
            wrongs.append(
                Wrong(missing, "", _("An amount and its currency belong together."), "half_a_budget")
            )
        return amount, currency


def _tidy(cells: Cells) -> Cells:
    """Without white space around, and in the composed form of Unicode, so that equal texts are equal."""
    joined = "".join(cells)
    if joined.isascii() or unicodedata.is_normalized("NFC", joined):
        return Cells._make([cell.strip() for cell in cells])
    return Cells._make([unicodedata.normalize("NFC", cell).strip() for cell in cells])


def _text_wrongs(cells: Cells) -> list[Wrong]:
    """What is wrong with the cells as texts: too long, missing, or nothing that anybody should keep."""
    wrongs = []
    for place, name, limit in _LIMITS:
        if len(cells[place]) > limit:
            reason = _("The text has %(length)s characters; at most %(limit)s are kept. Shorten it.")
            values = {"length": f"{len(cells[place]):,}", "limit": f"{limit:,}"}
            wrongs.append(Wrong(name, cells[place], reason % values, "too_long"))
    for place, name in _NEEDED:
        if not cells[place]:
            wrongs.append(Wrong(name, "", _("This cell is empty. Every row needs it."), "missing"))
    if dangers.is_suspect((*cells[:_DEGREES], *cells[_DEGREES + 2 :])) or dangers.is_suspect(
        [cell.lstrip("+-") for cell in cells[_DEGREES : _DEGREES + 2]]
    ):
        for name, cell in zip(COLUMNS, cells, strict=True):
            danger = dangers.danger_in(cell)
            if danger and not (name in _SIGNED_NUMBERS and cell[:1] in "+-" and danger.code == "formula"):
                wrongs.append(Wrong(name, cell, danger.reason, danger.code))
    return wrongs


def _digest(cells: Cells) -> str:
    whole = "\x1f".join((str(MAPPING), *cells))
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def _years(cells: Cells, wrongs: list[Wrong]) -> tuple[int | None, int | None]:
    starts = read("start_year", cells.start_year, figures.year, wrongs)
    ends = read("end_year", cells.end_year, figures.year, wrongs)
    if starts is not None and ends is not None and ends < starts:
        reason = _("The action ends before it starts in %(start)d.") % {"start": starts}
        wrongs.append(Wrong("end_year", cells.end_year, reason, "end_before_start"))
    return starts, ends


def _kind(cells: Cells, stage: str, wrongs: list[Wrong]) -> str:
    """A commitment is one from the start; what is completed is a practice; the rest is an ongoing action."""
    kind = one_of("kind", cells.kind, KINDS, wrongs) or ""
    return "practice" if kind == "ongoing" and stage == "fulfilled" else kind


def _address(typed: str, wrongs: list[Wrong]) -> str:
    if typed and not _ADDRESS.fullmatch(typed):
        reason = _("Write the whole address of the page, beginning with https://.")
        wrongs.append(Wrong("source_url", typed, reason, "bad_address"))
    return typed


def _partners(typed: str, wrongs: list[Wrong]) -> tuple[str, ...]:
    partners = tuple(dict.fromkeys(parts(typed)))
    if len(partners) > MOST_PARTNERS:
        reason = _("There are %(count)d partners; at most %(most)d are kept.")
        wrongs.append(
            Wrong("partners", typed, reason % {"count": len(partners), "most": MOST_PARTNERS}, "too_many")
        )
    for partner in partners:
        if len(partner) > LONGEST_PARTNER:
            reason = _("The name of a partner has %(length)d characters; at most %(limit)d are kept.")
            values = {"length": len(partner), "limit": LONGEST_PARTNER}
            wrongs.append(Wrong("partners", partner, reason % values, "too_long"))
    return partners
