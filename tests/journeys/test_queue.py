"""The queue of the desk: what waits is found, shared out and dealt with; by keyboard, on a phone, without a script."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.site import environment
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
FIRST, SECOND = "secretariat@example.org", "secretariat2@example.org"
ASSESSOR = "assessor@example.org"

PROPOSALS = """
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.governments.facts import Facts
from localaction.governments.operations import propose
focal = actor_of(Person.objects.get(email="focal@example.org"))
for name, country in (("Nyamagabe Hills", "RW"), ("Villa Esperanza del Norte", "CO"), ("Sidi Rahal Plage", "MA")):
    propose(actor=focal, facts=Facts(name=name, country=country, level="municipality"))
"""


@pytest.fixture(scope="module", autouse=True)
def three_governments_wait(site: str, site_folder: Path) -> None:
    """Somebody brings three governments that are not in the registry."""
    surroundings = {**environment(site_folder), "LOCALACTION_SITE_URL": site}
    command = [sys.executable, "-m", "localaction", "shell", "--command", PROPOSALS]
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def count_in(tab: str) -> int:
    """The number in a tab's words, whatever the script of its digits."""
    found = re.search(r"\(([\d.,\s]+)\)", tab)
    assert found, tab
    return int(re.sub(r"\D", "", found[1]))


def tabs(visitor: Visitor, place: int) -> list[str]:
    """The words of the tabs of a row: 0 the views, 1 the kinds."""
    return visitor.page.locator(".switch").nth(place).locator("a").all_inner_texts()


def lines(visitor: Visitor) -> int:
    """How many things the page lists."""
    return visitor.page.locator("[data-line]").count()


def test_what_waits_is_taken_and_given_back_without_a_script(new_visitor: Callable[..., Visitor]) -> None:
    secretary = new_visitor("en", script=False, width=360)
    secretary.sign_in(FIRST)
    secretary.open("/desk/")
    everything = count_in(tabs(secretary, 0)[0])
    assert lines(secretary) == min(everything, 25) > 0
    assert count_in(tabs(secretary, 1)[0]) == everything
    mine = count_in(tabs(secretary, 0)[1])
    secretary.page.locator("button[value=take]").first.click()
    secretary.arrive()
    assert count_in(tabs(secretary, 0)[1]) == mine + 1
    secretary.page.locator(".switch").first.locator("a[href='?whose=mine']").click()
    secretary.arrive()
    assert lines(secretary) == mine + 1
    secretary.page.locator("button[value=give_back]").first.click()
    secretary.arrive()
    assert count_in(tabs(secretary, 0)[1]) == mine
    assert "whose=mine" in secretary.page.url


def test_a_question_becomes_a_view_and_many_are_taken_at_once(new_visitor: Callable[..., Visitor]) -> None:
    secretary, colleague = new_visitor("en"), new_visitor("ar", width=360)
    secretary.sign_in(FIRST)
    secretary.open("/desk/?whose=nobody")
    waiting = lines(secretary)
    secretary.press("Keep this as a view, or change your views")
    secretary.fill(name="Not taken")
    secretary.page.locator("[name=shared]").check()
    secretary.press("Keep this view")
    named = next(tab for tab in tabs(secretary, 0) if tab.startswith("Not taken"))
    assert count_in(named) == waiting

    secretary.page.locator("[name=thing][type=checkbox]").first.check()
    secretary.page.locator("#step").select_option("take")
    secretary.press("Preview")
    assert secretary.page.get_by_text("This will be done to 1 thing").is_visible()
    secretary.page.locator("main form button[type=submit]").first.click()
    secretary.arrive()
    assert secretary.page.get_by_text("1 thing is done.").is_visible()
    secretary.press("Back to the queue")

    colleague.sign_in(SECOND)
    colleague.open("/desk/")
    theirs = next(tab for tab in tabs(colleague, 0) if tab.startswith("Not taken"))
    assert count_in(theirs) == waiting - 1
    assert colleague.page.locator("button[value=give_back]").count() == 0

    secretary.open("/desk/?whose=mine")
    secretary.page.locator("[name=all]").check()
    secretary.page.locator("#step").select_option("give_back")
    secretary.press("Preview")
    secretary.page.locator("main form button[type=submit]").first.click()
    secretary.arrive()
    secretary.open("/desk/views/")
    secretary.page.locator("form[action*='/deletion/'] button").first.click()
    secretary.arrive()


def test_the_queue_is_walked_by_keyboard(new_visitor: Callable[..., Visitor]) -> None:
    secretary = new_visitor("en")
    secretary.sign_in(FIRST)
    secretary.open("/desk/")
    keyboard, focused = secretary.page.keyboard, secretary.page.locator("[data-line]:focus")
    keyboard.press("?")
    assert secretary.page.locator("[data-keys][open]").count() == 1
    keyboard.press("j")
    first = secretary.page.locator("[data-line]").first
    assert focused.inner_text() == first.inner_text()
    keyboard.press("x")
    assert first.locator("[type=checkbox]").is_checked()
    keyboard.press("/")
    assert secretary.page.locator("#words:focus").count() == 1
    keyboard.type("jx")  # letters that are typed walk nowhere
    assert secretary.page.locator("#words").input_value() == "jx"
    first.focus()
    address = first.locator("[data-step] a").get_attribute("href")
    keyboard.press("Enter")
    secretary.page.wait_for_url(f"**{address}")
    secretary.arrive()


def test_an_assessor_finds_only_the_own_work(new_visitor: Callable[..., Visitor]) -> None:
    assessor = new_visitor("en", script=False)
    assessor.sign_in(ASSESSOR)
    assessor.open("/desk/")
    assert assessor.page.locator("[name=words]").count() == 0
    assert assessor.page.locator("button[value=take]").count() == 0
