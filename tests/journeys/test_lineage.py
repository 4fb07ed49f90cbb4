"""A city adapts the action of another one and says what it changed; that one is told, and answers, in public."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import people
from tests.journeys.people import City
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
WITHIN_SECONDS = 20
ORIGIN = "CTA-002"  # of Kampala, whose focal point has an account in the demo
KEPT = "Cash for the poorest, and training beside it."
CHANGED = "Training in two languages."
DROPPED = "The loans: our council may not give any."

MBARARA = City(
    search="Mbarara",
    official_name="Mbarara City Council",
    domain="mbarara.go.ug",
    country="UG",
    officer="Robert Tumwine",
    mayor="Robert Kakyebezi",
    title="Safety nets for newcomers of Mbarara",
    summary="Newly arrived families get cash for three months and learn a trade with their neighbours.",
    challenge="Families who fled had no income in their first months.",
    done="Two hundred families get cash and training.",
    results="140 families earn their own living.",
    lessons="Train neighbours and newcomers together.",
    language="en",
)


@pytest.fixture(scope="module")
def staff(site: str, new_visitor: Callable[..., Visitor]) -> dict[str, Visitor]:
    """Two secretaries and two assessors, signed in."""
    found = {name: new_visitor("en") for name in ("secretariat", "secretariat2", "assessor", "assessor2")}
    for name, visitor in found.items():
        visitor.sign_in(f"{name}@example.org")
    return found


def adapted(officer: Visitor, slug: str) -> str:
    """From the public page into a draft that names it, with what was kept, changed and left out; its reference."""
    officer.open(f"/actions/{ORIGIN}/")
    officer.page.locator("main a[href*='/portal/adapt/']").click()
    officer.arrive()
    officer.send()
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    officer.page.locator("main textarea[name$='-kept']").fill(KEPT)
    officer.page.locator("main textarea[name$='-changed']").fill(CHANGED)
    officer.page.locator("main textarea[name$='-dropped']").fill(DROPPED)
    officer.page.locator("main button[name=go][value=leave]").click()
    officer.arrive()
    del slug
    return found[0]


def finish(officer: Visitor, reference: str) -> None:
    """Write the pages of the draft and send it."""
    page = people.Draft(officer, reference)
    texts = {"title": MBARARA.title, "summary": MBARARA.summary}
    page.write("essentials", texts, kind="practice")
    where = {"place_name": "Mbarara", "starts_on": "2025"}
    page.write("where-and-when", where, place_country="UG", stage="in_progress")
    people.finish_draft(officer, MBARARA, reference)


def published(officer: Visitor, staff: dict[str, Visitor], slug: str, signature: str, reference: str) -> None:
    """Verified, confirmed, assessed and accepted: the world can read it."""
    people.verify_government(staff["secretariat"], slug, MBARARA)
    people.add_call_back(staff["secretariat"], signature)
    people.confirm_signature(staff["secretariat"], signature)
    people.confirm_signature(staff["secretariat2"], signature)
    people.assign_both(staff["secretariat"], reference)
    people.assess(staff["assessor"], reference, MBARARA)
    people.assess(staff["assessor2"], reference, MBARARA)
    people.accept(staff["secretariat"], reference)
    wait_for(officer, f"/en/actions/{reference}/", MBARARA.title)


def wait_for(visitor: Visitor, path: str, *words: str) -> None:
    """The worker publishes and the index follows within seconds."""
    deadline = time.monotonic() + WITHIN_SECONDS
    while True:
        text = visitor.page.request.get(f"{visitor.site}{path}").text()
        if all(word in text for word in words):
            return
        assert time.monotonic() < deadline, f"{path} does not say {words}"
        time.sleep(0.3)


def test_an_action_travels_from_city_to_city(
    new_visitor: Callable[..., Visitor], staff: dict[str, Visitor], tmp_path: Path
) -> None:
    officer = new_visitor("en")
    slug = people.join(officer, MBARARA)
    signature = people.sign(officer, MBARARA, slug, tmp_path)
    reference = adapted(officer, slug)
    officer.open(f"/portal/actions/{reference}/lineage/")
    assert officer.page.locator("main textarea[name$='-kept']").input_value() == KEPT
    finish(officer, reference)

    # nobody hears of it before it is public
    kampala = new_visitor("en", script=False, width=360)
    kampala.sign_in("focal@example.org")
    kampala.open("/portal/")
    assert kampala.page.locator("main a[href*='/portal/named/']").count() == 0
    published(officer, staff, slug, signature, reference)

    # Kampala is told, reads what was made of its action, and answers
    letter = kampala.letter("focal@example.org", containing=MBARARA.title)
    assert "comes from yours" in letter["subject"]
    kampala.open("/portal/")
    kampala.page.locator("main a[href*='/portal/named/']").first.click()
    kampala.arrive()
    told = kampala.page.locator("main").inner_text()
    assert all(text in told for text in (KEPT, CHANGED, DROPPED))
    kampala.fill(note="Come and see our training centre.")
    kampala.page.locator("main button[value=agree]").click()
    kampala.arrive()
    answered = officer.letter(MBARARA.email, containing="Come and see our training centre.")
    assert "has answered" in answered["subject"]

    # both public pages tell it, each in its own words
    wait_for(
        officer, f"/en/actions/{reference}/", "Adapted from", KEPT, "Confirmed by the city that is named."
    )
    wait_for(officer, f"/en/actions/{ORIGIN}/", "Adapted by", MBARARA.title, DROPPED)
    for reader, path in (
        (new_visitor("en"), f"/actions/{reference}/"),
        (new_visitor("ar", width=360), f"/actions/{ORIGIN}/"),
    ):
        reader.open(path)
        text = reader.page.locator("main").inner_text()
        assert CHANGED in text
        assert "Come and see" not in text, "the note stays between the two cities"


def test_it_works_on_a_phone_in_arabic_without_javascript(new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor("ar", script=False, width=360)
    officer.open("/actions/CTA-001/")
    officer.page.locator("main a[href*='/portal/adapt/']").click()
    officer.arrive()
    assert "/account/login/" in officer.page.url, "she signs in first, and comes back"
    before = len(officer.letters("focal@example.org"))
    officer.fill(email="focal@example.org")
    officer.send()
    officer.type_code("focal@example.org", after=before)
    assert "/portal/adapt/CTA-001/" in officer.page.url
    officer.page.locator("main input[name=carry][value=alignment]").uncheck()
    officer.send()
    officer.page.locator("main textarea[name$='-kept']").fill("التدريب.")
    officer.page.locator("main select[name$='-relation'], main input[name$='-relation']").first.wait_for()
    officer.page.locator("main button[name=go][value=save]").click()
    officer.arrive()
    assert officer.page.locator("main textarea[name$='-kept']").input_value() == "التدريب."
    # an address pasted from the public site finds the action; its own name takes it off again
    officer.fill(q=f"{officer.site}/ar/actions/CTA-003/")
    officer.page.locator("main form[role=search] button").click()
    officer.arrive()
    officer.page.locator("main button[name=origin][value='CTA-003']").click()
    officer.arrive()
    removing = officer.page.locator("main button[name=go][value=remove]")
    assert removing.count() == 2
    removing.last.click()
    officer.arrive()
    assert officer.page.locator("main button[name=go][value=remove]").count() == 1
