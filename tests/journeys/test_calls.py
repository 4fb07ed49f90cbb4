"""A call: made, written, opened, answered, extended, rehearsed, brought again from its file, and closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NewVisitor = Callable[..., Visitor]
READERS = [("en", True, 1280), ("ar", False, 360)]
TODAY = datetime.now(UTC).date()
TITLES = {"en": "Cities that teach", "ar": "مدن تعلّم"}
REASON = "Many cities asked for time after the floods."


@pytest.fixture(params=READERS, ids=str)
def desk(request: pytest.FixtureRequest, new_visitor: NewVisitor) -> Iterator[tuple[Visitor, str]]:
    """The secretariat, signed in, and the code of the call it will make; in the end that call takes nothing more."""
    language, script, width = request.param
    found = new_visitor(language, script=script, width=width)
    found.sign_in("secretariat@example.org")
    code = f"journey-{language}"
    yield found, code
    found.open(f"/desk/calls/{code}/")
    go(found, "close")


def go(visitor: Visitor, value: str) -> None:
    """Press the button that makes a move, where there is one."""
    button = visitor.page.locator(f"main button[name=go][value={value}]")
    if button.count():
        button.first.click()
        visitor.arrive()


def write(desk: Visitor, code: str) -> None:
    """Make the call, its settings, its texts and one question of two kinds."""
    desk.open("/desk/calls/")
    desk.page.locator("main a[href$='/desk/calls/new/']").click()
    desk.arrive()
    desk.fill(code=code, opens_on=TODAY.isoformat(), closes_on=(TODAY + timedelta(days=9)).isoformat())
    desk.send()
    assert not desk.page.locator("main button[name=go][value=open]").count()
    desk.open(f"/desk/calls/{code}/settings/")
    desk.choose("languages", "en", "ar")
    desk.page.locator("[name=rubric]").select_option("call-2026")
    desk.choose("blind", "governments")
    desk.send()
    for language, title in TITLES.items():
        desk.open(f"/desk/calls/{code}/texts/{language}/")
        desk.fill(title=title, intro=title)
        desk.send()
    ask(desk, code, "short", {"label-en": "What is your slogan?", "label-ar": "ما شعاركم؟"})
    choices = {"options-en": "Small\nLarge", "options-ar": "صغير\nكبير"}
    ask(desk, code, "one", {"label-en": "How large is it?", "label-ar": "ما حجمه؟", **choices})


def ask(desk: Visitor, code: str, kind: str, words: dict[str, str]) -> None:
    """Add one public question that need not be answered."""
    desk.open(f"/desk/calls/{code}/questions/new/")
    desk.choose("kind", kind)
    desk.page.locator("[name=is_public]").check()
    desk.fill(**words)
    desk.send()


def answer(officer: Visitor, code: str) -> str:
    """Begin a draft in the call and answer what it asks; returns the draft's address."""
    officer.open("/portal/actions/new/")
    officer.choose("call", code)
    officer.choose("language", officer.language)
    officer.send()
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    here = f"/portal/actions/{found[0]}/"
    officer.open(f"{here}call/")
    officer.fill(extra_what_is_your_slogan="Nobody alone")
    officer.choose("extra_how_large_is_it", "o2")
    officer.page.locator("main button[name=go][value=leave]").click()
    officer.arrive()
    officer.open(f"{here}call/")
    assert officer.page.locator("[name=extra_what_is_your_slogan]").input_value() == "Nobody alone"
    assert officer.page.locator("[name=extra_how_large_is_it][value=o2]").is_checked()
    officer.look_over()
    return here


def test_a_call_from_its_first_word_to_its_last_day(
    desk: tuple[Visitor, str], new_visitor: NewVisitor
) -> None:
    secretary, code = desk
    write(secretary, code)
    secretary.open(f"/desk/calls/{code}/")
    secretary.look_over()
    go(secretary, "open")

    officer = new_visitor(secretary.language, script=True, width=360)
    officer.sign_in("focal@example.org")
    draft = answer(officer, code)

    secretary.open(f"/desk/calls/{code}/window/")
    secretary.fill(until=(TODAY + timedelta(days=30)).isoformat(), because=REASON)
    secretary.send()
    officer.open(draft)
    assert REASON in officer.page.locator("main").inner_text()

    secretary.open(f"/desk/calls/{code}/rehearse/")
    secretary.fill(actions="0")
    secretary.send()
    rehearsal = re.search(rf"/desk/calls/({code}-rehearsal-\d+)/", secretary.page.url)
    assert rehearsal, secretary.page.url
    secretary.look_over()
    secretary.open(f"/desk/calls/{rehearsal[1]}/delete/")
    secretary.send()
    assert secretary.page.url.endswith("/desk/calls/")

    file = secretary.page.request.get(f"{secretary.site}/desk/calls/{code}/call.zip").body()
    secretary.open("/desk/calls/bring/")
    secretary.page.locator("[name=file]").set_input_files(
        {"name": "call.zip", "mimeType": "application/zip", "buffer": file}
    )
    secretary.send()
    assert TITLES[secretary.language] in secretary.page.locator("main h1").inner_text()
    secretary.look_over()
    secretary.fill(code=f"{code}-next")
    go(secretary, "keep")
    assert secretary.page.url.endswith(f"/desk/calls/{code}-next/")

    secretary.open(f"/desk/calls/{code}/")
    go(secretary, "close")
    officer.open(draft)
    assert officer.page.locator("main .notice--attention").count() == 1
    assert officer.page.locator("main button[name=call][value=call-rolling]").count() == 1
