"""Rows as the register stands this moment, however old the kept ones are."""

from __future__ import annotations

import msgspec
import pytest
from tests.factories import register as cohort
from tests.register.published_things import a_government, a_report, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.opendata import live, store
from localaction.opendata.columns import Table
from localaction.opendata.tables import TABLES
from localaction.register import operations, queries

pytestmark = pytest.mark.django_db


def _titles(references: list[str] | None = None, at: int | None = None) -> list[str]:
    rows = live.rows(TABLES["actions"], "json", references, at=at)
    return [msgspec.json.decode(row.data)["title"] for row in rows]


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_was_published_or_hidden_since_is_told_as_it_stands(is_kept: bool) -> None:
    for reference in ("LA-1", "LA-2", "LA-3", "LA-4"):
        published(an_action(reference, title=f"Old {reference}"))
    if is_kept:
        store.follow(queries.head())
    published(an_action("LA-2", title="Corrected"))
    operations.hide(actor=SYSTEM, kind="action", reference="LA-3", because="A concern.")
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-4", because="Asked.", language="en")
    published(an_action("LA-5", title="New"))
    assert sorted(_titles()) == ["Corrected", "New", "Old LA-1"]
    asked = ["LA-5", "LA-4", "LA-3", "LA-2", "LA-1", "LA-0"]
    assert _titles(asked) == ["New", "Corrected", "Old LA-1"]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_kept_rows_and_rows_made_on_the_way_are_the_same(table: Table, form: str) -> None:
    cohort.publish_cohort(8)
    published(an_action(support_kinds=("funding", "peers")))
    published(a_report())
    made = list(live.rows(table, form))
    store.follow(queries.head())
    assert list(live.rows(table, form)) == made
    assert made


def test_a_hidden_report_takes_its_words_with_it() -> None:
    published(an_action())
    published(a_report(changed="A name that should not be here"))
    store.follow(queries.head())
    operations.hide(actor=SYSTEM, kind="progress", reference="LA-AAAAAA-P1", because="A concern.")
    assert list(live.rows(TABLES["progress"], "csv")) == []
    assert len(list(live.rows(TABLES["actions"], "csv"))) == 1


def test_rows_as_of_an_entry_are_those_that_stood_then() -> None:
    published(an_action(title="First"))
    published(a_report(stage="planning"))
    then = queries.head().sequence
    published(an_action(title="Second"))
    published(a_report(2, stage="fulfilled", reported_on="2026-06-01"))
    published(an_action("LA-LATER", title="Later"))
    assert _titles(["LA-AAAAAA", "LA-LATER"], at=then) == ["First"]
    (row,) = live.rows(TABLES["actions"], "json", ["LA-AAAAAA"], at=then)
    assert (msgspec.json.decode(row.data)["stage"], msgspec.json.decode(row.data)["reports"]) == (
        "planning",
        1,
    )
    now = next(iter(queries.all_current("action")))
    (row,) = live.rows(TABLES["actions"], "json", ["LA-AAAAAA"], at=queries.head().sequence)
    assert msgspec.json.decode(row.data)["content_hash"] == now.content_hash


def test_what_is_hidden_now_is_hidden_as_of_any_entry() -> None:
    published(an_action(title="First"))
    then = queries.head().sequence
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="A concern.")
    assert _titles(["LA-AAAAAA"], at=then) == []


def test_governments_as_of_an_entry_have_the_signatures_of_then() -> None:
    published(a_government())
    published(a_signature(status="announced"))
    then = queries.head().sequence
    published(a_signature(status="confirmed"))
    (row,) = live.rows(TABLES["governments"], "json", ["kampala"], at=then)
    assert msgspec.json.decode(row.data)["signature"] == "announced"
