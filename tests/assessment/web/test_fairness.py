"""The page on fairness."""

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World
from tests.assessment.queries.test_fairness import judged


@pytest.fixture
def desk(here: World) -> Client:
    return world.client_of(here.nadia)


def test_the_page_says_who_is_severe(here: World, desk: Client) -> None:
    judged(here)
    shown = desk.get(reverse("assessment:fairness")).content.decode()
    assert "Ada Obi" in shown
    assert "Severe" in shown


@pytest.mark.parametrize(
    ("table", "column"), [("agreement", "alpha"), ("assessors", "points"), ("outcomes", "decided")]
)
def test_each_table_is_there_as_csv(here: World, desk: Client, table: str, column: str) -> None:
    answer = desk.get(reverse("assessment:fairness_csv", args=[judged(here), table]))
    rows = list(csv.reader(StringIO(answer.content.decode())))
    assert column in rows[0]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 2


def test_what_is_not_there_is_not_found(here: World, desk: Client) -> None:
    assert desk.get(reverse("assessment:fairness_of", args=["none"])).status_code == 404
    assert desk.get(reverse("assessment:fairness_csv", args=[judged(here), "other"])).status_code == 404


def test_it_is_for_the_secretariat(here: World) -> None:
    assert world.client_of(here.ada).get(reverse("assessment:fairness")).status_code == 403
