"""What stands in frames on other sites: only these pages may, without script, with their source's whole address."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.factories import register
from tests.figures import things

from localaction.figures import snapshots

pytestmark = pytest.mark.django_db
FRAMES = ("/embed/action/LA-AAAAAA/", "/embed/map/", "/embed/figure/stages/")


@pytest.fixture(autouse=True)
def _published(db: None) -> None:
    things.publish()
    snapshots.follow()


@pytest.mark.parametrize("path", FRAMES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_may_be_framed_runs_no_script_and_is_light(path: str, language: str) -> None:
    answer = Client().get(f"/{language}{path}")
    page = answer.content.decode()
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "script" not in answer["Content-Security-Policy"] + page
    assert not answer.cookies
    assert len(page) < 12_000
    assert "http://127.0.0.1:8000/" in page
    assert "s-maxage" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/actions/LA-AAAAAA/", "/figures/stages/", "/map/"])
def test_no_other_page_may(path: str) -> None:
    answer = Client().get(f"/en{path}")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_the_card_tells_who_what_and_how_far() -> None:
    page = Client().get("/en/embed/action/LA-AAAAAA/").content.decode()
    for words in (
        "Kampala",
        "Uganda",
        "safety nets for recovery",
        "Ongoing action",
        "GCM 7",
        "entry <bdi>5</bdi>",
    ):
        assert words in page, words


def test_the_map_shows_what_is_chosen() -> None:
    everything = Client().get("/en/embed/map/").content.decode()
    africa = Client().get("/en/embed/map/?region=002").content.decode()
    assert "<bdi>2</bdi> actions with a place" in everything
    assert "<bdi>1</bdi> action with a place" in africa
    assert "/en/map/?region=002" in africa


@pytest.mark.parametrize("path", ["/embed/action/LA-NOBODY/", "/embed/figure/nothing/"])
def test_where_there_is_nothing_the_frame_says_so(path: str) -> None:
    answer = Client().get(f"/en{path}")
    assert answer.status_code == 404
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "s-maxage" not in answer["Cache-Control"]


def test_a_withdrawn_action_is_gone_from_frames() -> None:
    register.withdraw("action", "LA-AAAAAA", "Mistake.")
    answer = Client().get("/en/embed/action/LA-AAAAAA/")
    assert answer.status_code == 404
    assert "safety nets" not in answer.content.decode()
