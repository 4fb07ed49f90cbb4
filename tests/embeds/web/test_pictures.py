"""Social cards as addresses: of what stands, in one of the site's languages, gone with it."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.factories import register
from tests.figures import things

pytestmark = pytest.mark.django_db


def test_what_stands_has_a_card_and_what_does_not_has_none() -> None:
    things.publish()
    found = Client().get("/cards/actions/LA-AAAAAA.png?language=ar")
    assert (found.status_code, found["Content-Type"]) == (200, "image/png")
    assert "s-maxage" in found["Cache-Control"]
    register.withdraw("action", "LA-AAAAAA", "Mistake.")
    gone = Client().get("/cards/actions/LA-AAAAAA.png?language=ar")
    assert gone.status_code == 404
    assert "s-maxage" not in gone.get("Cache-Control", "")


def test_only_languages_of_the_site_have_a_card() -> None:
    assert Client().get("/cards/xx.png").status_code == 404


def test_when_nothing_can_be_painted_the_reader_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    things.publish()
    monkeypatch.setattr("sys.executable", "/nothing/here")
    answer = Client().get("/cards/actions/LA-AAAAAA.png")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
