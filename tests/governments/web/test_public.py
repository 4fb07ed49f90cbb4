import time
from typing import Any

import pytest
from django.test import Client
from tests.governments import making

pytestmark = pytest.mark.django_db


def _ask(client: Client, **query: str) -> Any:
    return client.get("/en/join/places/", query, HTTP_ACCEPT="application/json")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("Kampala", "Kampala"),
        ("كمبالا", "Kampala"),
        ("São Paulo", "São Paulo"),
        ("sao paulo", "São Paulo"),
        ("Zurich", "Zürich"),
    ],
)
def test_the_type_ahead_finds_places_in_any_spelling(client: Client, query: str, label: str) -> None:
    answer = _ask(client, q=query)
    assert answer["Content-Type"] == "application/json"
    assert answer.json()["results"][0]["label"] == label


def test_governments_stand_before_places_and_once(client: Client) -> None:
    government = making.government(geonames_id=232422)
    results = _ask(client, q="Kampala", country="UG").json()["results"]
    assert results[0]["id"] == f"g:{government.slug}"
    assert "p:232422" not in [result["id"] for result in results]


def test_proposals_that_were_turned_down_are_not_shown(client: Client) -> None:
    making.government("Zzyzx", status="rejected")
    assert _ask(client, q="Zzyzx").json()["results"] == []


def test_people_get_a_page_and_no_cookie(client: Client) -> None:
    answer = client.get("/ar/join/places/", {"q": "Kampala"}, HTTP_ACCEPT="text/html,*/*;q=0.8")
    assert "/ar/join/place/232422/" in answer.content.decode()
    assert answer["Cache-Control"].startswith("public")
    assert "Accept" in answer["Vary"]
    assert not client.cookies


@pytest.mark.parametrize("query", ["", " ", "x" * 5000, "\u0000", "%", "'; --", "\u202e"])
def test_any_text_gets_an_answer(client: Client, query: str) -> None:
    assert _ask(client, q=query).status_code == 200


def test_towns_alone_are_answered_by_number(client: Client) -> None:
    results = _ask(client, q="Kampala", only="places").json()["results"]
    assert results[0]["id"] == "232422"


def test_it_answers_fast(client: Client) -> None:
    _ask(client, q="Kampala")
    begun = time.perf_counter()
    for query in ("Kampala", "كمبالا", "São Paulo", "sao paulo", "Zurich"):
        _ask(client, q=query)
    assert (time.perf_counter() - begun) / 5 < 0.05
