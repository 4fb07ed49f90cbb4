"""The front page costs the same however much there is, and so does every other public page that lists things."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.register import publish_cohort
from tests.showcase.web.pages import ADDRESSES, get

BUDGET = 8


def _queries(path: str) -> int:
    client = Client()
    client.get(f"/en{path}")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(f"/en{path}").status_code == 200
    return len(captured)


@pytest.mark.django_db
def test_pages_ask_as_much_of_the_database_for_one_action_as_for_twelve() -> None:
    listing = ("/", "/actions/", "/governments/", "/signatories/", "/map/", "/frameworks/gcm-15/")
    publish_cohort(1)
    few = {path: _queries(path) for path in listing}
    publish_cohort(12)
    assert {path: _queries(path) for path in listing} == few
    assert max(few.values()) <= BUDGET


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_every_page_stands_in_its_language_without_a_cookie(path: str, language: str) -> None:
    text = get(path, language)
    way = {"en": "ltr", "ar": "rtl"}[language]
    assert f'<html lang="{language}" dir="{way}">' in text
    assert text.count("<h1") == 1


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize("path", ADDRESSES)
def test_every_page_may_be_kept_by_caches_and_varies_by_nothing_of_the_reader(path: str) -> None:
    response = Client(HTTP_COOKIE="theme=dark; seen=1").get(f"/en{path}")
    assert "s-maxage" in response.headers["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize("path", ADDRESSES)
def test_no_page_asks_another_host_for_anything(path: str) -> None:
    found = re.findall(r'<(?:script|img|link|iframe|image|source)[^>]+(?:src|href)="[^"]+"', get(path))
    loaded = [tag for tag in found if 'rel="canonical"' not in tag and 'rel="alternate"' not in tag]
    assert len(loaded) >= 4
    assert [tag for tag in loaded if "//" in tag] == []


@pytest.mark.usefixtures("cohort")
def test_the_front_page_leads_to_everything() -> None:
    text = get("/")
    for address in (
        "/en/priorities/PO-1/",
        "/en/countries/",
        "/en/actions/?objective=GCM-4",
        "/en/map/",
        "/en/signatories/",
    ):
        assert f'href="{address}"' in text
    assert "Published in the public register, as of" in text
    assert text.count('class="light') >= 60


@pytest.mark.django_db
def test_an_empty_register_still_has_a_front_page() -> None:
    assert "No action is published yet" in get("/")
    for path in ("/actions/", "/governments/", "/signatories/", "/map/"):
        get(path)
