"""Somebody may be at risk: a reader tells it, one person hides the page, it is gone everywhere, two restore it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.site import environment
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
REFERENCE = "CTA-005"
FIRST, SECOND = "secretariat@example.org", "secretariat2@example.org"
GONE_WITHIN_SECONDS = 60


def ran(site_folder: Path, site: str, *command: str) -> str:
    """What a command on the demo's data folder says."""
    surroundings = {
        **environment(site_folder),
        "LOCALACTION_SITE_URL": site,
        "LOCALACTION_MODE": "demo",
        "DJANGO_SETTINGS_MODULE": "localaction.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def wait_for(what: str, is_so: Callable[[], bool]) -> None:
    """It becomes true within a minute."""
    deadline = time.monotonic() + GONE_WITHIN_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.3)


@pytest.fixture(scope="module")
def story(site: str, site_folder: Path, new_visitor: Callable[..., Visitor]) -> dict[str, Any]:
    """A public action with a picture, as everybody reads it."""
    picture = ran(site_folder, site, "tests.safety.seeding", "picture", REFERENCE)
    reader = new_visitor("en")
    page = f"{site}/en/actions/{REFERENCE}/"
    wait_for("the picture is shown", lambda: picture in reader.page.request.get(page).text())
    title = reader.page.request.get(f"{site}/api/v1/actions/{REFERENCE}").json()["content"]["title"]
    assert reader.page.request.get(f"{site}/media/{picture}").status == 200
    assert found(reader, site, title)
    return {"picture": f"{site}/media/{picture}", "title": title, "page": page}


def found(reader: Visitor, site: str, title: str) -> set[str]:
    """Where the action is still to be found: search, lists for machines, the map of the site."""
    words = "+".join(title.split()[:6])
    places = {
        f"{site}/en/actions/?q={words}": f"/actions/{REFERENCE}/",
        f"{site}/api/v1/actions?q={words}": REFERENCE,
        f"{site}/sitemap-1.xml": f"/actions/{REFERENCE}/",
    }
    return {place for place, mark in places.items() if mark in reader.page.request.get(place).text()}


def test_a_reader_tells_a_concern_without_account_script_or_cookie(
    story: dict[str, Any], new_visitor: Callable[..., Visitor]
) -> None:
    reader = new_visitor("ar", script=False, width=360)
    reader.open(f"/actions/{REFERENCE}/")
    reader.page.locator("footer a[href*='/concern/']").click()
    reader.arrive()
    reader.send()  # nothing chosen: the form says so and keeps its place
    assert reader.page.locator("[role=alert]").is_visible()
    reader.choose("why", "person")
    reader.fill(words="يذكر النص اسم امرأة.")
    reader.send()
    text = reader.page.locator("main").inner_text()
    number = re.search(r"C-[A-Z0-9]{8}", text)
    assert number, text
    assert reader.page.context.cookies() == []
    story["status"], story["number"] = reader.page.url, number[0]
    looked = new_visitor("ar", width=360)
    looked.open("/concern/?about=/ar/actions/" + REFERENCE + "/")  # with script, so that axe looks it over


def test_one_person_hides_it_from_its_public_page_and_it_is_gone(
    story: dict[str, Any], site: str, site_folder: Path, tmp_path: Path, new_visitor: Callable[..., Visitor]
) -> None:
    secretary, reader = new_visitor("en"), new_visitor("en", script=False)
    letter = secretary.letter(FIRST, containing=story["number"])
    assert "امرأة" not in letter["text"]
    secretary.sign_in(FIRST)
    secretary.open(f"/desk/concerns/{story['number']}/")
    assert "امرأة" in secretary.page.locator("main").inner_text()
    secretary.open(f"/actions/{REFERENCE}/")
    secretary.press("For the secretariat: hide this page")
    secretary.choose("why", "person")
    secretary.send()
    assert "/desk/hidden/" in secretary.page.url
    story["hiding"] = secretary.page.url.partition("/en")[2]

    begun = time.monotonic()
    wait_for("its page says so", lambda: reader.page.request.get(story["page"]).status == 410)
    wait_for("it is found nowhere", lambda: not found(reader, site, story["title"]))
    assert reader.page.request.get(story["picture"]).status == 404
    again = reader.page.request.get(story["picture"], headers={"If-None-Match": "*"})
    assert again.status in (404, 412)
    print(f"\nhidden everywhere after {time.monotonic() - begun:.1f} s")
    assert reader.page.request.get(f"{site}/api/v1/actions/{REFERENCE}").status == 410
    reader.page.goto(story["page"])
    assert "hidden while we look into it" in reader.page.locator("main").inner_text()
    assert story["title"] not in reader.page.content()
    file = tmp_path / "register.jsonl"
    ran(site_folder, site, "localaction", "export-register", str(file))
    lines = [line for line in file.read_text().splitlines() if f'"{REFERENCE}"' in line[:120]]
    assert lines
    assert not any(story["title"] in line for line in lines)
    ran(site_folder, site, "localaction", "verify-register", str(file))


def test_two_people_restore_it_and_the_reader_gets_an_answer(
    story: dict[str, Any], site: str, new_visitor: Callable[..., Visitor]
) -> None:
    first, second, reader = new_visitor("en"), new_visitor("pt"), new_visitor("ar", script=False)
    first.sign_in(FIRST)
    first.open(story["hiding"])
    first.fill(because="The name is a pseudonym; the city confirmed it.")
    first.move("ask")
    assert not first.page.locator("button[value=restore]").count()
    second.sign_in(SECOND)
    second.open(story["hiding"])
    second.move("restore")
    wait_for("it is public again", lambda: reader.page.request.get(story["page"]).status == 200)
    wait_for("so is its picture", lambda: reader.page.request.get(story["picture"]).status == 200)
    first.open(f"/desk/concerns/{story['number']}/")
    first.fill(answer="The name is not her own. Thank you for looking after her.")
    first.move("answer")
    reader.page.goto(story["status"])
    assert "The name is not her own." in reader.page.locator("main").inner_text()
    reader.look_over()
