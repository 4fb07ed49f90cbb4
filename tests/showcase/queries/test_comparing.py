"""Side by side: what differs first; what is not told is no agreement; numbers are never added up."""

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from tests.factories.register import action_of, publish, rows, withdraw

from localaction.register.shapes import Served
from localaction.showcase.queries.comparing import ComparePage, compare_page

ONE, TWO, THREE, FOUR, FIVE = (row["id"] for row in rows()[:5])


def _page(*references: str, text: str = "") -> ComparePage:
    with override("en"):
        return compare_page(references, text, "en")


@pytest.mark.usefixtures("cohort")
def test_what_differs_and_what_is_the_same_are_told_apart_and_nothing_is_lost() -> None:
    first, second = action_of(rows()[0]), action_of(rows()[1], 1)
    shared = {"kind": "practice", "themes": ("housing",), "lessons": "", "what_went_wrong": "", "staff": ""}
    publish(*(msgspec.structs.replace(one, **shared) for one in (first, second)))
    page = _page(ONE, TWO)
    same, differing = {row.heading for row in page.same}, {row.heading for row in page.differing}
    assert {"Kind", "Themes"} <= same
    assert "Priority objectives" in differing
    assert same & differing == set()
    assert "Lessons" in page.silent
    assert "Staff" in page.silent


@pytest.mark.usefixtures("cohort")
def test_claims_stand_each_for_itself_with_its_method() -> None:
    claims = (Served(number=100, method="estimate"), Served(number=200))
    publish(msgspec.structs.replace(action_of(rows()[0]), served=claims))
    row = next(row for row in _page(ONE, TWO).differing if row.heading == "People served")
    told = [one.text for one in row.cells[0].said]
    assert len(told) == 2
    assert told[1] == "200 · How they were counted is not known."


@pytest.mark.usefixtures("cohort")
def test_at_most_four_each_once_and_those_that_do_not_stand_are_named() -> None:
    withdraw("action", THREE, "A mistake.")
    page = _page(ONE, ONE, TWO, THREE, "nothing", FOUR, FIVE)
    assert [one.reference for one in page.columns] == [ONE, TWO]
    assert page.gone == (THREE, "nothing")
    full = _page(ONE, TWO, FOUR, FIVE)
    assert len(full.columns) == 4
    assert not full.has_room
    assert full.choices == ()


@pytest.mark.usefixtures("cohort")
def test_one_is_added_by_a_link_and_taken_away_by_another() -> None:
    page = _page(ONE, TWO, text="housing")
    assert all(choice.href.startswith(f"/en/compare/?a={ONE}&a={TWO}&a=") for choice in page.choices)
    assert page.columns[0].without_href == f"/en/compare/?a={TWO}"
    assert _page().choices
    assert not _page(ONE).is_enough


@pytest.mark.usefixtures("cohort")
def test_four_cost_no_more_than_one_query_more_each() -> None:
    def queries(*references: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            _page(*references)
        return len(captured)

    queries(ONE, TWO)
    two, four = queries(ONE, TWO), queries(ONE, TWO, FOUR, FIVE)
    assert four <= two + 2
    assert four <= 6
