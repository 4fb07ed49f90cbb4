"""What the register said last about each thing, and where a moment lies in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import latest, operations

pytestmark = pytest.mark.django_db


def _said(found: list[latest.Latest]) -> list[tuple[int, str, str]]:
    return [(one.sequence, one.reference, one.event) for one in found]


def test_a_thing_stands_once_at_its_latest_entry() -> None:
    published(a_government())
    published(an_action())
    published(a_government(population=2))
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked for.")
    everything = [(3, "kampala", "published"), (4, "LA-AAAAAA", "withdrawn")]
    assert _said(latest.after(0, 10)) == _said(latest.among([1, 2, 3, 4])) == everything
    assert _said(latest.within(0, 3)) == everything[:1]
    assert latest.superseded(2, 4) == [1, 2]
    gone = latest.of("action", "LA-AAAAAA")
    assert gone is not None
    before = latest.before_gone([gone])["action", "LA-AAAAAA"]
    assert (before.content, before.is_withheld) == (an_action(), False)
    assert latest.of("action", "LA-NOTHING") is None


def test_what_was_hidden_before_it_was_withdrawn_stays_withheld() -> None:
    published(an_action())
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Danger.")
    assert latest.hidden_among("action", ["LA-AAAAAA", "LA-B"]) == {"LA-AAAAAA"}
    for _ in range(2):
        gone = latest.of("action", "LA-AAAAAA")
        assert gone is not None
        assert latest.before_gone([gone])["action", "LA-AAAAAA"].is_withheld
        if gone.is_hidden:
            operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="For good.")


def test_a_moment_lies_between_two_entries() -> None:
    assert (latest.earliest(), latest.last_before(datetime.now(UTC))) == (None, 0)
    first, second = published(an_action("LA-A")), published(an_action("LA-B"))
    assert latest.earliest() == first.published_at
    assert latest.last_before(first.published_at) == 0
    assert latest.last_before(second.published_at + timedelta(microseconds=1)) == 2
