"""The small behaviours, in a real browser, on pages made of the real components and the bundled script."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from tests.house.tree import SOURCE

from localaction.design.forms import LongText, TypeAhead

pytestmark = pytest.mark.browser
BUNDLE = SOURCE / "design" / "static" / "design"
SITE = "http://localaction.test/"
expect.set_options(timeout=20_000)


class Draft(forms.Form):
    title = forms.CharField(max_length=20)
    story = forms.CharField(max_length=3000, widget=LongText())
    place = forms.CharField(widget=TypeAhead(source="/en/join/places/", into="id_place_id"))
    place_id = forms.CharField(widget=forms.HiddenInput)


class Server:
    """Answers the browser: one page, the bundle, and what the test says for everything else."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, str | None]] = []
        self.saves = True
        self.knows = ""
        self.html = ""

    def answer(self, route: Route) -> None:
        request = route.request
        path = request.url.removeprefix(SITE).split("?")[0]
        if path.startswith("static/design/"):
            route.fulfill(path=BUNDLE / path.removeprefix("static/design/"))
        elif request.method == "POST":
            self.posted.append((request.post_data or "", request.headers.get("x-autosave")))
            saved = json.dumps({"saved_at": "2026-11-22T14:03:00Z"})
            if self.knows not in (request.post_data or ""):
                away = {"error": "You were signed out.", "sign_in": "/en/account/", "sign_in_text": "Sign in"}
                route.fulfill(status=401, content_type="application/json", body=json.dumps(away))
                return
            route.fulfill(status=200 if self.saves else 503, content_type="application/json", body=saved)
        elif path == "en/join/places/":
            places = [{"id": "232422", "label": "Kampala", "detail": "Uganda"},
                      {"id": "99", "label": "كمبالا الصغيرة", "detail": "", "language": "ar"}]  # fmt: skip
            route.fulfill(content_type="application/json", body=json.dumps({"results": places}))
        else:
            route.fulfill(content_type="text/html; charset=utf-8", body=self.html)


@pytest.fixture(scope="module")
def server() -> Server:
    assert (BUNDLE / "site.js").exists(), "the bundle is missing: npm ci && npm run build"
    return Server()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    server.posted.clear()
    server.saves = True
    server.knows = ""
    context = browser.new_context(timezone_id="UTC")
    context.set_default_timeout(20_000)
    context.route("**/*", server.answer)
    yield context.new_page()
    context.close()


def show(page: Page, server: Server, form: Draft, *, autosave: bool = False) -> None:
    template = engines["django"].get_template("design/layouts/form.html")
    with translation.override("en"):
        server.html = template.render({"form": form, "heading": "The essentials", "autosave": autosave})
    page.goto(SITE)


def test_the_counter_counts_down_and_cuts_nothing_off(page: Page, server: Server) -> None:
    show(page, server, Draft())
    words = page.locator("#id_title_count")
    expect(words).to_have_text("Characters left: 20")
    page.fill("#id_title", "🌍" * 22)
    expect(words).to_have_text("Characters too many: 2")
    assert page.input_value("#id_title") == "🌍" * 22


def test_words_are_counted_where_the_limit_is_in_words(page: Page, server: Server) -> None:
    form = Draft()
    form.fields["story"].max_words = 3  # type: ignore[attr-defined]
    show(page, server, form)
    count = page.locator("#id_story_count")
    expect(count).to_have_text("Words left: 3")
    page.fill("#id_story", " يد\nبيد  معا هنا ")
    expect(count).to_have_text("Words too many: 1")


def test_the_summary_of_errors_has_the_focus(page: Page, server: Server) -> None:
    show(page, server, Draft({"title": ""}))
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Story").click()
    expect(page.locator("#id_story")).to_be_focused()


def test_a_draft_is_saved_after_a_pause_and_says_when(page: Page, server: Server) -> None:
    show(page, server, Draft(), autosave=True)
    page.fill("#id_story", "A city")
    expect(page.locator("#saved")).to_have_text("Saved at 14:03")
    assert len(server.posted) == 1
    body, mark = server.posted[0]
    assert "A city" in body
    assert mark == "1"


def test_a_draft_that_could_not_be_saved_says_so(page: Page, server: Server) -> None:
    server.saves = False
    show(page, server, Draft(), autosave=True)
    page.fill("#id_story", "A city")
    expect(page.locator("#saved")).to_contain_text("Not saved yet")


def test_a_draft_of_somebody_signed_out_says_so_and_is_saved_after_the_return(
    page: Page, server: Server
) -> None:
    show(page, server, Draft(), autosave=True)
    token = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    server.html = server.html.replace("</form>", token.format("fresh-token") + "</form>", 1)
    page.eval_on_selector(
        "form", "(form, token) => form.insertAdjacentHTML('beforeend', token)", token.format("old")
    )
    server.knows = "fresh-token"
    page.fill("#id_story", "A city")
    expect(page.locator("#saved")).to_have_text("You were signed out. Sign in")
    expect(page.locator("#saved a")).to_have_attribute("target", "_blank")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#saved")).to_have_text("Saved at 14:03")
    assert page.input_value("#id_story") == "A city"


def test_a_place_is_chosen_with_the_keyboard_alone(page: Page, server: Server) -> None:
    show(page, server, Draft())
    box = page.get_by_role("combobox")
    box.press_sequentially("kamp")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("option").nth(1).locator("bdi")).to_have_attribute("lang", "ar")
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    assert (page.input_value("#id_place"), page.input_value("#id_place_id")) == ("Kampala", "232422")
    box.press_sequentially("x")
    assert page.input_value("#id_place_id") == "", "what was typed afterwards is no longer the chosen place"


def test_escape_closes_the_choices_and_leaves_what_was_typed(page: Page, server: Server) -> None:
    show(page, server, Draft())
    box = page.get_by_role("combobox")
    box.press_sequentially("kamp")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.input_value("#id_place") == "kamp"
