"""Similar actions on the page of an action."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories import register

from localaction.register import meanings
from localaction.showcase.queries.alike import MOST_REASONS, MOST_SHOWN, alike

pytestmark = pytest.mark.django_db


def test_similar_actions_say_whose_they_are_and_why_they_are_shown(cohort: None) -> None:
    meanings.follow()
    found = alike("CTA-001", "en")
    assert 0 < len(found) <= MOST_SHOWN
    first = found[0]
    assert first.title.text == "Migrant entrepreneurs in waste management"
    assert "Very close in meaning" in first.reasons
    assert all(0 < len(one.reasons) <= MOST_REASONS for one in found)


def test_before_meanings_are_made_the_page_stands_without(cohort: None, client: Client) -> None:
    assert alike("CTA-001", "en") == ()
    answer = client.get("/en/actions/CTA-001/")
    assert answer.status_code == 200
    assert 'id="alike"' not in answer.content.decode()
    meanings.follow()
    assert 'id="alike"' in client.get("/en/actions/CTA-001/").content.decode()


def test_what_was_withdrawn_since_is_left_out(cohort: None) -> None:
    meanings.follow()
    first = alike("CTA-001", "en")[0].href.rstrip("/").rsplit("/", 1)[1]
    register.withdraw("action", first, "Stopped.")
    assert first not in [one.href.rstrip("/").rsplit("/", 1)[1] for one in alike("CTA-001", "en")]


def test_one_query_reads_them_all(
    cohort: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    meanings.follow()
    alike("CTA-001", "ar")
    with django_assert_max_num_queries(1):
        assert len(alike("CTA-001", "ar")) == MOST_SHOWN
