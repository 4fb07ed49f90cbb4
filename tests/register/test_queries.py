"""Reading one thing is one query, and nothing withdrawn is read as standing."""

from typing import Any

import pytest
from tests.register.published_things import a_government, a_report, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import chain, operations, queries
from localaction.register.queries import Head

pytestmark = pytest.mark.django_db


def test_current_is_the_last_version_in_one_query(django_assert_num_queries: Any) -> None:
    published(an_action())
    entry = published(an_action(title="Kampala for Everybody"))
    with django_assert_num_queries(1):
        found = queries.current("action", "LA-AAAAAA")
    assert found is not None
    assert found.content == an_action(title="Kampala for Everybody")
    assert (found.sequence, found.version, found.entry_hash) == (2, 2, entry.entry_hash)
    assert found.published_at == entry.published_at
    assert found.first_published_at < found.published_at


def test_kinds_do_not_mix() -> None:
    published(a_government("same"))
    assert queries.current("action", "same") is None


def test_many_come_in_the_order_asked_in_one_query(django_assert_num_queries: Any) -> None:
    for number in range(4):
        published(an_action(f"LA-{number}"))
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-1", because="Asked.")
    with django_assert_num_queries(1):
        found = queries.current_many("action", ["LA-3", "LA-1", "LA-0", "LA-9", "LA-3"])
    assert list(found) == ["LA-3", "LA-0"]
    assert [one.reference for one in queries.all_current("action")] == ["LA-0", "LA-2", "LA-3"]


def test_newest_are_those_first_published_last() -> None:
    for number in range(3):
        published(an_action(f"LA-{number}"))
    published(an_action("LA-0", title="Corrected"))
    assert [one.reference for one in queries.newest("action", 2)] == ["LA-2", "LA-1"]


def test_a_tombstone_says_when_and_why() -> None:
    published(an_action())
    assert queries.tombstone("action", "LA-AAAAAA") is None
    entry = operations.withdraw(
        actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="À la demande de la ville.", language="fr"
    )
    found = queries.tombstone("action", "LA-AAAAAA")
    assert found is not None
    assert (found.because, found.language) == ("À la demande de la ville.", "fr")
    assert found.withdrawn_at == entry.published_at
    assert [(one.event, one.because) for one in queries.versions("action", "LA-AAAAAA")] == [
        ("published", ""),
        ("withdrawn", "À la demande de la ville."),
    ]


def test_the_head_of_an_empty_register() -> None:
    assert queries.head() == Head(0, chain.GENESIS, None)
    assert queries.count("action") == 0
    assert queries.latest_checkpoint() is None


def test_things_are_found_by_government() -> None:
    published(an_action())
    published(a_signature())
    published(a_signature("SIG-BBBBBB", status="listed"))
    published(a_signature("SIG-CCCCCC", government="lyon"))
    assert [one.reference for one in queries.of_government("signature", "kampala")] == [
        "SIG-BBBBBB",
        "SIG-AAAAAA",
    ]
    assert queries.signature_statuses(["kampala"]) == {"kampala": ["confirmed", "listed"]}
    operations.withdraw(actor=SYSTEM, kind="signature", reference="SIG-AAAAAA", because="Revoked.")
    assert queries.signature_statuses(["kampala", "lyon"]) == {"kampala": ["listed"], "lyon": ["confirmed"]}


def test_the_reports_of_an_action_come_in_their_order_in_one_query(django_assert_num_queries: Any) -> None:
    for number in (2, 10, 1, 3):
        published(a_report(number))
    published(a_report(1, "LA-AAAAAA-P"))
    published(a_report(1, "LA-AAAAAB"))
    operations.withdraw(actor=SYSTEM, kind="progress", reference="LA-AAAAAA-P3", because="Asked.")
    with django_assert_num_queries(1):
        found = queries.reports_of("LA-AAAAAA")
    assert [one.reference for one in found] == ["LA-AAAAAA-P1", "LA-AAAAAA-P2", "LA-AAAAAA-P10"]
    assert queries.reports_of("LA-ZZZZZZ") == []
