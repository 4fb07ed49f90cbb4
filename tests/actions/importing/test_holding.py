"""Rows in which something could lead to a person enter, but are public only once that is cleared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.actions.importing.files import as_csv
from tests.actions.making import secretariat

from localaction.actions import clearance, operations, queries
from localaction.actions.importing.running import Report, import_file
from localaction.actions.models import Action
from localaction.kit.actors import SYSTEM
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db

CALL = {"results": "Cash for 400 people. Call Amina Hassan on +256 772 123 456."}


@pytest.fixture
def imported(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Import rows, each the good one changed as said."""

    def run(*changes: dict[str, str], dry_run: bool = False) -> Report:
        path = tmp_path / "rows.csv"
        path.write_bytes(as_csv(*changes))
        return import_file(actor=SYSTEM, path=path, on=date(2026, 5, 31), dry_run=dry_run)

    return run


def told(reference: str) -> str | None:
    record = register.current("action", reference)
    return record.content.results if record and isinstance(record.content, shapes.Action) else None


def test_a_row_with_a_phone_number_enters_and_is_not_public(imported) -> None:  # type: ignore[no-untyped-def]
    report = imported({"id": "CTA-900"}, {"id": "CTA-901", **CALL})
    assert (report.entered, report.refused, report.held) == (2, 0, 1)
    (problem,) = report.problems
    assert (problem["code"], problem["line"], problem["column"]) == ("held", 3, "results")
    assert told("CTA-900") is not None
    assert told("CTA-901") is None
    assert [one.reference for one in queries.actions_to_clear()] == ["CTA-901"]


def test_it_is_published_once_cleared_and_can_be_imported_again(imported) -> None:  # type: ignore[no-untyped-def]
    imported(CALL)
    action = Action.objects.with_details().get(reference="CTA-900")
    assert operations.publish_ready() == 0
    for one in clearance.passages_of(action):
        operations.clear_passage(
            actor=secretariat(),
            action=Action.objects.with_details().get(pk=action.pk),
            key=one.key,
            because="Public.",
        )
    assert operations.publish_ready() == 1
    assert told("CTA-900") == CALL["results"]
    again = imported(CALL)
    assert (again.unchanged, again.held, again.refused) == (1, 0, 0)
    changed = imported({**CALL, "lessons": "Other lessons."})
    assert (changed.corrected, changed.held, changed.refused) == (1, 0, 0)
    assert told("CTA-900") == CALL["results"]


def test_a_change_of_a_public_row_waits_and_what_is_public_stays(imported) -> None:  # type: ignore[no-untyped-def]
    imported({})
    before = told("CTA-900")
    report = imported(CALL)
    assert (report.corrected, report.held) == (1, 1)
    assert told("CTA-900") == before
    assert Action.objects.get(reference="CTA-900").status == "correction_offered"
    mended = imported({"results": "Call the city."})
    assert (mended.corrected, mended.held) == (1, 0)
    assert told("CTA-900") == "Call the city."
    assert Action.objects.get(reference="CTA-900").status == "published"


def test_a_dry_run_says_so_and_changes_nothing(imported) -> None:  # type: ignore[no-untyped-def]
    report = imported(CALL, dry_run=True)
    assert (report.entered, report.held, Action.objects.count()) == (1, 1, 0)
