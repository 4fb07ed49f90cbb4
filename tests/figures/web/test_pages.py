"""The figures as pages: rules, dates, tables with numbers that lead on, files; the same cost at any size."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from tests.factories import register
from tests.figures import things
from tests.showcase.web.pages import get

from localaction.figures import snapshots
from localaction.figures.queries import NAMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(db: None) -> None:
    things.publish()
    snapshots.follow()


def test_before_anything_is_counted_the_page_says_so() -> None:
    assert "Nothing has been counted yet" in get("/figures/")
    get("/figures/stages/", status=404)


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_every_figure_is_there_with_its_entry(counted: None, language: str) -> None:
    page = get("/figures/", language)
    assert re.findall(r'<section class="public-figure" id="([^"]+)"', page) == list(NAMES)
    assert "<script" not in page.split("<main")[1].split("</main>")[0]


def test_a_figure_says_what_it_counts_when_and_by_which_entry(counted: None) -> None:
    page = get("/figures/people/")
    for words in (
        "never added together",
        "As of register entry <bdi>7</bdi>, counted",
        "Survey",
        "CC BY 4.0",
    ):
        assert words in page, words


def test_a_number_leads_to_the_actions_behind_it(counted: None) -> None:
    page = get("/figures/gcm-objectives/")
    href = "/en/actions/?gcm=GCM-7&amp;region=002"
    assert href in page
    assert "1 action" in get("/actions/?gcm=GCM-7&region=002")
    assert "region=150" not in page, "no link where there is nothing"


def test_silence_is_drawn_unlike_every_stage(counted: None) -> None:
    assert page_rows(get("/figures/stages/"))["No word for 15 months"] == "bars--silent"


def page_rows(page: str) -> dict[str, str]:
    rows = re.findall(r'<li class="bars__item ?([^"]*)">.*?<span class="bar__label">([^<]*)</span>', page)
    return {label: family for family, label in rows}


def test_the_table_comes_as_csv_with_codes(counted: None) -> None:
    rows = list(csv.reader(io.StringIO(get("/figures/gcm-objectives.csv"))))
    assert rows[0] == ["item", "002", "019", "142", "150", "009"]
    assert rows[7][1:] == ["1", "0", "1", "0", "0"]


def test_the_pictures_say_what_they_are(counted: None) -> None:
    answer = Client().get("/ar/figures/stages.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    drawn = answer.content.decode()
    assert "var(--" not in drawn
    assert "http://127.0.0.1:8000/ar/figures/stages/" in drawn
    picture = Client().get("/ar/figures/stages.png").content
    assert picture.startswith(b"\x89PNG")
    assert Client().get("/ar/figures/replication.gif").status_code == 404


def test_there_is_no_picture_of_nothing(db: None) -> None:
    snapshots.follow()
    assert Client().get("/en/figures/replication.png").status_code == 404


def test_when_nothing_can_be_drawn_the_reader_is_told_to_come_back(
    counted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nothing/here")
    answer = Client().get("/en/figures/stages.png")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "s-maxage" not in answer["Cache-Control"]


@pytest.mark.parametrize("count", [1, 12])
def test_its_cost_does_not_grow(count: int, django_assert_max_num_queries: Any) -> None:
    register.publish_cohort(count)
    snapshots.follow()
    get("/figures/")
    with django_assert_max_num_queries(2):
        get("/figures/")


def test_the_page_names_its_frame_for_machines_and_people(counted: None) -> None:
    page = get("/figures/stages/")
    assert "application/json+oembed" in page
    assert "&lt;iframe src=&quot;http://127.0.0.1:8000/en/embed/figure/stages/" in page.replace('"', "&quot;")
