"""A page of a draft and a progress report as programs read and write them: by the forms of the pages themselves."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from localaction.accounts.web.faults import CannotBeDone
from localaction.actions import answers, operations, queries, reported, reports, sections
from localaction.actions.merging import Nature
from localaction.actions.reports import Given, key_of
from localaction.actions.typed import plain
from localaction.actions.web import program as said
from localaction.actions.web import reading
from localaction.frameworks.queries import term_choices
from localaction.kit.actors import Actor

FORMS = ("plain", "alignment", "reasons", "pictures")
"""The kinds of page that programs read and write; files, and who stands behind an action, are for people."""
UNUSABLE = "Some fields cannot be used"
Typed = dict[str, list[str]]


def read(action: Any, asked: sections.Page, language: str) -> said.DraftPage:
    """What is typed on a page, and what it asks."""
    state = queries.page_state(action, asked.slug)
    typed = answers.written(action, asked) | state.unread
    form = reading.form_of(action, asked, typed, reader=language)
    form.full_clean()
    return said.DraftPage(
        page=asked.slug,
        title=str(asked.title),
        version=state.version,
        saved_at=state.saved_at if state.version else None,
        fields=_fields(asked, typed),
        questions=[
            said.Question(
                name=name,
                label=str(field.label or ""),
                hint=str(field.help_text or ""),
                is_needed=name in form.needed,
                choices=_choices(field),
            )
            for name, field in form.fields.items()
        ],
    )


def _choices(field: Any) -> list[said.Choice]:
    found = [*_flat(getattr(field, "choices", ()) or ())]
    return [said.Choice(code=str(code), label=str(label)) for code, label in found if str(code)]


def _flat(choices: Any) -> Any:
    """Choices without the headings of their groups."""
    for code, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield code, label


def write(actor: Actor, action: Any, asked: sections.Page, sent: said.Typed, language: str) -> said.SavedPage:
    """Keep what is typed, as a form of the page would that was opened when the program read it.

    Raises Refused, and CannotBeDone with names that are no fields of the page.
    """
    typed = _typed(sent.fields)
    state = queries.page_state(action, asked.slug)
    now = answers.written(action, asked) | state.unread
    _check_names(action, asked, typed, now, language)
    is_fresh = sent.version == state.version
    shown = now if is_fresh else _typed(sent.read or {})
    code = secrets.token_hex(8)
    about = {"actor": actor, "action": action, "page": asked.slug}
    operations.open_sheet(**about, code=code, shown=shown)
    saved = operations.save_page(
        **about,
        sent=operations.Sent(typed=typed, sheet=code, touched=frozenset(typed)),
        read=reading.reader_of(action, asked.slug, reader=language),
    )
    fresh = queries.action_for(actor, action.reference)
    kept = queries.page_state(fresh, asked.slug)
    return said.SavedPage(
        page=asked.slug,
        version=kept.version,
        fields=_fields(asked, answers.written(fresh, asked) | kept.unread),
        errors={name: list(found) for name, found in saved.errors.items()},
        set_aside={name: list(values) for name, values in (saved.aside.typed if saved.aside else {}).items()},
    )


def _typed(fields: Mapping[str, Any]) -> Typed:
    """Fields as a form sends them: each a list of plain texts, empty for what is emptied."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    return {name: [text for one in values if (text := plain(one))] for name, values in lists.items()}


def _fields(asked: sections.Page, typed: Typed) -> dict[str, Any]:
    nature = answers.nature_of(asked)
    several = {name for name in typed if nature(name) is Nature.MANY or len(typed[name]) != 1}
    return {name: list(values) if name in several else values[0] for name, values in typed.items()}


def _check_names(action: Any, asked: sections.Page, typed: Typed, now: Typed, language: str) -> None:
    every = {**{name: values or ["-"] for name, values in typed.items()}, **now}
    form = reading.form_of(action, asked, every, reader=language)
    unknown = sorted(typed.keys() - form.fields.keys())
    if unknown:
        errors = tuple(f"{name}: this page has no such field" for name in unknown)
        raise CannotBeDone(422, UNUSABLE, errors=errors)


# --- progress


def given_of(action: Any, sent: said.Told, language: str) -> Given:
    """A report as every way in reads it. Raises CannotBeDone."""
    today = timezone.localdate()
    asked = reported.asked_about(action, today)
    open_texts = [one.text for one in asked.milestones] if asked else []
    unknown = [one.text for one in sent.milestones if one.text not in open_texts]
    methods = [code for code, _label in term_choices("claim-methods", language)]
    given, problems = reports.read(
        _flat_report(sent), milestones=open_texts, methods=methods, language=language, today=today
    )
    errors = [f"{one.field}: {one.words}" for one in problems]
    errors += [f"milestones: this is no open milestone: {text[:80]}" for text in unknown]
    if errors:
        raise CannotBeDone(422, UNUSABLE, errors=tuple(errors))
    return given


def _flat_report(sent: said.Told) -> dict[str, str]:
    """The flat names of a form (see `reports`)."""
    flat = {"stage": sent.stage, "changed": sent.changed, "evidence": sent.evidence}
    for one in sent.milestones:
        key = key_of(one.text)
        flat |= {f"done-{key}": "on", f"on-{key}": one.on, f"proof-{key}": one.evidence}
    for place, claim in enumerate(sent.people):
        told = {"number": str(claim.number), "who": claim.who, "method": claim.method}
        told |= {"source": claim.source, "as_of": claim.as_of}
        flat |= {f"{name}-{place}": value for name, value in told.items()}
    return flat
