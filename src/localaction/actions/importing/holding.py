"""Rows in which the protection check finds something: they enter, but are not published before that is cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from localaction.actions import clearance
from localaction.actions.importing.problems import Problem, shortened
from localaction.actions.importing.rows import Row
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.actions.operations import note_findings
from localaction.actions.protection import FieldText, Finding, findings_of
from localaction.register import queries as published
from localaction.register import shapes


def found_in(row: Row) -> list[Finding]:
    """What must be cleared in the texts of a row, under the field names that they are published by."""
    return [finding for finding in findings_of(_texts(row)) if finding.must_be_cleared]


def _texts(row: Row) -> Iterator[FieldText]:
    yield from (FieldText(name, text, row.language) for name, text in row.texts.items() if text)
    yield from (
        FieldText("partners.name", name, row.language, place) for place, name in enumerate(row.partners)
    )
    yield FieldText("place.name", row.place, row.language)
    if row.people is not None:
        yield FieldText("served.source", row.source_url, row.language)


def held_among(placed: Iterable[tuple[Row, int, shapes.Action]]) -> list[Problem]:
    """Keep from the public what is not clear among rows just written, each with its action's id and its content.

    A new action waits as accepted, a change of a public one as an offered correction; both stand in the list of
    passages to clear. Returns one line for each such row, and none for the others.
    """
    held = []
    for row, action_id, content in placed:
        if not found_in(row):
            continue
        action = Action.objects.with_details().get(pk=action_id)
        stands = published.current("action", row.reference)
        try:
            clearance.must_be_clear(action, content, stands=stands.content if stands else None)
        except clearance.Uncleared as uncleared:
            is_public = stands is not None and isinstance(stands.content, shapes.Action)
            action.status = Status.CORRECTION_OFFERED if is_public else Status.ACCEPTED
            action.published_at = action.published_at if is_public else None
            action.save(update_fields=["status", "published_at"])
            note_findings(action)
            held.append(held_problem(row, uncleared.findings))
    return held


def held_problem(row: Row, findings: Iterable[Finding]) -> Problem:
    """What to say of a row that is in, but not public."""
    first, *others = findings
    reason = _(
        "This row is in, but not public: %(why)s Clear it at the desk, or change the file. (%(others)d more)"
    )
    facts = {"why": first.why, "others": len(others)}
    return Problem(row.line, first.field, shortened(first.passage), reason % facts, "held")
