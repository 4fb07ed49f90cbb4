"""A lineage is one tree: from the eldest down, each action once, nothing that was withdrawn or is disputed."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import action_of, publish, rows, withdraw

from localaction.register.shapes import Lineage
from localaction.showcase.queries.tree import Node, TreePage, tree_page

pytestmark = pytest.mark.django_db
ONE, TWO, THREE, FOUR = (row["id"] for row in rows()[:4])


def _publish(number: int, *origins: str, answer: str = "") -> None:
    lines = tuple(
        Lineage(reference=one, relation="adapted_from", kept="All.", answer=answer) for one in origins
    )
    publish(msgspec.structs.replace(action_of(rows()[number]), lineage=lines))


def _tree(reference: str) -> TreePage:
    with override("en"):
        page = tree_page(reference, "en")
    assert page is not None
    return page


def _drawn(node: Node) -> list[object]:
    return [node.reference, [_drawn(child) for child in node.children]] if node.children else [node.reference]


def test_the_tree_begins_with_the_eldest_wherever_one_stands_in_it() -> None:
    _publish(0)
    _publish(1, ONE)
    _publish(2, TWO)
    _publish(3, ONE)
    for reference in (ONE, TWO, THREE, FOUR):
        page = _tree(reference)
        assert _drawn(page.root) == [ONE, [[TWO, [[THREE]]], [FOUR]]]
        assert page.size == 4
    assert [child.is_here for child in _tree(FOUR).root.children] == [False, True]
    assert _tree(TWO).root.children[0].relation == "Adapted by"


def test_who_names_two_stands_once_and_names_the_other_beside() -> None:
    _publish(0)
    _publish(1)
    _publish(2, ONE, TWO)
    page = _tree(THREE)
    assert _drawn(page.root) == [ONE, [[THREE]]]
    assert [line.reference for line in page.others] == [TWO]


def test_what_is_disputed_or_withdrawn_is_no_branch() -> None:
    _publish(0)
    _publish(1, ONE, answer="disputed")
    _publish(2, ONE)
    withdraw("action", THREE, "A mistake.")
    assert _drawn(_tree(ONE).root) == [ONE]
    assert _drawn(_tree(TWO).root) == [TWO]
    assert [line.reference for line in _tree(TWO).others] == [ONE]


def test_a_ring_ends() -> None:
    _publish(0, TWO)
    _publish(1, ONE)
    assert _tree(ONE).size == 2


def test_what_does_not_stand_has_no_tree() -> None:
    assert tree_page("CTA-404", "en") is None
