"""Assessments disagree; the secretariat meets, sets the decision aside, reads the letter and lets it leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys import people
from tests.journeys.people import City
from tests.journeys.test_whole_chain import ARABIC, ENGLISH, staff
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
__all__ = ("staff",)

CITIES = {
    ("en", True): City(
        "Soroti", "Soroti City Council", "soroti.go.ug", title="Night school of Soroti", **ENGLISH
    ),
    ("ar", False): City("المنيا", "مدينة المنيا", "minya.gov.eg", title="مدرسة مسائية في المنيا", **ARABIC),
}
CALL = "call-rolling"
REASON = "Say how many parents finished a course."


@pytest.mark.parametrize(("language", "script"), CITIES, ids=str)
def test_nobody_knows_before_the_letter_was_read(
    language: str, script: bool, new_visitor: Callable[..., Visitor], staff: dict[str, Visitor]
) -> None:
    city = CITIES[language, script]
    officer = new_visitor(language, script=script, width=360)
    slug = people.join(officer, city)
    reference = people.begin_draft(officer, city, slug)
    people.finish_draft(officer, city, reference)
    secretary, second = staff["secretariat"], staff["secretariat2"]
    people.verify_government(secretary, slug, city)
    people.assign_both(secretary, reference)
    people.assess(staff["assessor"], reference, city)
    people.assess(staff["assessor2"], reference, city)

    meet(secretary, city)
    set_aside(secretary, reference)

    # the city neither sees nor reads anything of it
    told = f"{officer.site}/{language}/portal/decisions/{reference}/"
    assert officer.page.request.get(told).status == 404
    assert not [one for one in officer.letters(city.email) if REASON in one["text"]]

    # somebody else reads the letter in the city's language, and lets it leave
    second.open("/desk/decisions/")
    assert city.title in second.page.locator("main").inner_text()
    second.open("/desk/letters/")
    second.page.locator(f"main tr:has-text('{city.email}') th a").first.click()
    second.arrive()
    assert second.page.locator(f"main h1[lang='{language}']").count() == 1
    assert REASON in second.page.locator("main").inner_text()
    second.send("form[action$='/letters/release/']")

    letter = officer.letter(city.email, containing=REASON)
    assert letter["language"] == language
    officer.open(f"/portal/decisions/{reference}/")
    assert REASON in officer.page.locator("main").inner_text()

    secretary.open("/desk/assessment/fairness/")
    assert secretary.page.locator("main table").count() >= 2


def meet(secretary: Visitor, city: City) -> None:
    """Call a meeting, note who is there, and settle this city's action."""
    secretary.open("/desk/meetings/")
    secretary.fill(held_on="2026-11-30")
    secretary.choose("call", CALL)
    secretary.send("form:has([name=held_on])")
    secretary.page.locator("main input[name=present]").first.check()
    secretary.send("form:has([name=present])")
    secretary.page.locator("main th a").filter(has_text=city.title).first.click()
    secretary.arrive()
    secretary.send("form:has([name=note])")


def set_aside(secretary: Visitor, reference: str) -> None:
    """Write the decision, look at the letter, and set it aside."""
    secretary.open(f"/desk/decisions/{reference}/")
    secretary.choose("outcome", "hand_back")
    secretary.page.locator("main textarea[name^='reason-']").first.fill(REASON)
    secretary.send("form[action$='/draft/']")
    secretary.page.locator("main button[name=later]").click()
    secretary.arrive()
