"""What a government reports about an action: read from a form, a page without script or a file alike. Pure.

A form has flat names: `stage changed evidence`, `done-K on-K proof-K` for the open milestone whose text has the key K,
`number-0 who-0 method-0 source-0 as_of-0` for the first claim of people reached.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.actions import periods, typed
from localaction.actions.limits import words_in
from localaction.actions.periods import Period
from localaction.kit.numbers import whole

STAGES = ("planning", "in_progress", "fulfilled", "stalled", "ended")
CHANGED_WORDS = 150
EVIDENCE_CHARACTERS = 2_000
LINK_CHARACTERS = 500
LINE_CHARACTERS = 300
MOST_CLAIMS = 6
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s'’.,٬،]")
_LARGEST = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone that was reached; `text` as the action has it."""

    text: str
    on: Period
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of people reached, with source, method and date."""

    number: int
    who: str = ""
    method: str = "unknown"
    source: str = ""
    as_of: Period | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A report as it was given. Texts are in `language`; `evidence` is a text or one web address."""

    stage: str
    language: str
    changed: str = ""
    evidence: str = ""
    milestones: tuple[Reached, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said beside the stage."""
        return not (self.changed or self.evidence or self.milestones or self.claims)

    @property
    def link(self) -> str:
        """The evidence where it is a web address, else ""."""
        return self.evidence if _WEB_ADDRESS.fullmatch(self.evidence) else ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field could not be taken; `field` is its name in the form."""

    field: str
    words: str | Promise


def key_of(milestone: str) -> str:
    """What a milestone is called in a form: the same whatever else was reached in between."""
    return hashlib.sha256(milestone.encode()).hexdigest()[:8]


DATE = _("We could not read this date. Write a year, or for example 2024-05 or 17/05/2024.")
LATER = _("This day has not come yet. Write when it happened.")
NUMBER = _("Write a whole number, for example 240.")


def read(
    sent: Mapping[str, str], *, milestones: Sequence[str], methods: Sequence[str], language: str, today: date
) -> tuple[Given, list[Problem]]:
    """What was sent for an action with these open milestones, and what is wrong with it.

    With problems, what could be read is given all the same.
    """
    problems: list[Problem] = []
    stage = sent.get("stage", "")
    if stage not in STAGES:
        problems.append(Problem("stage", _("Choose how far the action has come.")))
    changed = typed.plain(sent.get("changed", "")).strip()
    over = words_in(changed) - CHANGED_WORDS
    if over > 0:
        problems.append(Problem("changed", _("This is too long: write 150 words at most.")))
    evidence = typed.plain(sent.get("evidence", "")).strip()
    if len(evidence) > (LINK_CHARACTERS if _WEB_ADDRESS.fullmatch(evidence) else EVIDENCE_CHARACTERS):
        problems.append(Problem("evidence", _("This is too long: write a short text or one web address.")))
    given = Given(
        stage=stage,
        language=language,
        changed=changed,
        evidence=evidence,
        milestones=tuple(_milestones(sent, milestones, today, problems)),
        claims=tuple(_claims(sent, methods, today, problems)),
    )
    return given, problems


def _milestones(
    sent: Mapping[str, str], milestones: Sequence[str], today: date, problems: list[Problem]
) -> Iterator[Reached]:
    for text in milestones:
        key = key_of(text)
        on = _past(sent, f"on-{key}", today, problems)
        if sent.get(f"done-{key}"):
            yield Reached(text, on or Period(today, "day"), _line(sent, f"proof-{key}"))


def _claims(
    sent: Mapping[str, str], methods: Sequence[str], today: date, problems: list[Problem]
) -> Iterator[Claim]:
    for place in range(MOST_CLAIMS):
        number = _number(sent.get(f"number-{place}", ""))
        about = [_line(sent, f"{name}-{place}") for name in ("who", "source", "as_of")]
        if number is None:
            if any(about) or _line(sent, f"number-{place}"):
                problems.append(Problem(f"number-{place}", NUMBER))
            continue
        method = sent.get(f"method-{place}", "")
        as_of = _past(sent, f"as_of-{place}", today, problems)
        yield Claim(number, about[0], method if method in methods else "unknown", about[1], as_of)


def _past(sent: Mapping[str, str], name: str, today: date, problems: list[Problem]) -> Period | None:
    """A period that has begun; None for nothing typed and for what is noted as a problem."""
    text = _line(sent, name)
    if not text:
        return None
    try:
        begun, found = periods.read(text), periods.read(text, end=True)
    except ValueError:
        problems.append(Problem(name, DATE))
        return None
    if begun.on > today:
        problems.append(Problem(name, LATER))
        return None
    return Period(min(found.on, today), found.precision)


def _line(sent: Mapping[str, str], name: str) -> str:
    return typed.one_line(sent.get(name, ""))[:LINE_CHARACTERS]


def _number(text: str) -> int | None:
    digits = _SEPARATORS.sub("", typed.one_line(text))
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in digits)
    number = whole(plain, otherwise=-1)
    return number if 0 <= number <= _LARGEST else None
