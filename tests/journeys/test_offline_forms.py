"""An officer takes her draft home as a file, a colleague writes online meanwhile, and both texts stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.filling import answered
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

WAYS = [("en", True, "docx"), ("ar", False, "xlsx")]
WORDS = {
    "en": (
        "A night school",
        "Three schools open at night.",
        "Online: the schools open.",
        "Parents could not learn.",
    ),
    "ar": ("مدرسة مسائية", "تفتح ثلاث مدارس مساء.", "كتب زميل: المدارس مفتوحة.", "لم يستطع الأهل التعلم."),
}


def fetched(officer: Visitor, kind: str) -> bytes:
    """The file behind the button of a kind on this page."""
    href = officer.page.locator(f"main a[href$='.{kind}']").first.get_attribute("href")
    answer = officer.page.request.get(f"{officer.site}{href}")
    assert answer.status == 200
    return answer.body()


def bring(officer: Visitor, content: bytes, kind: str, folder: Path) -> None:
    """Upload a file on this page."""
    file = folder / f"filled.{kind}"
    file.write_bytes(content)
    officer.page.locator("input[type=file]").set_input_files(file)
    officer.send("main form[enctype]")


@pytest.mark.parametrize(("language", "script", "kind"), WAYS)
def test_a_draft_is_filled_in_offline_and_nothing_is_lost(
    new_visitor: Callable[..., Visitor], language: str, script: bool, kind: str, tmp_path: Path
) -> None:
    title, summary, online, challenge = WORDS[language]

    # somebody who has not joined finds an empty form
    visitor = new_visitor(language, script=script)
    visitor.open("/offline/")
    empty = fetched(visitor, kind)

    # she fills it in, signs in, and begins a draft with it
    officer = new_visitor(language, script=script)
    officer.sign_in("focal@example.org")
    officer.open("/portal/actions/from-a-form/")
    bring(officer, answered(empty, kind, essentials__title=title), kind, tmp_path)
    assert title in officer.page.locator("main").inner_text()
    officer.send("main form[method=post]:has([name=seen])")
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    draft = f"/portal/actions/{found[0]}/"
    assert title in officer.page.locator("h1").inner_text()

    # she takes the draft away; meanwhile somebody writes online
    officer.open(f"{draft}offline/")
    form = fetched(officer, kind)
    officer.open(f"{draft}challenge/")
    officer.fill(challenge=online)
    officer.page.locator("main button[name=go][value=leave]").click()
    officer.arrive()

    # what is no form is refused in words, and the page says what is allowed
    officer.open(f"{draft}offline/")
    bring(officer, b"Hello", kind, tmp_path)
    assert officer.page.locator(".field__error, .error-summary").count() > 0

    # her file comes back: where both wrote she must choose
    written = answered(
        form, kind, **{"challenge__challenge": challenge, "what-is-done__what_was_done": summary}
    )
    bring(officer, written, kind, tmp_path)
    text = officer.page.locator("main").inner_text()
    assert challenge in text
    assert online in text
    officer.send("main form[method=post]:has([name=seen])")
    assert officer.page.locator("fieldset.field--error").count() == 1
    officer.choose("challenge/challenge", "both")
    officer.send("main form[method=post]:has([name=seen])")
    assert officer.page.url.endswith(draft)

    # both texts stand, and so does what only the file said
    officer.open(f"{draft}challenge/")
    assert officer.page.locator("[name=challenge]").input_value() == f"{online}\n\n{challenge}"
    officer.open(f"{draft}what-is-done/")
    assert officer.page.locator("[name=what_was_done]").input_value() == summary

    # the same file once more brings nothing that is not decided again
    officer.open(f"{draft}offline/")
    bring(officer, fetched(officer, kind), kind, tmp_path)
    assert officer.page.locator("main fieldset").count() == 0
