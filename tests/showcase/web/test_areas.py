"""The pages of countries and regions cost the same however much there is, and say so where nothing is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.register import publish_cohort
from tests.showcase.web.pages import answer, get

PATHS = ("/countries/", "/regions/", "/countries/UG/", "/regions/014/", "/priorities/", "/priorities/PO-1/")
BUDGET = 8


def _queries(path: str) -> int:
    client = Client()
    client.get(f"/en{path}")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/en{path}").status_code == 200
    return len(captured)


@pytest.mark.django_db
def test_they_ask_as_much_of_the_database_for_one_action_as_for_twelve() -> None:
    publish_cohort(1)
    few = {path: _queries(path) for path in PATHS}
    publish_cohort(12)
    assert {path: _queries(path) for path in PATHS} == few
    assert max(few.values()) <= BUDGET


@pytest.mark.usefixtures("cohort")
def test_a_country_without_an_action_says_what_that_means() -> None:
    text = get("/countries/IS/")
    assert "That says nothing about what is done there." in text
    assert "/en/join/" in text


@pytest.mark.usefixtures("cohort")
def test_one_thing_has_one_address() -> None:
    assert answer("/countries/ug/").headers["Location"] == "/en/countries/UG/"
    assert answer("/priorities/po-1/").headers["Location"] == "/en/priorities/PO-1/"
    assert answer("/frameworks/po-1/").headers["Location"] == "/en/priorities/PO-1/"


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize("path", ["/countries/ZZ/", "/regions/999/", "/priorities/PO-99/", "/cohorts/none/"])
def test_what_there_is_not_is_not_found(path: str) -> None:
    get(path, status=404)


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*PATHS, "/cohorts/", "/compare/"])
def test_an_empty_register_still_has_these_pages(path: str) -> None:
    get(path)
