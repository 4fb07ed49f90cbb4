"""The catalogue answers by code in any case, in the reader's language, and from memory."""

import pytest
from pytest_django import DjangoAssertNumQueries

from localaction.frameworks import queries

pytestmark = pytest.mark.django_db


def test_an_item_is_found_in_any_case() -> None:
    assert queries.item("gcm-15") == queries.item("GCM-15")
    assert queries.item("GCM-15") is not None
    assert queries.item("GCM-99") is None


def test_a_label_says_code_and_short_title_in_the_reader_s_language() -> None:
    english, french = queries.item_label("SDG-11", "en"), queries.item_label("SDG-11", "fr")
    assert english.startswith("SDG 11 · ")
    assert french.startswith("SDG 11 · ")
    assert english != french


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert queries.item_label("XYZ-1", "en") == "XYZ-1"
    assert queries.term_label("populations", "martians", "en") == "martians"


def test_the_targets_of_a_goal_are_its_children() -> None:
    assert [item.code for item in queries.children("SDG-1")] == [
        "SDG-1.1", "SDG-1.2", "SDG-1.3", "SDG-1.4", "SDG-1.5", "SDG-1.a", "SDG-1.b",
    ]  # fmt: skip


def test_priorities_point_at_items_that_exist() -> None:
    for priority in queries.items("priorities"):
        assert priority.facts["maps_to"], priority.code
        assert [code for code in priority.facts["maps_to"] if queries.item(code) is None] == []


def test_the_second_question_costs_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    queries.catalogue()
    with django_assert_num_queries(0):
        queries.item_choices("gcm-objectives", "ar")
        queries.terms("populations")


def test_sessions_come_soonest_first() -> None:
    import datetime as dt

    found = queries.sessions_from(dt.date(2026, 1, 1))
    assert [session.starts_on for session in found] == sorted(
        session.starts_on for session in found if session.starts_on
    )
    assert "imrf-2026" in [session.code for session in found]
