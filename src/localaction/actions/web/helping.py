"""Help beside the questions of a page: how others answered them."""

from __future__ import annotations

from typing import Any

from localaction.actions import examples, queries
from localaction.actions.web.forms import PageForm


def add_examples(form: PageForm, action: Any) -> None:
    """Put one or two published answers beside each question that is answered in words."""
    lead = queries.lead_of(action)
    own = lead.government.slug if lead and lead.government else ""
    for name, field in form.fields.items():
        if name in examples.QUESTIONS:
            found = examples.examples(
                name, language=action.language, kind=action.kind, priorities=action.priorities, besides=own
            )
            field.examples = found  # type: ignore[attr-defined]
