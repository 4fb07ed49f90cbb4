"""Reading a shelf: pages in both directions, a cost that does not grow, and a word when it is too far behind."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.register.published_things import a_signature, an_action, published

from localaction.syndication import queries, shelving

pytestmark = pytest.mark.django_db
KINDS = ("action", "signature")


def _publish(number: int, start: int = 0) -> None:
    for one in range(start, start + number):
        published(an_action(f"LA-{one:03}") if one % 2 else a_signature(f"SIG-{one:03}"))


@pytest.mark.parametrize("shelved", [0, 5, 11])
def test_pages_in_both_directions_hold_everything_once(shelved: int) -> None:
    _publish(shelved)
    shelving.follow()
    _publish(11 - shelved, shelved)
    upwards, downwards, after, before = [], [], 0, None
    while page := queries.oldest("", after, None, 4):
        upwards += [one.change.sequence for one in page]
        after = upwards[-1]
    while page := queries.newest("", KINDS, before, 4):
        downwards += [one.change.sequence for one in page]
        before = downwards[-1]
    assert upwards == downwards[::-1] == list(range(1, 12))


def test_a_page_is_full_although_much_of_the_shelf_has_moved_on() -> None:
    _publish(9)
    shelving.follow()
    for one in range(1, 7, 2):
        published(an_action(f"LA-{one:03}", title="Corrected"))
    assert [one.change.sequence for one in queries.oldest("kind-action", 0, None, 2)] == [8, 10]
    found = queries.newest("kind-action", ("action",), None, 10)
    assert [one.change.sequence for one in found] == [12, 11, 10, 8]


@pytest.mark.parametrize("path", ["/oai/?verb=ListRecords&metadataPrefix=oai_la", "/en/feeds/all.atom"])
def test_a_page_asks_the_same_few_questions_for_one_thing_and_for_many(
    path: str, django_assert_max_num_queries: Any
) -> None:
    for number in (1, 24):
        _publish(number, number * 100)
        shelving.follow()
        with django_assert_max_num_queries(12):
            assert Client().get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/oai/?verb=ListRecords&metadataPrefix=oai_dc", "/oai/?verb=ListSets", "/en/feeds/all.atom"]
)
def test_too_far_behind_is_said(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "LONGEST_TAIL", 2)
    _publish(3)
    answer = Client().get(path)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    shelving.follow()
    assert Client().get(path).status_code == 200
