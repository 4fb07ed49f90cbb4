"""Help beside the questions of a page: how others answered them, what else could be asked, how long it still takes."""

from __future__ import annotations

from typing import Any

from localaction.actions import drafted, examples, queries, sections
from localaction.actions.readiness import readiness
from localaction.actions.web import promising
from localaction.actions.web.forms import PageForm

CHOSEN_BEFORE = "language"
"""Answered where the draft is begun, and corrected where its languages are: nothing more to tell."""


def beside(form: PageForm, action: Any, asked: sections.Page) -> dict[str, Any]:
    """What the template of a page shows beside its questions; examples are put on the fields themselves."""
    _add_examples(form, action)
    about = {
        "minutes_left": readiness(drafted.draft_facts(action)).minutes_left,
        "left_out": left_out(action, asked),
        "is_lead": _is_lead(action, asked),
    }
    return about | (promising.beside(action) if asked.slug == promising.PAGE else {})


def left_out(action: Any, asked: sections.Page) -> list[Any]:
    """The questions of a page that this sheet does not ask, as they are put."""
    whole = sections.whole_page(action, asked.slug)
    names = set(whole.names) - set(asked.names) - {CHOSEN_BEFORE}
    labels = {ask.name: ask.label for ask in whole.asks} | {one.name: one.label for one in whole.groups}
    return [label for name, label in labels.items() if name in names]


def _is_lead(action: Any, asked: sections.Page) -> bool:
    """Whether the first sentences of this page are shown wherever a summary would be."""
    told_on = "commitments" if action.kind == "commitment" else "what-is-done"
    return action.pathway == "small" and not action.summary and asked.slug == told_on


def _add_examples(form: PageForm, action: Any) -> None:
    lead = queries.lead_of(action)
    own = lead.government.slug if lead and lead.government else ""
    for name, field in form.fields.items():
        if name in examples.QUESTIONS:
            field.examples = examples.examples(  # type: ignore[attr-defined]
                name, language=action.language, kind=action.kind, priorities=action.priorities, besides=own
            )
