"""Suggestions are public, small, and escape by being data."""

import pytest
from tests.showcase.web.pages import answer


@pytest.mark.usefixtures("cohort")
def test_suggestions_are_data_that_caches_may_keep() -> None:
    found = answer("/suggest/?q=kampala")
    assert found["Content-Type"] == "application/json"
    assert "s-maxage" in found["Cache-Control"]
    assert not found.cookies
    one = next(one for one in found.json()["results"] if "/governments/" in one["href"])
    assert {*one} == {"label", "language", "detail", "href"}


@pytest.mark.usefixtures("cohort")
def test_nothing_typed_suggests_nothing() -> None:
    assert answer("/suggest/").json() == {"results": []}
    assert answer(f"/suggest/?q={'x' * 2_000}").json() == {"results": []}
