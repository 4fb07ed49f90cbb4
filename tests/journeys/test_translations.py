"""An officer adds Arabic to what was written in English; the secretariat publishes it; an Arabic reader reads it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PUBLIC_WITHIN_SECONDS = 20
ACTION = "CTA-002"
"""Kampala's action of the first cohort: public, in English."""


@pytest.fixture(scope="module")
def secretary(new_visitor: Callable[..., Visitor]) -> Visitor:
    """A member of the secretariat, signed in with both factors."""
    found = new_visitor("en")
    found.sign_in("secretariat@example.org")
    return found


def _editor(officer: Visitor) -> None:
    """From the home page to the Arabic translation of the action, by the links that are there."""
    officer.open("/portal/")
    officer.page.locator(f"main a[href$='/portal/actions/{ACTION}/']").first.click()
    officer.arrive()
    officer.page.locator("a[href$='/translations/']").first.click()
    officer.arrive()
    begun = officer.page.locator("main a[href$='/translations/ar/']")
    if begun.count():
        begun.first.click()
        officer.arrive()
    else:
        officer.choose("language", "ar")
        officer.send()
    assert officer.page.url.endswith(f"/{ACTION}/translations/ar/")


def _published(secretary: Visitor, reader: Visitor, text: str) -> None:
    """The secretariat publishes what is finished, from its queue; within seconds the world reads it."""
    secretary.open("/desk/?kind=translation")
    secretary.page.locator(f"main a[href$='/{ACTION}/translations/']").first.click()
    secretary.arrive()
    secretary.page.locator("main a[href$='/translations/ar/']").first.click()
    secretary.arrive()
    secretary.move("publish")
    deadline = time.monotonic() + PUBLIC_WITHIN_SECONDS
    while time.monotonic() < deadline:
        reader.open(f"/actions/{ACTION}/")
        if text in reader.page.locator("main").inner_text():
            return
        time.sleep(0.5)
    raise AssertionError(f"{text!r} is not public")


def test_arabic_without_javascript_in_arabic(new_visitor: Callable[..., Visitor], secretary: Visitor) -> None:
    officer = new_visitor("ar", script=False, width=360)
    officer.sign_in("focal@example.org")
    _editor(officer)
    text = "عاش في المدينة مئة وعشرون ألف لاجئ."
    officer.fill(**{"text-challenge": text})
    officer.page.locator("main button[value=save]").click()
    officer.arrive()
    assert officer.page.locator("[name='text-challenge']").input_value() == text
    officer.page.locator("main button[value=offer]").click()
    officer.arrive()

    reader = new_visitor("ar", script=False, width=360)
    _published(secretary, reader, text)
    said = reader.page.locator(".user-text", has_text=text)
    assert said.get_attribute("lang") == "ar"
    assert reader.page.locator("h1").get_attribute("lang") == "en"
    assert reader.page.locator("main .told-in a").get_attribute("href") == f"/ar/actions/{ACTION}/?text=en"


def test_arabic_beside_english_on_a_phone(new_visitor: Callable[..., Visitor], secretary: Visitor) -> None:
    officer = new_visitor("en", width=360)
    officer.sign_in("focal@example.org")
    _editor(officer)
    title, summary = "كمبالا للجميع: شبكات أمان للتعافي", "نقود وتدريب ورسوم مدرسية للاجئين والعمال."
    box = officer.page.locator("[name='text-title']")
    assert box.get_attribute("dir") == "rtl"

    # what she types is there when she comes back, though she pressed nothing
    box.press_sequentially(title, delay=5)
    officer.page.locator("#saved", has_text="Saved at").wait_for()
    officer.page.goto(officer.page.url)
    officer.look_over()
    assert officer.page.locator("[name='text-title']").input_value() == title

    officer.fill(**{"text-summary": summary})
    officer.page.locator("main button[value=offer]").click()
    officer.arrive()
    english = new_visitor("en", width=360)
    english.open(f"/actions/{ACTION}/")
    original = english.page.locator("h1").inner_text()

    reader = new_visitor("ar", width=360)
    _published(secretary, reader, title)
    heading = reader.page.locator("h1")
    assert (heading.inner_text(), heading.get_attribute("lang")) == (title, "ar")
    assert summary in reader.page.locator(".lead").inner_text()

    # the way to the original and back
    reader.page.locator("main a[href$='?text=en']").click()
    reader.arrive()
    heading = reader.page.locator("h1")
    assert (heading.inner_text(), heading.get_attribute("dir")) == (original, "ltr")
    assert reader.page.locator("main .told-in a").get_attribute("href") == f"/ar/actions/{ACTION}/"

    # its words are found, and lists show it
    reader.open("/actions/?q=شبكات أمان للتعافي")
    assert reader.page.locator(".entry__title").first.inner_text() == title
    english.open(f"/actions/{ACTION}/")
    assert english.page.locator("h1").inner_text() == original

    # the original changes: she sees what, side by side with her translation
    officer.open(f"/portal/actions/{ACTION}/")
    officer.page.locator("form[action$='/correct/'] button").click()
    officer.arrive()
    officer.open(f"/portal/actions/{ACTION}/essentials/?all=1")
    officer.fill(title=f"{original}, and work")
    officer.page.locator("main button[name=go][value=leave]").click()
    officer.arrive()
    officer.open(f"/portal/actions/{ACTION}/translations/ar/")
    officer.page.locator(".pair__changes summary").first.click()
    assert "and work" in officer.page.locator(".pair__changes ins").first.inner_text()
    officer.look_over()
