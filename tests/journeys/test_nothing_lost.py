"""Nothing typed is lost: whatever is killed, cut or expires, and whoever writes on the same page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from localaction.config.demo import CITY
from tests.actions.making import jpeg_with_place
from tests.journeys import writing
from tests.journeys.visitor import Visitor
from tests.journeys.writing import FORM, WRITTEN, Killable, address, answers_on, fill_every_field

pytestmark = pytest.mark.browser
FOCAL, COLLEAGUE = "focal@example.org", "colette@kcca.go.ug"
LOST_AT_MOST = 2.0
"""Seconds: what was typed longer ago than this before a kill must be there afterwards."""
WORDS = {"en": "Night school", "ar": "مدرسة مسائية"}


@pytest.fixture(scope="module")
def officer(new_visitor: Callable[..., Visitor]) -> Visitor:
    """The ready focal point, signed in."""
    found = new_visitor("en")
    found.sign_in(FOCAL)
    return found


@pytest.fixture
def reference(officer: Visitor) -> str:
    """A draft of hers whose every page has all its fields."""
    made = writing.begin(officer)
    writing.add_picture(officer, made, jpeg_with_place())
    return made


def open_pages(context: BrowserContext, site: str, language: str, reference: str) -> dict[str, Page]:
    """Every page of the draft, each in a tab of its own."""
    found = {}
    for slug in WRITTEN:
        found[slug] = context.new_page()
        found[slug].goto(address(site, language, reference, slug))
        assert found[slug].locator(FORM).count() == 1, found[slug].url
    return found


def fill_all(pages: dict[str, Page], word: str) -> dict[str, writing.Answers]:
    return {slug: fill_every_field(page, word) for slug, page in pages.items()}


def differences(
    context: BrowserContext, site: str, language: str, reference: str, typed: dict[str, writing.Answers]
) -> list[str]:
    """What stands otherwise on the site than it was typed."""
    page = context.new_page()
    wrong = []
    for slug, answers in typed.items():
        page.goto(address(site, language, reference, slug))
        now = answers_on(page)
        wrong += [
            f"{slug} {name}: {values} -> {now.get(name)}"
            for name, values in answers.items()
            if now.get(name) != values
        ]
    page.close()
    return wrong


def share_sign_in(officer: Visitor, context: BrowserContext) -> None:
    """Let another browser be signed in as she is."""
    context.add_cookies(officer.page.context.cookies())  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_killed_browser_loses_nothing_older_than_two_seconds(
    language: str, officer: Visitor, reference: str, site: str, browser: Browser, tmp_path: Path
) -> None:
    killable = Killable(browser, tmp_path / "profile")
    context = killable.start()
    share_sign_in(officer, context)
    pages = open_pages(context, site, language, reference)
    typed = fill_all(pages, WORDS[language])
    time.sleep(LOST_AT_MOST)
    killable.kill(context)

    again = killable.start()
    share_sign_in(officer, again)  # browsers write cookies to the disk half a minute late
    assert differences(again, site, language, reference, typed) == []
    again.close()


def test_typing_without_a_pause_loses_nothing_older_than_two_seconds(
    officer: Visitor, reference: str, site: str, browser: Browser, tmp_path: Path
) -> None:
    killable = Killable(browser, tmp_path / "profile")
    context = killable.start()
    share_sign_in(officer, context)
    page = context.new_page()
    page.goto(address(site, "en", reference, "challenge"))
    box = page.locator("[name=challenge]")
    begun = time.monotonic()
    words: list[tuple[float, str]] = []
    while time.monotonic() - begun < 5:
        words.append((time.monotonic(), f"word{len(words)} "))
        box.press_sequentially(words[-1][1], delay=10)
    killed = time.monotonic()
    killable.kill(context)

    officer.open(f"/portal/actions/{reference}/challenge/")
    kept = officer.page.locator("[name=challenge]").input_value()
    safe = "".join(word for at, word in words if at < killed - LOST_AT_MOST).strip()
    assert kept.startswith(safe), (safe, kept)
    assert len(safe) > 50


def test_without_a_connection_a_killed_browser_offers_everything_back(
    officer: Visitor, reference: str, site: str, browser: Browser, tmp_path: Path
) -> None:
    killable = Killable(browser, tmp_path / "profile")
    context = killable.start()
    share_sign_in(officer, context)
    pages = open_pages(context, site, "en", reference)
    context.set_offline(True)
    typed = fill_all(pages, WORDS["en"])
    time.sleep(LOST_AT_MOST)
    assert "kept in this browser" in pages["challenge"].locator("#saved").inner_text()
    killable.kill(context)

    again = killable.start()
    share_sign_in(officer, again)  # browsers write cookies to the disk half a minute late
    page = again.new_page()
    for slug, answers in typed.items():
        page.goto(address(site, "en", reference, slug))
        page.get_by_role("button", name="Put it back").click()
        expect(page.locator("#saved")).to_contain_text("Saved at")
        assert answers_on(page).items() >= answers.items()
    assert differences(again, site, "en", reference, typed) == []
    page.goto(address(site, "en", reference, "challenge"))
    page.wait_for_timeout(500)
    assert page.get_by_role("button", name="Put it back").count() == 0
    again.close()


def test_a_lost_connection_that_comes_back_saves_by_itself(
    officer: Visitor, reference: str, site: str, browser: Browser
) -> None:
    context = browser.new_context()
    share_sign_in(officer, context)
    pages = open_pages(context, site, "en", reference)
    context.set_offline(True)
    typed = fill_all(pages, WORDS["en"])
    time.sleep(LOST_AT_MOST)
    context.set_offline(False)
    for page in pages.values():
        expect(page.locator("#saved")).to_contain_text("Saved at", timeout=20_000)
    assert differences(context, site, "en", reference, typed) == []
    context.close()


def test_a_server_killed_and_started_again_gets_everything(
    officer: Visitor, reference: str, site_folder: Path, browser: Browser
) -> None:
    with writing.server(site_folder) as server:
        context = browser.new_context()
        share_sign_in(officer, context)
        pages = open_pages(context, server.address, "en", reference)
        first = fill_all(pages, WORDS["en"])
        for page in pages.values():
            expect(page.locator("#saved")).to_contain_text("Saved at", timeout=20_000)
        server.kill()
        typed = fill_all(pages, "Typed while it was dead")
        time.sleep(LOST_AT_MOST)
        server.start()
        assert differences(context, server.address, "en", reference, {}) == []
        for page in pages.values():
            expect(page.locator("#saved")).to_contain_text("Saved at", timeout=30_000)
        assert differences(context, server.address, "en", reference, typed) == []
        assert first.keys() == typed.keys()
        context.close()


def test_an_expired_session_loses_nothing_with_a_new_sign_in_beside_it_or_in_between(
    officer: Visitor, reference: str, site: str, new_visitor: Callable[..., Visitor]
) -> None:
    visitor = new_visitor("en")
    context = visitor.page.context
    share_sign_in(officer, context)
    pages = open_pages(context, site, "en", reference)
    context.clear_cookies(name="sessionid")
    typed = fill_all(pages, WORDS["en"])
    line = pages["challenge"].locator("#saved")
    expect(line).to_contain_text("signed out")

    # in between: the very page leads to sign in, and offers what was typed when she is back
    kept = typed.pop("results")
    between = pages.pop("results")
    expect(between.locator("#saved")).to_contain_text("signed out")
    between.on("dialog", lambda dialog: dialog.accept())
    between.goto(address(site, "en", reference, "results"))
    assert "/account/login/" in between.url
    visitor.page = between
    visitor.sign_in(FOCAL, anew=True)
    between.goto(address(site, "en", reference, "results"))
    between.get_by_role("button", name="Put it back").click()
    expect(between.locator("#saved")).to_contain_text("Saved at")
    assert answers_on(between) == kept

    # beside it: she comes back to the other pages, and they save by themselves
    for page in pages.values():
        page.bring_to_front()
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(page.locator("#saved")).to_contain_text("Saved at")
    assert differences(context, site, "en", reference, {**typed, "results": kept}) == []


# --- two people in the same draft


@pytest.fixture(scope="module")
def colleague(officer: Visitor, new_visitor: Callable[..., Visitor]) -> Visitor:
    """A colleague whom she invited, signed in; her pages are Arabic."""
    officer.open(f"/portal/g/{CITY}/people/invite/")
    officer.fill(email=COLLEAGUE)
    officer.choose("role", "editor")
    officer.send()
    found = new_visitor("ar")
    letter = found.letter(COLLEAGUE)
    link = re.search(r"https?://[^/\s]+(/\S*invit\S*)", letter["text"])
    assert link, letter["text"]
    found.sign_in(COLLEAGUE)
    found.page.goto(found.site + re.sub(r"^/\w\w/", "/ar/", link[1]))
    found.send()
    return found


def test_two_people_see_each_other_and_what_they_write_is_put_together(
    officer: Visitor, colleague: Visitor, reference: str
) -> None:
    path = f"/portal/actions/{reference}/challenge/?all=1"
    officer.open(path)
    officer.fill(challenge="It rained for weeks. Schools closed.")
    expect(officer.page.locator("#saved")).to_contain_text("Saved at")
    colleague.open(path)
    officer.open(path)
    assert "is on this page too" in officer.page.locator("#here").inner_text()

    # different fields, then different sentences of the same field
    colleague.fill(objective="لكل طفل مكان.", challenge="It rained for weeks. All schools closed.")
    expect(colleague.page.locator("#saved:not([data-trouble])")).not_to_be_empty()
    officer.page.locator("[name=challenge]").fill("It rained for five weeks. Schools closed.")
    officer.page.locator("[name=challenge]").blur()
    expect(officer.page.locator("[name=objective]")).to_have_value("لكل طفل مكان.")
    both = "It rained for five weeks. All schools closed."
    expect(officer.page.locator("[name=challenge]")).to_have_value(both)
    officer.look_over()


def test_a_true_conflict_shows_both_texts_and_is_settled_by_one_press(
    officer: Visitor, colleague: Visitor, reference: str
) -> None:
    path = f"/portal/actions/{reference}/results/?all=1"
    officer.open(path)
    colleague.open(path)
    colleague.fill(results="أتم مئتان دورة.")
    expect(colleague.page.locator("#saved:not([data-trouble])")).not_to_be_empty()
    officer.fill(results="214 parents finished.", evidence="A survey.")
    beside = officer.page.locator("#beside")
    expect(beside).to_contain_text("أتم مئتان دورة.")
    expect(beside).to_contain_text("214 parents finished.")
    assert officer.page.locator("[name=results]").input_value() == "214 parents finished."
    officer.look_over()
    officer.press("Keep both, one after the other")
    assert officer.page.locator("[name=results]").input_value() == "أتم مئتان دورة.\n\n214 parents finished."
    assert officer.page.locator("[name=evidence]").input_value() == "A survey."
    assert officer.page.locator("#beside").inner_text() == ""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_javascript_every_go_on_saves_and_a_conflict_is_chosen_on_a_phone(
    language: str, officer: Visitor, new_visitor: Callable[..., Visitor], reference: str
) -> None:
    plain = new_visitor(language, script=False, width=360)
    share_sign_in(officer, plain.page.context)
    page = plain.page
    for slug in WRITTEN:
        page.goto(address(plain.site, language, reference, slug))
        fields = page.locator(f"{FORM} textarea")
        for place in range(fields.count()):
            fields.nth(place).fill(f"{WORDS[language]} {slug} {place}")
        texts = [fields.nth(place).input_value() for place in range(fields.count())]
        page.locator("main button[name=go][value=leave]").click()
        page.goto(address(plain.site, language, reference, slug))
        assert [fields.nth(place).input_value() for place in range(fields.count())] == texts

    # a colleague saves while the page lies open here
    path = address(plain.site, language, reference, "lessons")
    page.goto(path)
    officer.page.goto(address(plain.site, "en", reference, "lessons"))
    officer.fill(lessons="Theirs stands.")
    expect(officer.page.locator("#saved")).to_contain_text("Saved at")
    plain.fill(lessons="Mine was typed.", what_went_wrong="Typed as well.")
    page.locator("main button[name=go][value=on]").click()
    plain.arrive()
    text = page.locator("#beside").inner_text()
    assert "Theirs stands." in text
    assert "Mine was typed." in text
    page.locator("button[name=choose][value='mine:lessons']").click()
    page.goto(path)
    assert page.locator("[name=lessons]").input_value() == "Mine was typed."
    assert page.locator("[name=what_went_wrong]").input_value() == "Typed as well."


def test_signing_out_leaves_no_copy_in_the_browser(officer: Visitor, reference: str) -> None:
    visitor = officer  # the last one in this file: her session ends here
    visitor.open(f"/portal/actions/{reference}/challenge/")
    visitor.page.route("**/challenge/*", lambda route: route.abort())
    visitor.fill(challenge="Never sent")
    expect(visitor.page.locator("#saved")).to_contain_text("kept in this browser")
    count = """() => new Promise(done => { const asked = indexedDB.open('typed', 1);
        asked.onsuccess = () => { const all = asked.result.transaction('typed').objectStore('typed').count();
        all.onsuccess = () => done(all.result) } })"""
    assert visitor.page.evaluate(count) >= 1
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.page.locator("form[action$='/logout/'] button").first.click()
    visitor.page.wait_for_url(lambda url: "/portal/" not in url)
    assert visitor.page.evaluate(count) == 0
