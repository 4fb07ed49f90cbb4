"""Kept rows follow the register, and only what changed is made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import msgspec
import pytest
from tests.factories import register as cohort
from tests.register.published_things import a_government, a_report, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.opendata import making, store
from localaction.opendata.keeping import root
from localaction.opendata.tables import TABLES
from localaction.register import operations, queries
from localaction.register.shapes import Action

pytestmark = pytest.mark.django_db


def _follow() -> store.Stand:
    return store.follow(queries.head())


def _kept() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in both forms."""
    found = store.opened()
    assert found is not None
    with closing(found):
        return {
            name: [
                (*row, line.data)
                for row, line in zip(found.all(table, "json"), found.all(table, "csv"), strict=True)
            ]
            for name, table in TABLES.items()
        }


def _rowids(table: str) -> dict[str, int]:
    with closing(sqlite3.connect(root() / (root() / "rows").read_text())) as file:
        asked = (
            "SELECT s.reference, p.rowid FROM piece p JOIN subject s ON s.place = p.place WHERE p.name = ?"
        )
        return dict(file.execute(asked, (table,)).fetchall())


def test_what_follows_entry_by_entry_equals_what_is_made_at_once() -> None:
    _follow()
    published(a_government())
    published(a_signature(status="announced"))
    _follow()
    published(an_action())
    published(an_action("LA-BBBBBB", title="Another"))
    _follow()
    published(a_report())
    published(a_signature())
    published(an_action(title="Corrected"))
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-BBBBBB", because="Asked.", language="en")
    _follow()
    followed = _kept()
    (root() / "rows").unlink()
    _follow()
    assert followed == _kept()
    assert [row[0] for row in followed["actions"]] == ["LA-AAAAAA"]
    assert b"Corrected" in followed["actions"][0][1]  # type: ignore[operator]


def test_only_what_an_entry_speaks_of_is_made_again() -> None:
    cohort.publish_cohort(6)
    _follow()
    before = _rowids("actions")
    one = next(iter(queries.all_current("action")))
    assert isinstance(one.content, Action)
    published(msgspec.structs.replace(one.content, title="New"))
    _follow()
    after = _rowids("actions")
    assert {reference for reference in before if before[reference] != after[reference]} == {one.reference}


def test_a_report_changes_the_row_of_its_action_and_its_withdrawal_too() -> None:
    published(an_action())
    _follow()
    published(a_report(stage="fulfilled"))
    _follow()
    assert b'"stage":"fulfilled"' in _kept()["actions"][0][1]  # type: ignore[operator]
    assert len(_kept()["progress"]) == 1
    operations.withdraw(
        actor=SYSTEM, kind="progress", reference="LA-AAAAAA-P1", because="Wrong.", language="en"
    )
    _follow()
    assert b'"stage":"in_progress"' in _kept()["actions"][0][1]  # type: ignore[operator]
    assert _kept()["progress"] == []


def test_an_action_falls_silent_with_the_days(monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    _follow()
    assert b'"is_silent":false' in _kept()["actions"][0][1]  # type: ignore[operator]
    monkeypatch.setattr(store, "today", lambda: date(2099, 1, 1))
    _follow()
    assert b'"is_silent":true' in _kept()["actions"][0][1]  # type: ignore[operator]


def test_signatures_of_a_hidden_government_are_not_shown() -> None:
    published(a_government())
    published(a_signature())
    operations.hide(actor=SYSTEM, kind="government", reference="kampala", because="A concern.")
    _follow()
    assert (_kept()["governments"], _kept()["signatures"]) == ([], [])


def test_a_signature_stands_also_without_a_page_of_its_government() -> None:
    published(a_signature())
    _follow()
    assert len(_kept()["signatures"]) == 1
    published(a_government())
    _follow()
    assert (len(_kept()["governments"]), len(_kept()["signatures"])) == (1, 1)


def test_rows_of_another_register_or_other_code_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    _follow()
    monkeypatch.setattr(store, "made", lambda: "other code")
    assert store.opened() is None
    monkeypatch.undo()
    monkeypatch.setattr(queries, "hash_at", lambda _sequence: "f" * 64)
    assert store.opened() is None


def test_a_reader_sees_one_state_until_it_is_done() -> None:
    published(an_action())
    _follow()
    found = store.opened()
    assert found is not None
    with closing(found):
        published(an_action("LA-BBBBBB"))
        _follow()
        assert [row.subject for row in found.all(TABLES["actions"], "csv")] == ["LA-AAAAAA"]
        known = found.of(TABLES["needs"], ["LA-AAAAAA", "LA-BBBBBB"], "json")
    assert known == {"LA-AAAAAA": []}


def test_many_at_once_and_some_make_the_same() -> None:
    cohort.publish_cohort(5)
    for kind in making.KINDS:
        every = list(making.every(kind, date(2026, 11, 23)))
        assert list(making.some(kind, [one.reference for one in every], date(2026, 11, 23))) == every
