"""Frameworks show how many published actions serve each item, and whose wording a title is."""

import pytest
from django.utils.translation import override

from localaction.showcase.queries.frameworks import (
    forum_lines,
    framework_lines,
    framework_page,
    item_page,
)

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


def test_a_wording_of_our_own_is_marked() -> None:
    english, arabic = item_page("gcm-15", "en"), item_page("gcm-15", "ar")
    assert english is not None
    assert arabic is not None
    assert (english.is_official, arabic.is_official) == (True, False)


def test_a_priority_shows_what_it_joins_and_that_this_is_our_reading() -> None:
    page = item_page("po-1", "en")
    assert page is not None
    assert "GCM 4" in [chip.code for chip in page.joins]
    assert not page.mapping_is_confirmed
    joined = item_page("gcm-4", "en")
    assert joined is not None
    assert "PO 1" in [chip.code for chip in joined.joined_by]


def test_a_goal_has_its_targets_and_a_target_its_goal() -> None:
    goal, target = item_page("sdg-1", "en"), item_page("sdg-1.3", "en")
    assert goal is not None
    assert target is not None
    assert len(goal.children) == 7
    assert target.parent is not None
    assert target.parent.code == "SDG-1"


def test_forums_have_real_dates() -> None:
    with override("en"):
        sessions = [one for forum in forum_lines("en") for one in forum.sessions]
    assert "5 May 2026 to 8 May 2026" in [one.when for one in sessions]
    assert "2030" in [one.when for one in sessions]


def test_unknown_codes_have_no_page() -> None:
    assert framework_page("gcm", "en") is None
    assert item_page("gcm-99", "en") is None
