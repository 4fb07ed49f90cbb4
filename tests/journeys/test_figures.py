"""A journalist reads a figure, follows a number to its actions, takes the files; her page shows it in a frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
COUNTED_WITHIN_SECONDS = 90
SETTINGS = [("en", True, 1280), ("en", False, 360), ("ar", True, 360)]


def wait_until_counted(visitor: Visitor) -> None:
    """The worker counts within a minute after something is published."""
    deadline = time.monotonic() + COUNTED_WITHIN_SECONDS
    while visitor.page.request.get(f"{visitor.site}/{visitor.language}/figures/stages/").status != 200:
        assert time.monotonic() < deadline, "nothing was counted"
        time.sleep(1)


@contextmanager
def other_site(page: str) -> Iterator[str]:
    """Somebody else's page, served from another address."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its own name)
            return

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("language", "script", "width"), SETTINGS)
def test_a_number_is_followed_to_its_actions_and_taken_along(
    language: str, script: bool, width: int, new_visitor: Callable[..., Visitor]
) -> None:
    reader = new_visitor(language, script=script, width=width)
    wait_until_counted(reader)
    reader.open("/figures/")
    assert reader.page.locator(".public-figure").count() == 13

    number = reader.page.locator("#gcm-objectives td a").first
    expected = number.inner_text()
    number.click()
    reader.arrive()
    assert "gcm=" in reader.page.url
    assert "region=" in reader.page.url
    assert expected in reader.page.locator("main").inner_text()

    reader.open("/figures/stages/")
    shown = reader.page.locator("tbody tr").count()
    for link in reader.page.locator("main a[download]").all():
        href = str(link.get_attribute("href"))
        answer = reader.page.request.get(f"{reader.site}{href}")
        assert answer.status == 200, href
        if href.endswith(".csv"):
            assert len(answer.text().splitlines()) == shown + 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_her_page_shows_it_in_a_frame_and_no_other_page_of_ours(
    language: str, new_visitor: Callable[..., Visitor]
) -> None:
    reader = new_visitor(language)
    wait_until_counted(reader)
    reader.open("/figures/stages/")
    code = reader.page.locator("#embed-code").input_value()
    asked = reader.page.request.get(
        f"{reader.site}/oembed", params={"url": f"{reader.site}/{language}/figures/stages/"}
    )
    assert 'src="' in asked.json()["html"]

    for path in ("embed/figure/stages/", "embed/map/", "embed/figure/gcm-objectives/"):
        reader.open(f"/{path}")
        assert reader.page.evaluate("document.scripts.length") == 0

    refused = f'<iframe src="{reader.site}/{language}/figures/" title="refused"></iframe>'
    with other_site(f"<!doctype html><meta charset=utf-8><title>News</title>{code}{refused}") as address:
        elsewhere = new_visitor(language)
        elsewhere.page.goto(address)
        frame = elsewhere.page.frame_locator("iframe").first
        assert frame.locator("h1").inner_text()
        assert frame.locator(".bar").count() == 6
        assert elsewhere.page.frame_locator("iframe").nth(1).locator(".public-figure").count() == 0
        assert elsewhere.page.context.cookies() == []
