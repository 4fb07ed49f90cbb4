"""One demo site and one browser for all journeys; a fresh visitor for each person in a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.environment import share_gazetteer
from tests.journeys.site import chromium, demo
from tests.journeys.visitor import Visitor

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
QUIET += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo site."""
    folder: Path = tmp_path_factory.mktemp("demo") / "data"
    folder.mkdir()
    share_gazetteer(folder)
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of a demo site that stands for the whole session."""
    with demo(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="module")
def new_visitor(site: str, browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Make visitors, each with a browser profile of their own: `new_visitor("ar", script=False, width=360)`."""
    opened: list[BrowserContext] = []

    def new(language: str = "en", *, script: bool = True, width: int = 1280) -> Visitor:
        context = browser.new_context(
            java_script_enabled=script,
            viewport={"width": width, "height": 900},
            locale=language,
            base_url=site,
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        return Visitor(context.new_page(), site, language, script=script)

    yield new
    for context in opened:
        context.close()
