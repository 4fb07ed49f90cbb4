"""The sitemap names every public page in every language, once, and no more than a file may hold."""

from typing import Any

import pytest
from django.conf import settings
from tests.factories.register import withdraw

from localaction.showcase.queries import sitemap

pytestmark = pytest.mark.usefixtures("cohort")


def _english() -> list[str]:
    places = [place for file in range(1, sitemap.files() + 1) for place in sitemap.places(file)]
    return [dict(place.hrefs)["en"].removeprefix(settings.SITE_URL) for place in places]


def test_everything_public_stands_once_in_each_language() -> None:
    found = _english()
    assert len(found) == len(set(found))
    for address in (
        "/en/",
        "/en/actions/",
        "/en/actions/CTA-001/",
        "/en/frameworks/sdg-1.1/",
        "/en/join/",
        "/en/calls/",
    ):
        assert address in found
    assert [code for code, _href in sitemap.places(1)[0].hrefs] == ["en", "fr", "es", "ar", "pt"]


def test_what_was_withdrawn_leaves_it() -> None:
    before = _english()
    withdraw("action", "CTA-001", "A person could be recognised.")
    assert set(before) - set(_english()) == {"/en/actions/CTA-001/"}


def test_small_files_hold_the_same_as_one_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _english()
    monkeypatch.setattr(sitemap, "PER_FILE", 7)
    assert sitemap.files() > 10
    assert max(len(sitemap.places(file)) for file in range(1, sitemap.files() + 1)) == 7
    assert _english() == whole
    assert sitemap.places(sitemap.files() + 1) == ()


def test_its_cost_does_not_grow_with_what_stands(django_assert_max_num_queries: Any) -> None:
    sitemap.places(1)
    with django_assert_max_num_queries(2 * len(sitemap.KINDS)):
        sitemap.places(1)
