"""Files of the whole: made once for each state of the register, unfit at once when something is gone."""

from __future__ import annotations

import gzip
import hashlib
from datetime import timedelta

import brotli
import pytest
from django.utils import timezone
from tests.factories import register
from tests.register.published_things import a_government, an_action, published
from tests.safety import making as hiding

from localaction.kit.actors import SYSTEM
from localaction.opendata import files
from localaction.opendata.keeping import root
from localaction.opendata.tables import TABLES
from localaction.register import operations, queries

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def test_every_file_is_there_with_its_size_sum_and_rows() -> None:
    register.publish_cohort(4)
    state = files.build()
    assert (state.sequence, state.hash) == (queries.head().sequence, queries.head().hash)
    assert len(state.files) == 6 * 3 + 5 * 4 + 3
    for name, file in state.files.items():
        content = state.path(name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert state.files["actions.csv"].rows == state.files["actions.xlsx"].rows == queries.count("action") == 4


def test_text_lies_ready_compressed() -> None:
    register.publish_cohort(2)
    state = files.build()
    for name in ("actions.csv", "governments.geojson", "datapackage.json", "catalog.jsonld"):
        plain = state.path(name).read_bytes()
        assert gzip.decompress(state.path(f"{name}.gz").read_bytes()) == plain
        assert brotli.decompress(state.path(f"{name}.br").read_bytes()) == plain
    assert not state.path("actions.parquet.gz").exists()


def test_the_same_register_gives_the_same_bytes() -> None:
    register.publish_cohort(3)
    first = files.build()
    sums = {name: file.sha256 for name, file in first.files.items()}
    (root() / "state").unlink()
    (root() / "rows").unlink()
    again = files.build()
    assert again.folder != first.folder
    assert {name: file.sha256 for name, file in again.files.items()} == sums


def test_nothing_is_made_twice_and_old_files_go_when_new_ones_stand() -> None:
    published(an_action())
    first = files.build()
    assert files.build() == first
    published(an_action("LA-BBBBBB"))
    second = files.build()
    assert second.folder != first.folder
    assert [path.name for path in root().glob("g-*")] == [second.folder]


def test_a_table_of_which_no_row_changed_is_taken_over() -> None:
    published(a_government())
    published(an_action())
    first = files.build()
    places = {name: first.path(f"{name}.csv").stat().st_ino for name in TABLES}
    published(an_action(title="Corrected"))
    second = files.build()
    same = {name for name in TABLES if second.path(f"{name}.csv").stat().st_ino == places[name]}
    assert same == {"governments", "signatures"}
    assert second.path("governments.csv.br").exists()
    assert "Corrected" in second.path("actions.csv").read_text("utf-8")


@pytest.mark.parametrize("how", ["hidden", "withdrawn"])
def test_what_is_gone_makes_the_files_unfit_at_once(how: str) -> None:
    published(an_action())
    published(an_action("LA-BBBBBB"))
    state = files.build()
    published(an_action("LA-CCCCCC"))
    assert files.is_fit(state)
    if how == "hidden":
        operations.hide(actor=SYSTEM, kind="action", reference="LA-BBBBBB", because="A concern.")
    else:
        operations.withdraw(
            actor=SYSTEM, kind="action", reference="LA-BBBBBB", because="Asked.", language="en"
        )
    assert not files.is_fit(state)
    assert files.is_due(timezone.now())
    fresh = files.build()
    assert files.is_fit(fresh)
    assert "LA-BBBBBB" not in fresh.path("actions.csv").read_text("utf-8")
    assert "LA-CCCCCC" in fresh.path("actions.csv").read_text("utf-8")


def test_hidden_and_shown_again_makes_them_unfit_too() -> None:
    hiding.public()
    state = files.build()
    sara, omar = hiding.sara(), hiding.omar()
    hiding.restored(hiding.hidden(sara), sara, omar)
    assert not files.is_fit(state)


def test_a_register_that_grows_is_waited_for_but_not_for_ever() -> None:
    now = timezone.now()
    assert not files.is_due(now)
    published(an_action())
    assert files.is_due(now)
    files.build()
    assert not files.is_due(now + LATER)
    published(an_action("LA-BBBBBB"))
    said = queries.head().at
    assert said is not None
    assert not files.is_due(said + files.QUIET / 2)
    assert files.is_due(said + LATER)


def test_files_of_other_code_are_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    state = files.build()
    assert files.current() == state
    monkeypatch.setattr(files, "made", lambda: "other code")
    files._state.cache_clear()
    assert files.current() is None


def test_files_of_another_register_are_unfit(monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    state = files.build()
    published(an_action("LA-BBBBBB"))
    monkeypatch.setattr(queries, "hash_at", lambda _sequence: "f" * 64)
    assert not files.is_fit(state)
