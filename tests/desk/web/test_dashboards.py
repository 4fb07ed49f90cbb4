"""The dashboards show what was counted last, as tables at once and as pictures when they are drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from localaction.desk import snapshots, tasks
from tests.actions import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.CHARTS_ROOT = tmp_path / "charts"


@pytest.fixture
def desk() -> Client:
    return making.at_desk(Client(), making.secretariat())


def test_before_the_first_count_the_page_says_so(desk: Client) -> None:
    assert "Nothing has been counted yet" in desk.get("/en/desk/dashboards/").text


def test_the_tables_are_there_before_the_pictures(desk: Client) -> None:
    making.focal_point("Nadia")
    snapshots.count("")
    before = desk.get("/en/desk/dashboards/").text
    assert "How far governments came" in before
    assert "being drawn" in before
    assert "<svg" not in before.partition('class="figures"')[2]
    tasks.draw_charts("", "en")
    after = desk.get("/en/desk/dashboards/").text
    assert "<svg" in after.partition('class="figures"')[2]
    assert "being drawn" not in after


def test_each_table_is_a_csv_file(desk: Client) -> None:
    snapshots.count("")
    answer = desk.get("/en/desk/dashboards/funnel.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.text.splitlines()[0] == "step,governments,actions"
    assert desk.get("/en/desk/dashboards/nothing.csv").status_code == 404


def test_a_call_that_does_not_exist_has_no_dashboard(desk: Client) -> None:
    assert desk.get("/en/desk/dashboards/?call=nothing").status_code == 404


def test_arabic_charts_run_from_right_to_left(desk: Client) -> None:
    snapshots.count("")
    found = desk.get("/ar/desk/dashboards/").context["figures"]
    assert all(figure.chart.right_to_left for figure in found)


def test_the_page_asks_as_much_for_one_call_as_for_twelve(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    making.focal_point("Nadia")
    snapshots.count("")
    tasks.draw_charts("", "en")
    with django_assert_max_num_queries(12):
        desk.get("/en/desk/dashboards/")
