"""A reader finds what cities do in any language, leaves some out, is helped on, and cites the list."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
WITHIN_SECONDS = 20
SHORT = re.compile(r"/s/[a-z2-7]{8}/$")


def total(reader: Visitor) -> int:
    """How many actions the page says it found; one or two are said in a word in Arabic."""
    found = re.search(r"\d+", reader.page.locator(".found__sentence").inner_text())
    return int(found[0]) if found else reader.page.locator("main .entry").count()


def wait_for_meanings(reader: Visitor, path: str) -> None:
    """The worker makes them within seconds of the first start."""
    deadline = time.monotonic() + WITHIN_SECONDS
    while "found__meaning" not in reader.page.request.get(f"{reader.site}{path}&x={time.monotonic()}").text():
        assert time.monotonic() < deadline, "no meanings yet"
        time.sleep(0.5)


def test_suggestions_lead_by_keyboard_to_what_was_meant(new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("en")
    reader.open("/actions/")
    box = reader.page.get_by_role("combobox")
    box.press_sequentially("kampal", delay=30)
    options = reader.page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    reader.look_over()
    wanted = options.filter(has_text="government").first
    for _press in range(options.count()):
        box.press("ArrowDown")
        if wanted.get_attribute("aria-selected") == "true":
            break
    assert box.get_attribute("aria-activedescendant") == wanted.get_attribute("id")
    box.press("Enter")
    reader.page.wait_for_url("**/en/governments/kampala-*/")
    reader.look_over()
    # Escape closes the list and keeps the words; Enter then searches for them
    reader.open("/")
    box = reader.page.get_by_role("combobox")
    box.press_sequentially("safety nets", delay=30)
    options.first.wait_for()
    box.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "safety nets")
    box.press("Enter")
    reader.page.wait_for_url("**/en/actions/?q=safety+nets")


def test_words_of_another_language_find_what_is_near_and_say_why(
    new_visitor: Callable[..., Visitor],
) -> None:
    reader = new_visitor("en")
    wait_for_meanings(reader, "/en/actions/?q=vivienda+para+refugiados")
    reader.open("/actions/?q=vivienda+para+refugiados")
    why = reader.page.locator(".entry__why", has_text="Near in meaning")
    assert why.count()
    mixed = total(reader)
    reader.press("Only my words")
    assert total(reader) < mixed
    assert why.count() == 0
    reader.press("Add those near in meaning")
    assert total(reader) == mixed


def test_a_list_without_some_is_cited_and_stays(new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("en")
    reader.open("/actions/?kind=commitment")
    every = total(reader)
    reader.page.locator("#filters summary", has_text="Region").click()
    reader.page.get_by_role("checkbox", name="Leave out: Africa", exact=True).click()
    reader.page.wait_for_url("**region=-002*")
    reader.arrive()
    fewer = total(reader)
    assert 0 < fewer < every
    assert reader.page.get_by_role("link", name="without: Africa").count() == 1
    reader.press("Make a lasting address")
    assert SHORT.search(reader.page.url)
    assert "As of register entry" in reader.page.locator("main").inner_text()
    citation = reader.page.locator("#citation").inner_text()
    assert citation.endswith(reader.page.url)
    assert "without: Africa" in citation
    address = reader.page.url
    # who reads it elsewhere finds the same list, and every choice there stays as of that entry
    other = new_visitor("en", script=False)
    other.page.goto(address)
    assert total(other) == fewer
    assert "at=" in (other.page.get_by_role("link", name="By title").get_attribute("href") or "")
    other.press("without: Africa")
    assert total(other) == every
    assert re.search(r"[?&]at=\d+", other.page.url)


def test_nothing_found_leads_on(new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("en")
    reader.open("/actions/?q=school&country=IS&meaning=off")
    assert "Nothing matches all of this" in reader.page.locator("main").inner_text()
    reader.page.locator("main .ways a").first.click()
    reader.arrive()
    assert total(reader) > 0


def test_two_actions_stand_side_by_side(new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("en", width=360)
    reader.open("/actions/?country=US")
    boxes = reader.page.locator(".entry__compare input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    reader.page.locator("#compare button").click()
    reader.arrive()
    assert reader.page.url.count("a=") == 2


def test_it_works_on_a_phone_in_arabic_without_javascript(new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("ar", script=False, width=360)
    reader.open("/actions/?meaning=off")
    reader.fill(q="بلدية")
    reader.page.locator("button[form=filters]").click()
    reader.arrive()
    every = total(reader)
    assert reader.page.locator("main .entry [lang=ar]").count()
    reader.page.locator("button[popovertarget=filters]").first.click()
    reader.page.locator("#filters details", has=reader.page.locator("[name=region]")).locator(
        "summary"
    ).click()
    reader.page.locator("#filters .leave-out input[name=region]").first.check()
    reader.page.locator("#filters button[type=submit]").click()
    reader.page.wait_for_url("**region=-*")
    reader.arrive()
    fewer = total(reader)
    assert fewer < every
    reader.page.locator("main form[action$='/s/'] button").click()
    reader.arrive()
    assert SHORT.search(reader.page.url)
    assert total(reader) == fewer
    assert reader.page.locator("#citation").count() == 1
