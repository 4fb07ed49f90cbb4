"""Lists of entries and of the roots kept: by kind and event, up and down, without their content."""

import pytest
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import ledger, operations

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register() -> None:
    published(a_government())
    for number in range(2, 6):
        published(an_action(f"LA-{number}"))
        operations.checkpoint(actor=SYSTEM)
    operations.hide(actor=SYSTEM, kind="action", reference="LA-3", because="A doubt.")


def numbers(**asked: object) -> list[int]:
    return [entry.sequence for entry in ledger.listed(**asked)]  # type: ignore[arg-type]


def test_the_newest_stand_first() -> None:
    assert numbers(limit=3) == [6, 5, 4]
    assert numbers(upto=3, limit=9) == [3, 2, 1]
    assert numbers(after=2, limit=2) == [4, 3]


def test_by_kind_and_event() -> None:
    assert numbers(kind="government", limit=9) == [1]
    assert numbers(event="hidden", limit=9) == [6]
    assert numbers(kind="action", event="published", upto=4, limit=2) == [4, 3]


def test_the_content_is_not_read(django_assert_num_queries: object) -> None:
    assert "content" in ledger.listed(limit=1)[0].get_deferred_fields()


def test_what_is_withheld_is_the_content_of_what_is_hidden() -> None:
    found = {one.sequence: ledger.is_withheld(one) for one in ledger.listed(limit=9)}
    assert found == {1: False, 2: False, 3: True, 4: False, 5: False, 6: False}


def test_the_roots_kept() -> None:
    assert [one.sequence for one in ledger.checkpoints(limit=2)] == [5, 4]
    assert [one.sequence for one in ledger.checkpoints(upto=3, limit=9)] == [3, 2]
    assert ledger.checkpoint_sequences(4) == [2, 3, 4]
    assert ledger.checkpoints_upto(4) == 3
    assert ledger.checkpoint_over(6) is None


def test_hashes_and_hiding() -> None:
    assert set(ledger.hashes_at([2, 6, 9])) == {2, 6}
    assert ledger.was_something_hidden_after(5)
    assert not ledger.was_something_hidden_after(6)
    assert ledger.entry(9) is None
