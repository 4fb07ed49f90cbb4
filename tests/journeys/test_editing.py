"""An editor mends what is public, its author agrees word by word, and only then the world reads it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PUBLIC_WITHIN_SECONDS = 20
ACTION = "CTA-002"
"""Kampala's action of the first cohort: public, in English, and Kampala has a focal point."""
FOCAL_POINT = "focal@example.org"
SENTENCE = "An editor shortened this sentence."
ARABIC = "عنوان قصير كتبه المحرر"


@pytest.fixture(scope="module")
def secretary(new_visitor: Callable[..., Visitor]) -> Visitor:
    """A member of the secretariat, signed in with both factors."""
    found = new_visitor("en")
    found.sign_in("secretariat@example.org")
    return found


def _write(secretary: Visitor, language: str, field: str, text: str) -> None:
    """From the page of the action to the texts of one language; then back to the edit."""
    secretary.open(f"/desk/actions/{ACTION}/")
    secretary.page.locator(f"main a[href$='/{ACTION}/edit/']").click()
    secretary.arrive()
    secretary.choose("language", language)
    secretary.move("begin")
    secretary.fill(**{field: text})
    secretary.page.locator("main button[value=leave]").click()
    secretary.arrive()
    assert secretary.page.locator("main ins").count() or language != "en"


def _propose(secretary: Visitor, note: str) -> str:
    """Send the edit to its author; returns the address in the letter that follows."""
    before = len(secretary.letters(FOCAL_POINT))
    secretary.fill(note=note)
    secretary.move("propose")
    letter = secretary.letter(FOCAL_POINT, containing="/edits/", after=before)
    assert note in letter["text"]
    found = re.search(r"/\w\w(/edits/\S+/)", letter["text"])
    assert found, letter["text"]
    return found[1]


def _until_public(reader: Visitor, text: str) -> None:
    deadline = time.monotonic() + PUBLIC_WITHIN_SECONDS
    while text not in reader.page.request.get(f"{reader.site}/{reader.language}/actions/{ACTION}/").text():
        assert time.monotonic() < deadline, f"{text!r} is not public"
        time.sleep(0.4)


def test_the_author_agrees_by_the_letter_on_a_phone(
    new_visitor: Callable[..., Visitor], secretary: Visitor
) -> None:
    reader = new_visitor("en", script=False)
    _write(secretary, "en", "text-challenge", SENTENCE)
    link = _propose(secretary, "Shorter reads better.")
    officer = new_visitor("en", script=False, width=360)
    officer.open(link)
    assert officer.page.locator("ins").first.is_visible()
    assert officer.page.locator("del").first.is_visible()
    assert SENTENCE not in reader.page.request.get(f"{reader.site}/en/actions/{ACTION}/").text()
    officer.move("agree")
    assert "Agreed on" in officer.page.locator("main").inner_text()
    assert officer.page.context.cookies() == []
    _until_public(reader, SENTENCE)


def test_no_in_the_portal_from_right_to_left_changes_nothing(
    new_visitor: Callable[..., Visitor], secretary: Visitor
) -> None:
    _write(secretary, "ar", "text-title", ARABIC)
    link = _propose(secretary, "A title for Arabic readers.")
    phone = new_visitor("ar", width=360)
    phone.open(link)
    officer = new_visitor("ar", width=360)
    officer.sign_in(FOCAL_POINT)
    officer.open(f"/portal/actions/{ACTION}/")
    officer.page.locator("main a[href*='/edits/']").first.click()
    officer.arrive()
    assert ARABIC in officer.page.locator("main").inner_text()
    officer.move("refuse")
    assert officer.page.locator("[role=alert]").first.is_visible()
    officer.fill(answer="لا أوافق على هذا العنوان.")
    officer.move("refuse")
    secretary.open(f"/desk/actions/{ACTION}/edit/")
    assert "لا أوافق على هذا العنوان." in secretary.page.locator("main").inner_text()
    reader = new_visitor("ar", script=False)
    assert ARABIC not in reader.page.request.get(f"{reader.site}/ar/actions/{ACTION}/").text()


def test_an_outdated_translation_is_one_step_from_being_mended(secretary: Visitor) -> None:
    secretary.open("/desk/translations/")
    assert secretary.page.locator("main h1").is_visible()
    if secretary.page.locator("main tbody button").count():
        secretary.page.locator("main tbody button").first.click()
        secretary.arrive()
        assert "/edit/" in secretary.page.url
