"""Years later: somebody asks who decided what and why; somebody else asks to be forgotten; the trail still holds."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.site import environment
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
SECRETARIAT = "secretariat@example.org"
LEAVER = "leaver@example.org"


def _verified(folder: Path) -> str:
    command = [sys.executable, "-m", "localaction", "verify-trail"]
    ran = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_secretariat_finds_what_was_done_and_takes_it_along(
    new_visitor: Callable[..., Visitor], site_folder: Path
) -> None:
    desk = new_visitor("en")
    desk.sign_in(SECRETARIAT)
    desk.open("/desk/trail/")
    assert desk.page.locator("ol.entries > li").count() > 5
    desk.page.locator("#kind").select_option(label="Government")
    desk.press("Search")
    desk.look_over()
    kinds = set(desk.page.locator("ol.entries .eyebrow").all_inner_texts())
    assert kinds
    assert all("GOVERNMENT" in kind.upper() for kind in kinds)
    with desk.page.expect_download() as taken:
        desk.page.get_by_role("link", name="Download as CSV").click()
    assert "government." in Path(taken.value.path()).read_text("utf-8-sig")
    assert "in order" in _verified(site_folder)


@pytest.mark.parametrize("script", [True, False])
def test_it_reads_on_a_phone_from_right_to_left(new_visitor: Callable[..., Visitor], script: bool) -> None:
    desk = new_visitor("ar", script=script, width=360)
    desk.sign_in(SECRETARIAT)
    for path in ("/desk/trail/", "/desk/erasures/", "/desk/retention/", "/account/data/"):
        desk.open(path)


def test_somebody_takes_a_copy_and_is_forgotten(
    new_visitor: Callable[..., Visitor], site_folder: Path
) -> None:
    leaver = new_visitor("en", script=False, width=360)
    leaver.sign_in(LEAVER)
    leaver.open("/account/data/")
    with leaver.page.expect_download() as taken:
        leaver.page.get_by_role("button", name="Download my data").click()
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        assert json.loads(archive.read("my-data/data.json"))["account"]["email"] == LEAVER
    leaver.press("Ask to be erased")
    assert "You asked on" in leaver.page.locator("main").inner_text()

    desk = new_visitor("en")
    desk.sign_in(SECRETARIAT)
    desk.open("/desk/erasures/")
    desk.page.locator("li.entry", has_text=LEAVER).get_by_role("link").click()
    desk.look_over()
    desk.press("Erase this person")
    assert "Please tick this box" in desk.page.locator("main").inner_text()
    desk.page.get_by_label("I know that this cannot be undone.").check()
    desk.press("Erase this person")
    desk.look_over()
    assert LEAVER not in desk.page.locator("main").inner_text()

    leaver.open("/account/")
    assert "/login/" in leaver.page.url
    assert "erased" in leaver.letter(LEAVER, containing="last letter")["text"]
    assert "personal parts erased" in _verified(site_folder)
