"""An action as assessors and the desk read it: questions and answers, in the order of the draft. No query is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.conf import settings
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from localaction.actions import periods
from localaction.actions.models import Action
from localaction.actions.sections import Ask, Group, Page, Shape, every_page, value_of
from localaction.frameworks import queries as frameworks
from localaction.governments import queries as governments

Words = str | Promise
Manner = Literal["own", "date", "said"]
NOT_FOR_JUDGING = ("consent", "owners")
ON_TOP = ("title", "language", "kind")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of an answer: in the government's `own` words, an ISO 8601 `date`, or `said` in the reader's language.

    `language` is that of own words where it is known for this text alone; else that of the whole action.
    """

    text: str
    manner: Manner
    language: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One question and its answer: rows of lines; a row is one thing that is told, in one or more pieces."""

    label: Words
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What one page of the draft told. `slug` is that page's."""

    slug: str
    title: Words
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole action. `language` is that of its own words; labels are in the reader's."""

    reference: str
    title: str
    title_language: str
    language: str
    kind: str
    sections: tuple[Section, ...]


def reading_of(action: Action, language: str) -> Reading:
    """Everything an action loaded `with_details()` tells, for a reader of that language; what is empty is left out."""
    sections = (
        Section(page.slug, page.title, tuple(_told(action, page, language)))
        for page in every_page(action)
        if page.slug not in NOT_FOR_JUDGING
    )
    return Reading(
        reference=action.reference,
        title=action.title,
        title_language=action.title_language,
        language=action.language,
        kind=str(action.get_kind_display()) if action.kind else "",
        sections=tuple(section for section in sections if section.told),
    )


def _told(action: Action, page: Page, language: str) -> Iterator[Told]:
    for ask in page.asks:
        lines = tuple(_lines(action, ask, language))
        if lines and ask.name not in ON_TOP:
            yield Told(ask.label, tuple((line,) for line in lines))
    for group in page.groups:
        rows = tuple(_rows(action, group, language))
        if rows:
            yield Told(group.label, rows)
    if page.form == "reasons":
        yield from _alignment(action, page, language)
    if page.form == "pictures":
        shown = tuple((Line(one.alt, "own"),) for one in action.pictures.all() if one.alt)
        if shown:
            yield Told(page.title, shown)


def _rows(action: Action, group: Group, language: str) -> Iterator[tuple[Line, ...]]:
    for row in getattr(action, group.relation).all():
        lines = tuple(line for ask in group.asks for line in _lines(row, ask, language))
        if lines:
            yield lines


def _alignment(action: Action, page: Page, language: str) -> Iterator[Told]:
    rows = tuple(
        (
            Line(frameworks.item_label(one.item_id, language), "said"),
            *([Line(one.reason, "own")] if one.reason else []),
        )
        for one in action.alignments.all()
    )
    if rows:
        yield Told(page.title, rows)


def _lines(thing: Any, ask: Ask, language: str) -> Iterator[Line]:
    """The answer to one question, read off the column of its name."""
    value = value_of(thing, ask)
    if value in (None, "", []):
        return
    if ask.extra and ask.shape is Shape.MONEY:
        value = Decimal(value)
    if ask.shape in (Shape.LINE, Shape.TEXT):
        yield Line(value, "own", thing.language_of(ask.name) if isinstance(thing, Action) else "")
    elif ask.shape in (Shape.START, Shape.END) and ask.extra:
        yield Line(value, "date")
    elif ask.shape is Shape.YES_NO:
        yield Line(str(_("Yes") if value else _("No")), "said")
    elif ask.shape in (Shape.START, Shape.END):
        precision = ask.name.removesuffix("_on") + "_precision"
        yield Line(periods.written(value, getattr(thing, precision)), "date")
    elif ask.shape in (Shape.COUNT, Shape.MONEY):
        yield Line(number_format(value, use_l10n=True, force_grouping=True), "said")
    elif ask.shape in (Shape.ONE, Shape.MANY):
        for code in [value] if isinstance(value, str) else value:
            yield Line(_chosen(thing, ask, code, language), "said")


def _chosen(thing: Any, ask: Ask, code: str, language: str) -> str:
    """The word for a code that was chosen."""
    if ask.options:
        return str(dict(ask.options).get(code, code))
    source, _colon, name = ask.choices.partition(":")
    if source == "terms":
        return frameworks.term_label(name, code, language)
    if source == "items":
        return frameworks.item_label(code, language)
    if source == "countries":
        return governments.country_name(code, language)
    if source == "languages":
        return dict(settings.LANGUAGES).get(code, code)
    shown = getattr(thing, f"get_{ask.name}_display", None)
    return str(shown()) if shown else code
