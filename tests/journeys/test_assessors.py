"""Assessors tell what ties them; a call is given out by a plan with reasons; its names stay hidden from who reads."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest

from tests.journeys import people
from tests.journeys.people import City, Draft
from tests.journeys.test_calls import go, write
from tests.journeys.test_whole_chain import ARABIC, ENGLISH, staff
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
__all__ = ("staff",)
CITIES = {
    ("en", True): City("Arua", "Arua City Council", "arua.go.ug", title="Night school of Arua", **ENGLISH),
    ("ar", False): City("بنها", "مدينة بنها", "banha.gov.eg", title="مدرسة مسائية في بنها", **ARABIC),
}
GIVEN_OUT_WITHIN_SECONDS = 40
ASSESSORS = ("assessor", "assessor2")


@pytest.fixture(params=CITIES, ids=str)
def call(request: pytest.FixtureRequest, staff: dict[str, Visitor]) -> Iterator[tuple[str, City, bool]]:
    """A call that hides governments from assessors; in the end it takes nothing more."""
    language, script = request.param
    code, secretary = f"blind-{language}", staff["secretariat"]
    write(secretary, code)
    secretary.open(f"/desk/calls/{code}/")
    go(secretary, "open")
    yield code, CITIES[request.param], script
    secretary.open(f"/desk/calls/{code}/")
    go(secretary, "close")


def submit(officer: Visitor, city: City, code: str) -> str:
    """Join, write an action in the call and send it; returns its reference."""
    slug = people.join(officer, city)
    officer.open(f"/portal/actions/new/?government={slug}")
    officer.choose("call", code)
    officer.choose("pathway", "city")
    officer.choose("language", city.language)
    officer.send()
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    draft = Draft(officer, found[0])
    draft.write("essentials", {"title": city.title, "summary": city.summary}, kind="practice")
    where = {"place_name": city.search, "starts_on": "2024"}
    draft.write("where-and-when", where, place_country=city.country, stage="in_progress")
    people.finish_draft(officer, city, found[0])
    return found[0]


def tell_profile(assessor: Visitor) -> None:
    """What the assessor reads, and how much at once."""
    assessor.open("/desk/assessments/profile/")
    assessor.choose("languages", "en", "ar")
    assessor.fill(capacity="40")
    assessor.send("main form:has([name=capacity])")
    assert assessor.page.locator("[name=capacity]").input_value() == "40"


def tie(assessor: Visitor, city: City) -> None:
    """Say that one works or worked for the city."""
    assessor.page.goto(f"{assessor.site}/en/desk/assessments/profile/?government={city.search}")
    assessor.page.locator("main form:has([name=go][value=add]) button").first.click()
    assessor.arrive()
    assessor.look_over()


def untie(assessor: Visitor) -> None:
    assessor.open("/desk/assessments/profile/")
    assessor.page.locator("main form:has([name=go][value=remove]) button").first.click()
    assessor.arrive()


def plan(secretary: Visitor, code: str) -> str:
    """Make a plan for the call; what its page says."""
    secretary.open(f"/desk/assessment/plans/?call={code}&how=balance")
    for closed in secretary.page.locator("main details").all():
        closed.locator("summary").click()
    return secretary.page.locator("main").inner_text()


def give_out(secretary: Visitor) -> None:
    """Carry out the plan, and wait until the worker has."""
    secretary.send("main form:has([name=digest])")
    secretary.look_over()
    until = time.monotonic() + GIVEN_OUT_WITHIN_SECONDS
    while "Each assessor got one letter" not in secretary.page.locator("main").inner_text():
        assert time.monotonic() < until, secretary.page.url
        time.sleep(1)
        secretary.page.reload()


def test_a_blind_call_is_given_out_and_read(
    call: tuple[str, City, bool], staff: dict[str, Visitor], new_visitor: Callable[..., Visitor]
) -> None:
    code, city, script = call
    secretary = staff["secretariat"]
    reference = submit(new_visitor(city.language, script=script, width=360), city, code)
    for name in ASSESSORS:
        tell_profile(staff[name])

    # who works for the city is not asked, and the plan says why
    tie(staff["assessor"], city)
    said = plan(secretary, code)
    assert "1 place cannot be filled" in said
    assert "Lives in, works or worked for a government of this action, or advised it." in said
    untie(staff["assessor"])
    assert "2 assignments" in plan(secretary, code)
    give_out(secretary)

    # the secretariat looks through the eyes of assessors, and hides one word more
    secretary.open(f"/desk/decisions/{reference}/as-seen/")
    assert city.search not in secretary.page.locator("main").inner_text()
    word = city.challenge.split()[3]  # that is not in the title too
    secretary.fill(words=word)
    secretary.send()
    assert word not in secretary.page.locator("main article").inner_text()

    # no list, page or letter tells the assessor which city it is
    reader = new_visitor(city.language, script=script, width=360)
    reader.sign_in("assessor2@example.org")
    beginning = city.title.partition(city.search)[0]
    reader.open("/desk/")
    assert city.search not in reader.page.locator("main").inner_text()
    reader.open("/desk/assessments/")
    row = reader.page.locator("main tr").filter(has_text=beginning).filter(has_text="[")
    row.locator("a[href*='/desk/assessments/']").first.click()
    reader.arrive()
    reader.look_over()
    door = reader.page.locator("main").inner_text()
    assert city.search not in door
    assert city.done not in door
    reader.choose("kind", "none")
    reader.send("form[action$='/declaration/']")
    reader.look_over()
    text = reader.page.locator("main").inner_text()
    assert city.done in text
    assert city.search not in text
    assert word not in reader.page.locator("main article").inner_text()
    letter = reader.letter("assessor2@example.org")
    assert city.search not in letter["text"]
