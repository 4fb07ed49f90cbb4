"""Entries as a reader sees them: lists up and down, one entry, what is left out of it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.register.published_things import a_government, a_report, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import chain, operations
from localaction.register.shapes import Call, CallText
from localaction.trust.queries import entries as reading

pytestmark = pytest.mark.django_db


def publish(*numbers: int) -> None:
    for number in numbers:
        published(an_action(f"LA-{number}", title=f"School {number}"))


def sequences(listing: reading.Listing) -> list[int]:
    return [row.sequence for row in listing.rows]


def test_the_newest_stand_first_and_pages_follow() -> None:
    publish(*range(1, 8))
    first = reading.listing("en", limit=3)
    assert (sequences(first), first.newer, first.older) == ([7, 6, 5], None, 4)
    second = reading.listing("en", upto=4, limit=3)
    assert (sequences(second), second.newer, second.older) == ([4, 3, 2], 7, 1)
    last = reading.listing("en", upto=1, limit=3)
    assert (sequences(last), last.newer, last.older) == ([1], 4, None)


def test_a_row_names_what_stands_and_nothing_else() -> None:
    publish(1, 2)
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-1", because="Asked.")
    names = {row.sequence: row.name.text if row.name else "" for row in reading.listing("en").rows}
    assert names == {1: "", 2: "School 2", 3: ""}


def test_everything_that_is_published_has_a_name_and_a_page() -> None:
    published(a_government())
    published(a_signature())
    published(an_action())
    published(a_report())
    call = Call(
        reference="2026",
        language="en",
        status="open",
        opens_on="2026-01-01",
        texts=(CallText(language="en", title="Now"),),
    )
    operations.publish(actor=SYSTEM, kind="call", reference="2026", language="en", content=call)
    rows = reading.listing("en").rows
    assert [row.name.text for row in rows if row.name] == [
        "Now",
        "Kampala Capital City Authority",
        "Kampala for All: safety nets for recovery",
        "Kampala Capital City Authority",
        "Kampala Capital City Authority",
    ]
    pages = [page.page for number in range(1, 6) if (page := reading.entry_page(number, "en"))]
    assert pages == [
        "/en/governments/kampala/",
        "/en/governments/kampala/",
        "/en/actions/LA-AAAAAA/",
        "/en/actions/LA-AAAAAA/#progress",
        "",
    ]


@pytest.mark.parametrize("number", [1, 12])
def test_a_list_asks_as_often_for_many(number: int, django_assert_max_num_queries: Any) -> None:
    publish(*range(1, number + 1))
    with django_assert_max_num_queries(3):
        reading.listing("en", upto=number)


def test_the_steps_of_a_proof_lead_to_the_root() -> None:
    publish(*range(1, 8))
    for number in range(1, 8):
        page = reading.entry_page(number, "en")
        assert page is not None
        digest = page.line.entry_hash
        for step in page.steps:
            digest = chain.joined([step.hash, digest] if step.is_left else [digest, step.hash])
        assert digest == page.proof.tree.root


def test_the_versions_beside_an_entry() -> None:
    for number in (1, 2, 3):
        published(an_action(title=f"School {number}"))
        publish(number + 10)
    page = reading.entry_page(3, "en")
    assert page is not None
    assert (page.earlier, page.later, page.last) == (1, 5, 6)


def test_what_is_hidden_or_withdrawn_is_left_out_and_said() -> None:
    publish(1, 2)
    operations.hide(actor=SYSTEM, kind="action", reference="LA-1", because="A doubt.")
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-2", because="Asked.")
    for number, why in ((1, "hidden"), (2, "withdrawn")):
        page = reading.entry_page(number, "en")
        assert page is not None
        assert (page.why_left_out, page.content, page.name, page.page) == (why, "", None, "")
    tombstone = reading.entry_page(4, "en")
    assert tombstone is not None
    assert "Asked." in tombstone.content


@pytest.mark.parametrize("number", [0, 9, 10**14, 10**30])
def test_a_number_that_never_was_has_no_page(number: int) -> None:
    publish(1)
    assert reading.entry_page(number, "en") is None
    assert reading.proof_of(number) is None
    assert reading.proof_of(1, 10**30) is None
