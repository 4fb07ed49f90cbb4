"""Frameworks show how many published actions serve each item."""

import pytest
from django.utils.translation import override

from localaction.showcase.queries.frameworks import (
    forum_lines,
    framework_lines,
    framework_page,
)
from localaction.showcase.queries.items import item_page

pytestmark = pytest.mark.usefixtures("cohort")


def test_every_framework_is_listed_the_priorities_first() -> None:
    lines = framework_lines("en")
    assert len(lines) == 7
    assert lines[0].href == "/en/frameworks/priorities/"


def test_counts_beside_items_are_those_of_their_pages() -> None:
    for code in ("gcm-objectives", "gcr-objectives", "sdg-goals", "priorities"):
        page = framework_page(code, "en")
        assert page is not None
        for line in page.items[:4]:
            item = item_page(line.code.lower(), "en")
            assert item is not None
            assert (line.code, item.total) == (line.code, line.count)


def test_forums_have_real_dates() -> None:
    with override("en"):
        sessions = [one for forum in forum_lines("en") for one in forum.sessions]
    assert "5 May 2026 to 8 May 2026" in [one.when for one in sessions]
    assert "2030" in [one.when for one in sessions]


def test_unknown_codes_have_no_page() -> None:
    assert framework_page("gcm", "en") is None
    assert item_page("gcm-99", "en") is None
