"""Writing a draft in a real browser: pages with every kind of field, browsers and servers that can be killed."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserGone

from localaction.actions.sections import PAGES, extra
from localaction.config.demo import CITY
from tests.journeys.conftest import QUIET
from tests.journeys.site import chromium, environment, free_port
from tests.journeys.visitor import Visitor

FORM = "main form[data-autosave]"
READ = """form => {
  const found = {};
  for (const one of form.elements) {
    if (!one.name || /hidden|search|submit|file|button/.test(one.type)) continue;
    found[one.name] ??= [];
    if (/radio|checkbox/.test(one.type)) { if (one.checked) found[one.name].push(one.value); }
    else if (one.value.trim()) found[one.name].push(one.value);
  }
  return found;
}"""
Answers = dict[str, list[str]]
# the page "call" is there only where a call asks more (test_calls writes on it); the demo's call asks nothing more
WRITTEN = [page.slug for page in PAGES if page.form != "owners" and page.slug != extra.SLUG]


def answers_on(page: Page) -> Answers:
    """What stands in the boxes of a page, by field."""
    found: Answers = page.locator(FORM).evaluate(READ)
    return found


def begin(officer: Visitor) -> str:
    """Begin a draft for the ready city, with something chosen and a picture, so that every page has its fields."""
    officer.page.goto(f"{officer.site}/{officer.language}/portal/actions/new/?government={CITY}")
    officer.page.locator("main form[method=post] button[type=submit]").first.click()
    officer.page.wait_for_url("**/essentials/**")
    reference = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert reference, officer.page.url
    officer.open(f"/portal/actions/{reference[0]}/alignment/")
    for code in ("GCM-15", "GCM-16"):
        officer.page.locator(f"{FORM} [name=items][value='{code}']").first.evaluate(
            "box => { box.checked = true; box.dispatchEvent(new Event('change', {bubbles: true})) }"
        )
    officer.page.locator("main button[name=go][value=leave]").click()
    officer.arrive()
    return reference[0]


def add_picture(officer: Visitor, reference: str, raw: bytes) -> None:
    """Add a picture to a draft."""
    officer.open(f"/portal/actions/{reference}/pictures/")
    files = [{"name": "school.jpg", "mimeType": "image/jpeg", "buffer": raw}]
    officer.page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    officer.page.locator("main form[enctype] button").last.click()
    officer.arrive()


FILL = """(form, word) => {
  form.querySelectorAll('details').forEach(one => { one.open = true });
  const typed = name => name === 'ends_on' ? '2031' : /consent_on/.test(name) ? '2026-01-31'
    : /_on(-\\d+)?$|as_of$/.test(name) ? '2027' : /number$|budget_amount$/.test(name) ? '1200' : `${word} ${name}`;
  const done = new Set();
  for (const one of [...form.elements]) {
    if (!one.name || done.has(one.name) || /hidden|search|submit|file|button/.test(one.type)) continue;
    done.add(one.name);
    one.focus();
    const boxes = [...form.elements].filter(other => other.name === one.name && other.type !== 'hidden');
    if (/radio|checkbox/.test(one.type)) boxes[Math.min(1, boxes.length - 1)].click();
    else if (one.options) one.selectedIndex = 2;
    else one.value = typed(one.name);
    one.dispatchEvent(new Event(one.options ? 'change' : 'input', { bubbles: true }));
  }
}"""


def fill_every_field(page: Page, word: str) -> Answers:
    """Type or choose something in every field of a page, each of which is told of it; returns what stands in it."""
    page.locator(FORM).evaluate(FILL, word)
    return answers_on(page)


def address(site: str, language: str, reference: str, page: str) -> str:
    """The address of a page with every question, those that the pathway does not ask as well."""
    return f"{site}/{language}/portal/actions/{reference}/{page}/?all=1"


class Killable:
    """A browser with a profile on disk that dies as in a power cut."""

    def __init__(self, browser: Browser, profile: Path) -> None:
        self.browser = browser
        self.profile = profile

    def start(self) -> BrowserContext:
        """Open it, with whatever the profile remembers."""
        return self.browser.browser_type.launch_persistent_context(
            self.profile, executable_path=chromium(), args=[*QUIET, f"--class={self.profile.name}"]
        )

    def kill(self, context: BrowserContext) -> None:
        """End every process of this browser at once, without a word to it."""
        found = subprocess.run(
            ["pgrep", "-f", str(self.profile)], capture_output=True, text=True, check=False
        )
        for pid in found.stdout.split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        with contextlib.suppress(BrowserGone):
            context.close()
        for name in ("SingletonLock", "SingletonCookie", "SingletonSocket"):
            (self.profile / name).unlink(missing_ok=True)


class Server:
    """A web server of our own over the data of the demo, which can be killed and started again at the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and wait until it answers."""
        granian = str(Path(sys.executable).with_name("granian"))
        command = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
        self.process = subprocess.Popen(
            [*command, "localaction.config.wsgi:application"],
            env={**environment(self.folder), "LOCALACTION_MODE": "demo"},
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/readyz", timeout=2):
                return
            time.sleep(0.2)
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        """kill -9, with everything it started."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A killable server that runs."""
    made = Server(folder)
    made.start()
    try:
        yield made
    finally:
        made.kill()
