"""What pages show of an action: its answers in words, page by page, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from localaction.accounts.naming import Names
from localaction.actions import answers, drafted, edited, sections
from localaction.actions.choices import STATES
from localaction.actions.readiness import Lack, readiness
from localaction.actions.sections import Ask, Page, Shape
from localaction.actions.steps import TONES
from localaction.actions.web.forms.choices import choices_for
from localaction.design.writing import date_text
from localaction.frameworks.queries import item_label
from localaction.kit import events

Words = str | Promise
UNSAID = "practice"  # until the kind is said, what a practice needs is asked for
STATE_WORDS = dict(STATES)


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its answer in words. `is_text`: somebody's own words, in `language` ("": the action's)."""

    label: Words
    values: list[str]
    is_text: bool = False
    is_needed: bool = False
    language: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page of the draft with its answers."""

    page: Page
    state: str
    lines: list[Line]
    lacks: tuple[Lack, ...]


def pages_of(action: Any, reader: str) -> list[ShownPage]:
    """Every page with its answers, for reading: check your answers, and the desk.

    What the action's pathway asks is shown with or without an answer; what it does not ask, when it was answered.
    """
    draft = readiness(drafted.draft_facts(action))
    asked = {name for standing in draft.pages for name in (*standing.page.names, standing.page.form)}
    pages = [
        ShownPage(
            standing.page, standing.state, _lines(action, standing.page.slug, reader, asked), standing.lacks
        )
        for standing in draft.all
    ]
    return [page for page in pages if page.lines]


def _lines(action: Any, slug: str, reader: str, asked: set[str]) -> list[Line]:
    page = sections.whole_page(action, slug)
    lines = [*_answers(action, page, reader, asked), *_own_lines(action, page, reader)]
    return lines if page.form in asked else [line for line in lines if line.values]


def _answers(action: Any, page: Page, reader: str, asked: set[str]) -> Iterator[Line]:
    written = answers.written(action, page)
    for ask in page.asks:
        line = _line(ask, written.get(ask.name, []), reader, action.kind)
        if line.values or ask.name in asked:
            yield replace(line, language=action.language_of(ask.name), is_public=ask.is_public)
    for group in page.groups:
        rows = []
        for row in getattr(action, group.relation).all():
            names = [(ask, written.get(f"{group.name}-{row.position}-{ask.name}", [])) for ask in group.asks]
            rows.append(" · ".join(word for ask, values in names for word in _in_words(ask, values, reader)))
        if rows or group.name in asked:
            needed = (action.kind or UNSAID) in group.needed_for
            yield Line(group.label, rows, is_text=True, is_needed=needed)


def _own_lines(action: Any, page: Page, reader: str) -> list[Line]:
    written = answers.written(action, page)
    lines: list[Line] = []
    if page.form == "alignment":
        items = [item_label(code, reader) for code in written.get("items", [])]
        lines.append(Line(_("What it serves"), items, is_needed=True))
    if page.form == "reasons":
        reasons = [(code, written.get(f"reason-{code}", [])) for code in written.get("items", [])]
        lines += [Line(item_label(code, reader), values, is_text=True) for code, values in reasons]
    if page.form == "pictures":
        lines.append(
            Line(_("Pictures"), [one.alt or _("Not described yet") for one in action.pictures.all()])
        )
    if page.form == "owners":
        lines += _owners(action)
    return lines


def _line(ask: Ask, values: list[str], reader: str, kind: str) -> Line:
    is_text = ask.shape in (Shape.LINE, Shape.TEXT)
    return Line(ask.label, _in_words(ask, values, reader), is_text, (kind or UNSAID) in ask.needed_for)


def _in_words(ask: Ask, values: list[str], reader: str) -> list[str]:
    if ask.shape is Shape.YES_NO:
        return [{"yes": _("Yes"), "no": _("No")}.get(value, value) for value in values]
    if ask.shape in (Shape.START, Shape.END):
        return [date_text(value, reader) for value in values]
    if ask.shape not in (Shape.ONE, Shape.MANY):
        return values
    words = dict(choices_for(ask, reader))
    return [str(words.get(value, value)) for value in values if value]


def _owners(action: Any) -> list[Line]:
    lines = []
    for owner in action.owners.all():
        name = owner.government.official_name if owner.government else owner.organisation.name
        lines.append(Line(owner.get_role_display(), [f"{name} · {owner.get_agreement_display()}"]))
    return lines


def told(pages: list[ShownPage]) -> list[ShownPage]:
    """What a public page would tell of these pages: what was answered, and nothing that only we need to know."""
    kept = [
        replace(page, lines=[line for line in page.lines if line.values and line.is_public])
        for page in pages
        if page.page.slug not in ("essentials", "where-and-when", "pictures", "owners", "consent")
    ]
    return [page for page in kept if page.lines]


def events_of(action: Any, names: Names | None = None) -> list[dict[str, Any]]:
    """The action's history for the timeline component, newest first; `names`: how its reader is told who did it."""
    return [
        {
            "at": event.at,
            "text": events.words_of(event.verb),
            "who": names.of(event.person_id, event.name) if names else event.name,
            "detail": event.because,
        }
        for event in edited.history(action)
    ]


def state_of(status: str) -> dict[str, Words]:
    """A state in words with its tone, as the status component takes it."""
    return {"word": STATE_WORDS.get(status, status), "tone": TONES.get(status, "quiet")}
