"""A year later: a letter, its link, one tap, and the world reads it; on a slow line, on a phone, without an account."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.site import environment
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
FOCAL_POINT = "focal@example.org"
CITY = "kampala-capital-city-authority-ug"
SENTENCE = "Two of the four centres closed after the floods."
MOST_BYTES, MOST_SECONDS = 30_000, 12.0
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PUBLIC_WITHIN_SECONDS = 20


@pytest.fixture(scope="module")
def link(site: str, site_folder: Path, new_visitor: Callable[..., Visitor]) -> str:
    """A year passes: the link of the one letter that the focal point gets."""
    a_year_later = datetime.now(UTC).date() + timedelta(days=368)
    surroundings = {**environment(site_folder), "LOCALACTION_SITE_URL": site}
    command = [sys.executable, "-m", "localaction", "ask-for-progress", "--on", a_year_later.isoformat()]
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    letter = new_visitor("en").letter(FOCAL_POINT, containing="/progress/")
    assert letter["language"] == "en"
    found = re.search(rf"{site}/en(/progress/\S+/)", letter["text"])
    assert found, letter["text"]
    return found[1]


def its_reference(visitor: Visitor) -> str:
    """The reference of the first action on the page, from the first button's form."""
    return str(visitor.page.locator("input[name=action]").first.get_attribute("value"))


def wait_until_public(visitor: Visitor, words: str, *paths: str) -> None:
    """Public pages say it within seconds."""
    deadline = time.monotonic() + PUBLIC_WITHIN_SECONDS
    for path in paths:
        while words not in visitor.page.request.get(f"{visitor.site}/{visitor.language}{path}").text():
            assert time.monotonic() < deadline, f"{path} does not say {words!r}"
            time.sleep(0.3)


def test_one_tap_on_a_slow_line(link: str, new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor("en", script=False, width=360)
    session = officer.page.context.new_cdp_session(officer.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    loaded: list[dict[str, Any]] = []
    session.on("Network.dataReceived", lambda part: loaded.append(part))  # noqa: PLW0108  a plain function

    started = time.monotonic()
    officer.open(link)
    opened = time.monotonic() - started
    weight = sum(int(part["dataLength"]) for part in loaded)
    reference = its_reference(officer)
    officer.press("No change")
    told = time.monotonic() - started
    print(f"\nprogress on 3G: {weight} bytes uncompressed, open {opened:.1f} s, told {told:.1f} s")

    assert 1_000 < weight < MOST_BYTES
    assert told < MOST_SECONDS
    assert officer.page.locator("#received").is_visible()
    assert officer.page.context.cookies() == []
    reader = new_visitor("en")
    wait_until_public(reader, "Reported", f"/actions/{reference}/", f"/governments/{CITY}/")
    reader.open(f"/actions/{reference}/#progress")
    assert "no change" in reader.page.locator("#report-1").inner_text()


def test_what_was_told_is_corrected_and_everybody_reads_it(
    link: str, new_visitor: Callable[..., Visitor]
) -> None:
    officer = new_visitor("en", script=False, width=360)
    officer.open(link)
    reference = its_reference(officer) if officer.page.locator("input[name=action]").count() else ""
    if reference:
        officer.press("No change")
    officer.press(re.compile("Correct it"))
    officer.choose("stage", "stalled")
    officer.fill(**{"changed": SENTENCE, "number-0": "1,240", "who-0": "families", "source-0": "Register"})
    officer.choose("method-0", "registration-list")
    officer.press("Send the report")
    assert SENTENCE in officer.page.locator("main").inner_text()
    corrected = officer.page.locator("a[href*='?report=']").first.get_attribute("href")
    found = re.search(r"/([^/]+)/\?report=", str(corrected))
    assert found
    reader = new_visitor("en")
    wait_until_public(reader, "Stalled", f"/actions/{found[1]}/", f"/governments/{CITY}/")
    reader.open(f"/actions/{found[1]}/")
    shown = reader.page.locator("main").inner_text()
    for words in (SENTENCE, "Stalled", "1,240 families", "The secretariat has not checked it."):
        assert words in shown


def test_the_page_reads_from_right_to_left_and_axe_finds_nothing(
    link: str, new_visitor: Callable[..., Visitor]
) -> None:
    officer = new_visitor("ar", width=360)
    officer.open(link)
    officer.page.locator("a[href*='?report=']").first.click()
    officer.arrive()
    officer.fill(**{"number-0": "كثير"})
    officer.send("main form")
    assert officer.page.locator("[role=alert]").is_visible()
    assert officer.page.evaluate("document.scripts.length") == 0
    assert officer.page.context.cookies() == []


def test_the_secretariat_checks_and_the_mark_is_public(
    link: str, new_visitor: Callable[..., Visitor]
) -> None:
    secretary = new_visitor("en")
    secretary.sign_in("secretariat@example.org")
    secretary.open("/desk/reports/")
    secretary.page.locator("main tbody a").first.click()
    secretary.arrive()
    reference = secretary.page.url.rstrip("/").rpartition("/")[2].rpartition("-P")[0]
    secretary.move("check")
    reader = new_visitor("en", script=False)
    wait_until_public(reader, "Checked by the secretariat", f"/actions/{reference}/")
    reader.open(f"/actions/{reference}/")
    assert "Checked by the secretariat" in reader.page.locator("#report-1").inner_text()


def test_a_link_that_was_cut_off_says_so(link: str, new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor("en", width=360)
    officer.open(link.rstrip("/")[:-4] + "/")
    assert "not complete" in officer.page.locator("main").inner_text()
