"""Somebody at a browser: opens pages, fills forms, signs in, reads letters; says when something is wrong."""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, Request, Response
from playwright.sync_api import TimeoutError as Timeout

from localaction.config.demo import ACCOUNTS

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
MAIL_WITHIN_SECONDS = 15
SECOND_CODE_SECONDS = 30  # that one code holds
_SESSIONS: dict[tuple[str, str], Any] = {}


class Visitor:
    """A person with a browser of their own. `script` says whether it runs JavaScript."""

    def __init__(self, page: Page, site: str, language: str, *, script: bool) -> None:
        self.page = page
        self.site = site
        self.language = language
        self.script = script
        self.elsewhere: list[str] = []
        self.failures: list[str] = []
        page.on("request", self._note_request)
        page.on("response", self._note_response)
        page.on("pageerror", lambda error: self.failures.append(f"script: {error}"))

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)

    def _note_response(self, response: Response) -> None:
        if response.status >= 500:
            self.failures.append(f"{response.status} {response.url}")

    def open(self, path: str) -> None:
        """Go to an address within the site, in this visitor's language; then look the page over."""
        self.page.goto(f"{self.site}/{self.language}{path}")
        self.look_over()

    def look_over(self) -> None:
        """What must hold on every page: nothing broke, nothing came from elsewhere, axe finds nothing."""
        assert not self.failures, self.failures
        assert not self.elsewhere, self.elsewhere
        html = self.page.locator("html")
        assert html.get_attribute("lang") == self.language
        assert html.get_attribute("dir") == ("rtl" if self.language == "ar" else "ltr")
        assert self.sideways() <= 0
        if self.script:
            found = self.axe()
            assert not found, "\n".join(found)

    def sideways(self) -> int:
        """By how many pixels the page can be scrolled sideways; 0 without script, where it cannot be asked."""
        if not self.script:
            return 0
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

    def axe(self) -> list[str]:
        """What the accessibility checker finds on the page as it stands."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{self.page.url}: {violation['id']}: {json.dumps([node['html'][:150] for node in violation['nodes']][:3])}"
            for violation in found["violations"]
        ]

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press the button or follow the link of that name, then look the new page over."""
        target = (
            self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name)).first
        )
        target.click()
        self.arrive()

    def arrive(self) -> None:
        """Wait for the page that a click leads to, then look it over."""
        self.page.wait_for_load_state("load")
        self.look_over()

    def send(self, form: str = "main form[method=post]") -> None:
        """Send a form by its first submit button, then look the new page over."""
        self.page.locator(f"{form} button[type=submit], {form} input[type=submit]").first.click()
        self.arrive()

    def move(self, name: str) -> None:
        """Make one move at the desk: press the button that carries its name."""
        self.page.locator(f"main button[value='{name}']").first.click()
        self.arrive()

    def fill(self, **values: str) -> None:
        """Type into fields by their name."""
        for name, value in values.items():
            self.page.locator(f"[name='{name}']").first.fill(value)

    def choose(self, name: str, *values: str) -> None:
        """Tick the radios or boxes of a field, or pick in its list."""
        for value in values:
            field = self.page.locator(f"[name='{name}']")
            with suppress(Timeout):
                field.first.wait_for(state="attached")
            assert field.count(), f"no field {name} at {self.page.url}: {self.page.title()}"
            if field.first.evaluate("field => field.tagName") == "SELECT":
                field.first.select_option(value)
            else:
                self.page.locator(f"[name='{name}'][value='{value}']").first.check()

    def letters(self, to: str) -> list[dict[str, str]]:
        """The letters sent to an address, newest first: subject, language, text."""
        answer = self.page.request.get(f"{self.site}/dev/mail/letters.json?to={to}")
        return list(answer.json()["letters"])

    def letter(self, to: str, containing: str = "", after: int = 0) -> dict[str, str]:
        """Wait for the newest letter to an address that contains a text, beyond the `after` already there."""
        deadline = time.monotonic() + MAIL_WITHIN_SECONDS
        while time.monotonic() < deadline:
            found = self.letters(to)
            fresh = found[: len(found) - after] if after else found
            for letter in fresh:
                if containing in letter["text"] or containing in letter["subject"]:
                    return letter
            time.sleep(0.3)
        raise AssertionError(f"no letter to {to} with {containing!r}; there are {self.letters(to)}")

    def sign_in(self, email: str, *, anew: bool = False) -> None:
        """Sign in with the code sent by e-mail, and the second code where one is asked for.

        Codes are few for one address, and journeys many: who signed in to this site before comes back as the same
        browser would, while that session lasts; `anew` asks for a code all the same.
        """
        kept = _SESSIONS.get((self.site, email))
        if kept and not anew:
            self.page.context.add_cookies(kept)
            self.page.goto(f"{self.site}/{self.language}/account/")
            if "/login/" not in self.page.url:
                return
            self.page.context.clear_cookies()
        before = len(self.letters(email))
        self.open("/account/login/")
        self.fill(email=email)
        self.send()
        self.type_code(email, after=before)
        self.page.wait_for_url(lambda url: "/login/" not in url or "/login/factor/" in url)
        if "/login/factor/" in self.page.url:
            self._type_second_code(email)
        _SESSIONS[self.site, email] = self.page.context.cookies()

    def _type_second_code(self, email: str) -> None:
        """Type what the generator shows; once more where its half minute ended on the way."""
        for pause in (0, SECOND_CODE_SECONDS):
            time.sleep(pause)
            self.fill(code=second_code(email))
            self.send()
            with suppress(Timeout):
                self.page.wait_for_url(lambda url: "/login/" not in url, timeout=SECOND_CODE_SECONDS * 1000)
                return
        raise AssertionError(f"{email} is not let in: {self.page.locator('main').inner_text()}")

    def type_code(self, email: str, after: int = 0) -> None:
        """Type the code from the newest letter to an address, beyond the `after` already there."""
        letter = self.letter(email, after=after)
        code = re.search(r"\b\d{3}-\d{3}-\d{3}\b", letter["text"])
        assert code, letter["text"]
        self.fill(code=code[0])
        self.send()


def second_code(email: str) -> str:
    """The code that a ready account's generator shows now."""
    secret = next(account.secret for account in ACCOUNTS if account.email == email)
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))
