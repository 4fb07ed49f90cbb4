"""The pages of open data."""

from __future__ import annotations

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client
from tests.factories import register

from localaction.opendata import files
from localaction.opendata.formats import formats_of
from localaction.opendata.tables import TABLES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "s-maxage" in answer["Cache-Control"]
    return answer.content.decode()


def test_every_file_is_linked_and_there(client: Client) -> None:
    register.publish_cohort(2)
    state = files.build()
    for language in ("en", "ar"):
        text = _text(client, f"/{language}/data/")
        linked = set(re.findall(rf'href="/{language}/data/([a-z]+\.[a-z]+)"', text))
        assert linked == {*state.files} - {"datapackage.json"}
    text = _text(client, "/en/data/")
    assert re.search(r">2</bdi> rows|>2 rows", text)
    assert f"As of entry {state.sequence} of the register" in text
    for name in state.files:
        assert client.head(f"/en/data/{name}").status_code == 200


def test_the_page_stands_before_its_files_do(client: Client) -> None:
    assert "Nothing is published yet." in _text(client, "/en/data/")
    register.publish_cohort(1)
    assert "Actions" in _text(client, "/en/data/")


def test_search_engines_are_told_of_every_table(client: Client) -> None:
    register.publish_cohort(1)
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', _text(client, "/en/data/"), re.DOTALL
    )
    assert found
    told = json.loads(found[1])
    assert [one["name"] for one in told["dataset"]] == [str(table.title) for table in TABLES.values()]
    for one, table in zip(told["dataset"], TABLES.values(), strict=True):
        assert len(one["distribution"]) == len(formats_of(table))
        assert one["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("name", TABLES)
def test_the_dictionary_has_every_column_in_words(client: Client, name: str) -> None:
    text = _text(client, f"/en/data/{name}/")
    assert re.findall(r'<div class="fact" id="([a-z0-9_]+)">', text) == list(TABLES[name].names)
    assert client.get("/en/data/nothing/").status_code == 404


def test_what_a_page_asks_the_database_does_not_grow(client: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    register.publish_cohort(12)
    files.build()
    _text(client, "/en/data/")
    with django_assert_max_num_queries(4):
        _text(client, "/en/data/")
