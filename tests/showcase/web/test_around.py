"""What a map with script asks for: numbers and a list, without a database and whatever is asked."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cohort")]


def test_lights_come_as_numbers(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/en/map/lights.json")
    with django_assert_num_queries(0):
        answer = client.get("/en/map/lights.json?country=KE")
    told = json.loads(answer.content)
    assert len(told["x"]) == len(told["y"]) == len(told["references"]) > 0
    assert "public" in answer["Cache-Control"]


def test_the_list_of_a_part_says_how_many(client: Client) -> None:
    whole = client.get("/en/map/within/").content.decode()
    part = client.get("/en/map/within/?box=1000,200,1300,600").content.decode()
    assert 'data-total="78"' in whole
    assert 'data-total="78"' not in part
    assert "data-reference=" in part


def test_where_nothing_is_the_list_says_so(client: Client) -> None:
    assert "Move the map" in client.get("/en/map/within/?box=0,0,1,1").content.decode()


@pytest.mark.parametrize(
    "query", ["box=x", "box=1,1,0,0", "page=-1", "page=9999999999999999999999", "q=%00%ff"]
)
def test_nonsense_is_answered(client: Client, query: str) -> None:
    assert client.get(f"/ar/map/within/?{query}").status_code == 200
