"""What a text points to: read beside the page of the agreements, answered, kept with its sentence; actions like it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from tests.journeys import people
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
MEANINGS_WITHIN_SECONDS = 90

TEXTS = {
    "en": {
        "title": "A clinic on wheels",
        "summary": "A mobile clinic gives free health care to every resident, whatever their papers.",
        "challenge": "Undocumented migrants had no access to basic services such as health care.",
    },
    "ar": {
        "title": "عيادة متنقلة",
        "summary": "عيادة متنقلة تقدم الرعاية الصحية المجانية لكل السكان مهما كانت أوراقهم.",
        "challenge": "لم يكن للمهاجرين بلا وثائق أي وصول إلى الخدمات الأساسية مثل الرعاية الصحية.",
    },
}


def begun(officer: Visitor) -> str:
    """A draft of Kampala with a few sentences; its reference."""
    officer.sign_in("focal@example.org")
    officer.open("/portal/actions/new/")
    officer.choose("language", officer.language)
    officer.send()
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    told = TEXTS[officer.language]
    page = people.Draft(officer, found[0])
    texts = {"title": told["title"], "summary": told["summary"]}
    page.write("essentials", texts, kind="ongoing")
    page.write("challenge", {"challenge": told["challenge"]})
    return found[0]


def chosen(officer: Visitor, reference: str) -> list[str]:
    """What is ticked on the page of the agreements, read from the site anew."""
    officer.open(f"/portal/actions/{reference}/alignment/")
    boxes = officer.page.locator("main input[name=items]:checked")
    return [str(boxes.nth(place).get_attribute("value")) for place in range(boxes.count())]


def test_with_javascript_suggestions_come_beside_the_boxes(new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor("en")
    reference = begun(officer)
    officer.open(f"/portal/actions/{reference}/alignment/")
    offers = officer.page.locator("[data-late] button[data-answer][value^='accept:']:visible")
    offers.first.wait_for()
    officer.look_over()
    item = str(offers.first.get_attribute("value")).partition(":")[2]
    sentence = officer.page.locator("[data-late] .said").first.inner_text().strip()
    assert sentence in " ".join(TEXTS["en"].values()), "the sentence is hers, word for word"

    # she says yes: the box in the form is ticked, without the page being left
    offers.first.click()
    officer.page.locator(f"main input[name=items][value='{item}']:checked").first.wait_for(state="attached")
    assert officer.page.locator(f"[data-late] button[value='reject:{item}']").count() == 0
    no = officer.page.locator("[data-late] button[value^='reject:']:visible").first
    refused = str(no.get_attribute("value")).partition(":")[2]
    no.click()
    officer.page.locator(f"[data-late] button[value='undo:{refused}']").wait_for(state="attached")
    officer.look_over()

    # she saves: nothing is lost, the sentence is the reason, and what she refused does not come back
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    assert officer.page.locator(f"textarea[name='reason-{item}']").input_value() == sentence
    assert chosen(officer, reference) == [item]
    officer.open(f"/portal/actions/{reference}/suggestions/")
    assert officer.page.locator(f"button[value='accept:{refused}']").count() == 0
    assert officer.page.locator(f"button[value='undo:{refused}']").count() == 1

    # beside the draft: published actions like it, with the reasons
    officer.open(f"/portal/actions/{reference}/")
    until = time.monotonic() + MEANINGS_WITHIN_SECONDS
    alike = officer.page.locator("[data-late] a[href*='/actions/CTA-']")
    while (
        not alike.count() and time.monotonic() < until
    ):  # the worker of a site that has just begun is still reading
        officer.page.wait_for_timeout(2_000)
        officer.page.reload()
    alike.first.wait_for()
    officer.look_over()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_javascript_on_a_phone(language: str, new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor(language, script=False, width=360)
    reference = begun(officer)

    # she ticks one herself, then asks for suggestions: what she ticked is kept on the way
    officer.open(f"/portal/actions/{reference}/alignment/")
    officer.page.locator("main summary").first.click()
    officer.page.locator("main input[name=items][value='SDG-10']").evaluate("box => { box.checked = true }")
    officer.page.locator("main button[name=go][value=suggest]").click()
    officer.arrive()
    assert officer.page.url.endswith("/suggestions/")
    accept = officer.page.locator("main button[value^='accept:SDG-3']").first
    item = str(accept.get_attribute("value")).partition(":")[2]
    sentence = officer.page.locator(f"[id='s-{item}'] .said").inner_text().strip()
    assert sentence in " ".join(TEXTS[language].values())
    accept.click()
    officer.arrive()
    assert sorted(chosen(officer, reference)) == sorted(["SDG-10", item])

    # before sending, the list leads there again; she thinks again about a refusal
    officer.open(f"/portal/actions/{reference}/check/")
    officer.page.locator("main a[href$='/suggestions/']").click()
    officer.arrive()
    no = officer.page.locator("main button[value^='reject:']").first
    refused = str(no.get_attribute("value")).partition(":")[2]
    no.click()
    officer.arrive()
    undo = officer.page.locator(f"main button[value='undo:{refused}']")
    undo.evaluate("button => { button.closest('details').open = true }")
    undo.click()
    officer.arrive()
    assert officer.page.locator(f"main button[value='reject:{refused}']").count() == 1

    # actions like hers, in whatever language, and one of them named as where hers comes from
    officer.open(f"/portal/actions/{reference}/similar/")
    first = officer.page.locator("main button[name=origin]").first
    origin = first.get_attribute("value")
    first.click()
    officer.arrive()
    assert officer.page.locator(f"main a[href='/{language}/actions/{origin}/']").count() == 1
