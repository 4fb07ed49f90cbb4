"""Frameworks and items, their wording marked where it is not official."""

import pytest
from django.utils.translation import gettext, override
from tests.showcase.web.pages import get

pytestmark = pytest.mark.usefixtures("cohort")


def test_a_wording_of_our_own_says_so() -> None:
    with override("ar"):
        said = gettext("This is not the official wording yet: the secretariat has still to confirm it.")
    assert "not the official wording" not in get("/frameworks/gcm-15/")
    assert said in get("/frameworks/gcm-15/", "ar")


def test_an_item_shows_its_actions_and_leads_to_the_search_for_all() -> None:
    text = get("/frameworks/gcm-15/")
    assert 'href="/en/actions/?gcm=GCM-15"' in text
    assert 'class="entry"' in text
    assert "International Migration Review Forum" in text


def test_an_unknown_item_helps_to_go_on() -> None:
    assert "There is nothing at this address" in get("/frameworks/gcm-99/", status=404)
