"""Pathways and honest commitments: as many questions as promised, help beside them, prose that becomes milestones."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from localaction.actions.sections.asked import question_of
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NewVisitor = Callable[..., Visitor]
READERS = [("en", True, 1280), ("ar", False, 360)]
YEAR = datetime.now(UTC).year + 1
ANSWERS: dict[str, str | tuple[str, ...]] = {
    "kind": "practice",
    "stage": "fulfilled",
    "starts_on": "2023",
    "priorities": ("PO-4",),
    "populations": ("refugees",),
    "items": ("GCM-15", "SDG-4"),
    "consent_hub": "yes",
    "consent_gcm": "no",
    "consent_gcr": "yes",
    "consent_gfmd": "yes",
}
CHOSEN = {name for name in ANSWERS if name != "starts_on"}
TEXTS = {
    "en": {
        "title": "A reading room for newcomers",
        "challenge": "Nobody had a quiet place to learn.",
        "what_was_done": "We opened the library in the evening. Two volunteers help with letters and forms.",
        "results": "Forty people come each week.",
        "lessons": "Open on market days.",
    },
    "ar": {
        "title": "غرفة قراءة للوافدين",
        "challenge": "لم يكن لأحد مكان هادئ للتعلم.",
        "what_was_done": "فتحنا المكتبة مساءً. ويساعد متطوعان في الرسائل والاستمارات.",
        "results": "يأتي أربعون شخصًا كل أسبوع.",
        "lessons": "افتحوا في أيام السوق.",
    },
}
PROSE = {
    "en": f"We open 12 classes by September {YEAR} and train 40 teachers before the end of {YEAR + 1}. More soon.",
    "ar": f"سنفتتح ١٢ صفًا بحلول أيلول {YEAR}، وسندرب ٤٠ معلمًا قبل نهاية عام {YEAR + 1}.",
}


@pytest.fixture(scope="module", params=READERS, ids=str)
def officer(request: pytest.FixtureRequest, new_visitor: NewVisitor) -> Visitor:
    """Somebody of a city, signed in: with script at a desk, or without on a telephone."""
    language, script, width = request.param
    found = new_visitor(language, script=script, width=width)
    found.sign_in("focal@example.org")
    return found


def begin(officer: Visitor, pathway: str) -> str:
    """Begin an action on a pathway; returns its reference."""
    officer.open("/portal/actions/new/")
    officer.choose("pathway", pathway)
    officer.choose("language", officer.language)
    officer.send()
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    return found[0]


def asked_here(officer: Visitor) -> set[str]:
    """The questions on the page as somebody sees them."""
    names = officer.page.locator("main form[method=post]").first.locator(
        "input:visible, textarea:visible, select:visible"
    )
    seen = {str(names.nth(place).get_attribute("name")) for place in range(names.count())}
    boxes = {question_of(name.partition("-")[0]) for name in seen} - {"find", "None", "reason", "primary"}
    return {"alignment" if name == "items" else name for name in boxes}


def answer(officer: Visitor, texts: dict[str, str]) -> set[str]:
    """Answer whatever a page asks and go on; returns its questions."""
    asked = asked_here(officer)
    for name in CHOSEN:
        if name == "items":
            if "alignment" in asked:
                tick(officer, *ANSWERS["items"])
        elif question_of(name) in asked:
            values = ANSWERS[name]
            officer.choose(name, *((values,) if isinstance(values, str) else values))
    typed = {**texts, "starts_on": str(ANSWERS["starts_on"])}
    officer.fill(**{name: text for name, text in typed.items() if name in asked})
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    return asked


def tick(officer: Visitor, *codes: str) -> None:
    """Tick items of the agreements, opening what is folded away."""
    for code in codes:
        box = officer.page.locator(f"input[name=items][value='{code}']").first
        if not box.is_visible():
            officer.page.locator("details", has=box).first.locator("summary").first.click()
        box.check()


def test_a_small_municipality_submits_with_twelve_questions(officer: Visitor) -> None:
    reference = begin(officer, "small")
    seen: list[str] = []
    for _page in range(15):
        if "/check/" in officer.page.url:
            break
        seen += answer(officer, TEXTS[officer.language])
    assert (len(seen), len(set(seen))) == (12, 12), seen
    officer.send()
    assert officer.page.url.endswith(f"/{reference}/sent/")
    officer.open(f"/portal/actions/{reference}/preview/")
    first = TEXTS[officer.language]["what_was_done"].split(".")[0]
    assert first in officer.page.locator("main .lead").inner_text()


def test_fewer_questions_on_the_way_lose_nothing(officer: Visitor) -> None:
    reference = begin(officer, "network")
    here = f"/portal/actions/{reference}/"
    officer.choose("kind", "practice")
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    officer.open(f"{here}results/")
    officer.fill(results="Three weeks", evidence="A survey in 2024")
    officer.page.locator("main button[name=go][value=leave]").click()
    officer.arrive()
    assert officer.page.locator("main progress").first.get_attribute("max") == "30"
    officer.page.locator("main details:has([name=pathway]) summary").click()
    officer.choose("pathway", "small")
    officer.page.locator("main form[action$='/pathway/'] button").first.click()
    officer.arrive()
    assert officer.page.locator("main progress").first.get_attribute("max") == "12"
    officer.open(f"{here}results/")
    assert officer.page.locator("[name=evidence]").count() == 0
    officer.fill(results="Two weeks")
    officer.page.locator("main button[name=go][value=all]").click()
    officer.arrive()
    assert officer.page.locator("[name=evidence]").input_value() == "A survey in 2024"
    assert officer.page.locator("[name=results]").input_value() == "Two weeks"


def test_help_stands_beside_the_question(officer: Visitor) -> None:
    reference = begin(officer, "city")
    officer.open(f"/portal/actions/{reference}/challenge/")
    assert "400" in officer.page.locator("#id_challenge_helptext").inner_text()
    officer.page.locator("main details.examples summary").first.click()
    example = officer.page.locator("main details.examples[open] li").first
    assert len(example.locator("blockquote").inner_text().split()) >= 6
    assert example.locator(f"a[href*='/{officer.language}/actions/']").count() == 1
    assert re.search(r"\d", officer.page.locator(".form-top").inner_text())
    if officer.script:
        officer.page.locator("[name=challenge]").fill("one two three")
        officer.page.wait_for_function(
            "document.getElementById('id_challenge_count').textContent.includes('397')"
        )


def test_prose_becomes_milestones_with_one_tap_and_nothing_stops_sending(officer: Visitor) -> None:
    reference = begin(officer, "small")
    officer.choose("kind", "commitment")
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    officer.open(f"/portal/actions/{reference}/commitments/")
    officer.fill(further_commitment=PROSE[officer.language])
    officer.page.locator("main button[name=go][value=look]").click()
    officer.arrive()
    proposed = officer.page.locator("main button[name=go][value^='take:']:not([value='take:all'])")
    assert proposed.count() == 2
    assert officer.page.locator("main .advice__item").count() == 5
    proposed.last.click()
    officer.arrive()
    assert "40" in officer.page.locator("[name='milestones-0-text']").input_value() or (
        "٤٠" in officer.page.locator("[name='milestones-0-text']").input_value()
    )
    assert officer.page.locator("[name='milestones-0-due_on']").input_value() == str(YEAR + 1)
    assert officer.page.locator("[name=further_commitment]").input_value() == PROSE[officer.language]
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    assert "/commitments/" not in officer.page.url
