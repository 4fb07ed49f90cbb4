"""The index follows the register, and can be thrown away."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.register.published_things import (
    a_government,
    a_report,
    a_signature,
    an_action,
    publish_cohort,
    published,
)

from localaction.kit.actors import SYSTEM
from localaction.register import index, operations, search
from localaction.register.search import SearchRequest

pytestmark = pytest.mark.django_db


def _found(text: str = "", **request: Any) -> list[str]:
    return [hit.card.reference for hit in search.find(SearchRequest(text=text, **request)).hits]


def test_following_takes_in_what_is_new() -> None:
    published(an_action())
    assert index.follow() == 1
    assert _found() == ["LA-AAAAAA"]
    published(an_action("LA-BBBBBB", title="Open doors"))
    assert _found() == ["LA-AAAAAA"]
    assert index.follow() == index.sequence() == 2
    assert _found() == ["LA-BBBBBB", "LA-AAAAAA"]


def test_a_new_version_takes_the_place_of_the_old() -> None:
    published(an_action())
    index.follow()
    published(an_action(title="Open doors"))
    index.follow()
    assert _found("open doors") == _found() == ["LA-AAAAAA"]
    assert _found("kampala for all safety nets for recovery -doors") == []


def test_what_is_withdrawn_is_not_found() -> None:
    published(an_action())
    published(a_government())
    index.follow()
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked.")
    operations.withdraw(actor=SYSTEM, kind="government", reference="kampala", because="Merged.")
    index.follow()
    assert _found() == _found(thing="government") == []


def test_a_signature_changes_its_government() -> None:
    published(a_government())
    index.follow()
    assert _found(thing="government", filters={"signature": ("none",)}) == ["kampala"]
    published(a_signature(status="listed"))
    index.follow()
    assert _found(thing="government", filters={"signature": ("listed",)}) == ["kampala"]
    published(a_signature(status="confirmed"))
    index.follow()
    assert _found(thing="government", filters={"signature": ("confirmed",)}) == ["kampala"]
    operations.withdraw(actor=SYSTEM, kind="signature", reference="SIG-AAAAAA", because="Revoked.")
    index.follow()
    assert _found(thing="government", filters={"signature": ("none",)}) == ["kampala"]


def test_a_government_that_gains_a_name_gives_it_to_its_actions() -> None:
    published(an_action())
    index.follow()
    assert _found("قمبالا") == []
    published(a_government(names={"ar": "قمبالا"}))
    index.follow()
    assert _found("قمبالا") == ["LA-AAAAAA"]


def test_following_and_rebuilding_give_the_same() -> None:
    publish_cohort()
    index.rebuild()
    rebuilt = search.find(SearchRequest(text="migrants", per_page=50))
    shutil.rmtree(index._root())
    published(an_action())
    index.follow()
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked.")
    index.follow()
    followed = search.find(SearchRequest(text="migrants", per_page=50))
    assert [hit.card for hit in followed.hits] == [hit.card for hit in rebuilt.hits]
    assert followed.facets == rebuilt.facets


def test_a_deleted_folder_is_made_again() -> None:
    published(an_action())
    index.follow()
    shutil.rmtree(index._root())
    assert index.sequence() == 0
    assert index.follow() == 1
    assert _found() == ["LA-AAAAAA"]


def test_a_reader_without_an_index_makes_one() -> None:
    published(an_action())
    assert _found() == ["LA-AAAAAA"]


def test_deleted_engine_files_are_made_again() -> None:
    published(an_action())
    index.follow()
    (folder,) = index._root().glob("g-*")
    shutil.rmtree(folder)
    assert index.follow() == 1
    assert _found() == ["LA-AAAAAA"]


def test_another_register_is_indexed_anew() -> None:
    published(an_action())
    index.follow()
    state = index.state()
    assert state is not None
    index._keep(index.State(sequence=1, hash="f" * 64, folder=state.folder, made=state.made))
    index.follow()
    after = index.state()
    assert after is not None
    assert after.folder != state.folder
    assert after.hash == state.hash


def _made_by_other_code() -> index.State:
    found = index.state()
    assert found is not None
    changed = index.State(sequence=found.sequence, hash=found.hash, folder=found.folder, made="other code")
    index._keep(changed)
    return changed


def test_an_index_that_other_code_made_is_made_again() -> None:
    published(an_action())
    index.follow()
    before = _made_by_other_code()
    assert _found() == ["LA-AAAAAA"]
    after = index.state()
    assert after is not None
    assert (after.made, after.folder != before.folder) == (index.made(), True)


def test_a_reader_keeps_what_it_has_while_newer_code_takes_over() -> None:
    published(an_action())
    index.follow()
    assert _found() == ["LA-AAAAAA"]
    kept = _made_by_other_code()
    shutil.rmtree(index._root() / kept.folder)
    assert _found() == ["LA-AAAAAA"]
    assert index.state() == kept


def test_nothing_to_follow_writes_nothing(django_assert_num_queries: Any) -> None:
    published(an_action())
    index.follow()
    before = (index._root() / "sequence").stat()
    with django_assert_num_queries(1):
        index.follow()
    assert (index._root() / "sequence").stat() == before


def test_rebuilding_leaves_one_folder(tmp_path: Path) -> None:
    published(an_action())
    for _ in range(3):
        index.rebuild()
    names = sorted(path.name.partition("-")[0] for path in index._root().iterdir())
    assert names == ["g", "lock", "sequence"]


def test_an_empty_register_has_an_empty_index() -> None:
    assert index.follow() == 0
    assert search.find(SearchRequest(text="anything")).total == 0


def test_many_entries_are_followed_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    index.follow()
    monkeypatch.setattr(index, "CHUNK", 3)
    publish_cohort()
    index.follow()
    assert search.find(SearchRequest()).total == 13
    assert search.find(SearchRequest(thing="government", filters={"signature": ("listed",)})).total == 12


def _stage() -> list[tuple[str, int]]:
    found = search.find(SearchRequest(counted=("stage",)))
    return list(found.facets["stage"])


def test_a_report_changes_the_stage_that_its_action_counts_as() -> None:
    published(an_action())
    index.follow()
    assert _stage() == [("in_progress", 1)]
    published(a_report(stage="stalled", changed="The floods closed two schools."))
    published(a_report(1, "LA-AAAAAA-X"))
    index.follow()
    (hit,) = search.find(SearchRequest(text="floods")).hits
    assert (hit.card.stage, hit.card.heard_on) == ("stalled", "2026-05-01")
    assert _stage() == [("stalled", 1)]
    operations.withdraw(actor=SYSTEM, kind="progress", reference="LA-AAAAAA-P1", because="Not theirs.")
    index.follow()
    assert _stage() == [("in_progress", 1)]


def test_who_falls_silent_stops_counting_as_progressing_without_any_entry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published(an_action())
    published(an_action("LA-BBBBBB", stage="fulfilled"))
    published(an_action("LA-CCCCCC"))
    index.follow()
    then = index.today()
    late = date(then.year + 2, then.month, min(then.day, 28))
    published(a_report(1, "LA-CCCCCC", reported_on=late.replace(year=then.year + 1).isoformat()))
    monkeypatch.setattr(index, "today", lambda: late)
    index.follow()
    assert sorted(_stage()) == [("fulfilled", 1), ("in_progress", 1), ("silent", 1)]
    assert _found(filters={"stage": ("silent",)}) == ["LA-AAAAAA"]
    followed = _stage()
    index.rebuild()
    assert _stage() == followed
    published(a_report(reported_on=late.isoformat()))
    index.follow()
    assert sorted(_stage()) == [("fulfilled", 1), ("in_progress", 2)]
