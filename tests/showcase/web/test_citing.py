"""Anybody can give a list a lasting address; under it the list stays as it was."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.factories import register
from tests.showcase.web.pages import answer, get

from localaction.register import index
from localaction.showcase.models import CitedList
from localaction.showcase.web import citing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


def cite(question: str, language: str = "en") -> Any:
    return Client(enforce_csrf_checks=True).post(f"/{language}/s/", {"question": question})


def test_the_list_stays_and_the_register_goes_on() -> None:
    register.publish_cohort(5)
    last = index.sequence()
    made = cite("kind=ongoing&country=-DE")
    path = made["Location"]
    assert re.fullmatch(r"/en/s/[a-z2-7]{8}/", path)
    assert not made.cookies
    before = re.findall(r'href="/en/actions/(CTA-\d+)/"', get(path[3:]))
    register.publish_cohort(12)
    text = get(path[3:])
    assert re.findall(r'href="/en/actions/(CTA-\d+)/"', text) == before
    assert f"As of register entry {last}" in text
    assert "See the list as it is now" in text
    assert f"{path}</bdi>" in text
    assert 'form id="filters"' in text
    assert 'action="/en/actions/"' in text
    assert f'name="at" value="{last}"' in text
    assert f"at={last}" in html_of_data(text)


def html_of_data(text: str) -> str:
    found = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', text)
    assert found
    return found[1]


def test_the_same_list_is_kept_once_whatever_the_language() -> None:
    register.publish_cohort(3)
    first, second = cite("q=housing", "en")["Location"], cite("q=housing&page=4&x=1", "ar")["Location"]
    assert first.removeprefix("/en") == second.removeprefix("/ar")
    assert CitedList.objects.count() == 1


def test_an_entry_that_is_not_written_yet_becomes_the_last_one() -> None:
    register.publish_cohort(3)
    cite("at=999999")
    assert CitedList.objects.get().entry == index.sequence()


def test_a_page_of_a_list_has_its_address_too() -> None:
    register.publish_cohort(30)
    path = cite("sort=title")["Location"]
    assert 'href="?page=2"' in get(path[3:])
    assert get(f"{path[3:]}?page=2&q=ignored").count('class="entry"') == 10


def test_nobody_fills_the_site_with_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    register.publish_cohort(3)
    monkeypatch.setattr(citing, "MADE_PER_HOUR", 1)
    assert cite("q=one").status_code == 302
    assert cite("q=one").status_code == 302, "what is kept already may be asked for again"
    refused = cite("q=two")
    assert refused.status_code == 429
    assert f'href="/en/actions/?q=two&amp;at={index.sequence()}"' in refused.content.decode()
    assert CitedList.objects.count() == 1


def test_without_a_register_there_is_nothing_to_cite() -> None:
    register.publish()
    assert cite("q=x")["Location"] == "/en/actions/"


def test_what_is_no_list_is_not_found_and_reading_makes_none() -> None:
    assert answer("/s/nothing/").status_code == 404
    assert answer("/s/").status_code == 405
