"""Roots of parts of the tree: the same from what is kept and from the entries alone, at the cost of a few rows."""

from datetime import UTC, datetime
from typing import Any

import pytest

from localaction.register import chain, subtrees
from localaction.register.chain import Span
from localaction.register.models import Entry, Subtree

pytestmark = pytest.mark.django_db


def hashes(number: int) -> list[str]:
    return [chain.content_hash(str(one).encode()) for one in range(1, number + 1)]


def add_entries(first: int, last: int) -> None:
    """Entries of which nothing but their hashes matters."""
    Entry.objects.bulk_create(
        Entry(
            sequence=number,
            kind="action",
            reference=f"LA-{number}",
            version=1,
            event="published",
            schema="action/1",
            language="en",
            published_at=datetime(2026, 11, 23, tzinfo=UTC),
            content="{}",
            entry_hash=chain.content_hash(str(number).encode()),
        )
        for number in range(first, last + 1)
    )


@pytest.mark.parametrize("size", [1, 255, 256, 257, 511, 1024, 1500])
def test_a_root_is_that_of_all_entries(size: int) -> None:
    add_entries(1, size)
    subtrees.keep()
    assert subtrees.roots_of([Span(0, size)]) == [chain.merkle_root(hashes(size))]


def test_roots_are_the_same_before_anything_is_kept() -> None:
    add_entries(1, 1100)
    before = subtrees.roots_of([Span(0, 1100), Span(512, 1024)])
    subtrees.keep()
    assert subtrees.roots_of([Span(0, 1100), Span(512, 1024)]) == before
    assert before[1] == chain.merkle_root(hashes(1100)[512:1024])


def test_keeping_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subtrees, "CHUNK", 2)
    add_entries(1, 700)
    assert subtrees.keep() == 3
    add_entries(701, 2048)
    assert subtrees.keep() == 12
    assert subtrees.keep() == 0
    assert Subtree.objects.get(level=11).root == chain.merkle_root(hashes(2048))


def test_what_became_full_is_kept_by_level() -> None:
    add_entries(1, 1030)
    subtrees.keep()
    rows = Subtree.objects.order_by("level", "place").values_list("level", "place")
    assert list(rows) == [(8, 0), (8, 1), (8, 2), (8, 3), (9, 0), (9, 1), (10, 0)]


def test_a_proof_reads_no_more_of_a_longer_register(django_assert_num_queries: Any) -> None:
    add_entries(1, 3000)
    subtrees.keep()
    spans = [Span(0, 3000), *chain.inclusion_spans(3000, 700)]
    with django_assert_num_queries(2):
        roots = subtrees.roots_of(spans)
    assert chain.includes(roots[0], 3000, 700, hashes(3000)[700], roots[1:])


def test_the_root_of_nothing() -> None:
    assert subtrees.keep() == 0
    assert subtrees.roots_of([Span(0, 0)]) == [chain.merkle_root([])]
