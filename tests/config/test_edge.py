"""Public answers are kept as sent, dropped when the register changes; nothing private is ever kept."""

from __future__ import annotations

import gzip
from typing import Any

import brotli
import pytest

from localaction.config.edge import PublicPages

PUBLIC = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0, s-maxage=300")]
PAGE = ("<p>Kampala كمبالا</p>" * 100).encode()


class Site:
    """An application that counts how often it is asked, and the register's stamp beside it."""

    def __init__(self, headers: list[tuple[str, str]], status: str = "200 OK") -> None:
        self.asked = 0
        self.stamp = 1
        self.headers = headers
        self.status = status
        self.pages = PublicPages(self, lambda: self.stamp)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked += 1
        start_response(self.status, list(self.headers))
        return [PAGE]

    def get(self, path: str = "/en/", method: str = "GET", **more: str) -> tuple[str, dict[str, str], bytes]:
        said: list[Any] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", **more}
        body = b"".join(self.pages(environ, lambda status, headers: said.extend([status, dict(headers)])))
        return said[0], said[1], body


def test_the_second_reader_is_served_without_asking_again() -> None:
    site = Site(PUBLIC)
    first, second = site.get(), site.get()
    assert first == second
    assert site.asked == 1
    assert second[2] == PAGE


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("identity", None, bytes)],
)
def test_each_encoding_is_kept_as_the_bytes_that_go_out(
    accepted: str, encoding: str | None, unpack: Any
) -> None:
    _, headers, body = Site(PUBLIC).get(HTTP_ACCEPT_ENCODING=accepted)
    assert headers.get("Content-Encoding") == encoding
    assert headers["Content-Length"] == str(len(body))
    assert "Accept-Encoding" in headers["Vary"]
    assert unpack(body) == PAGE


def test_a_change_of_the_register_drops_what_was_kept() -> None:
    site = Site(PUBLIC)
    site.get()
    site.stamp = 2
    site.get()
    assert site.asked == 2


def test_a_page_made_while_the_register_changed_is_made_again() -> None:
    site = Site(PUBLIC)

    def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        answer = site(environ, start_response)
        site.stamp = 2
        return answer

    site.pages.application = slow
    site.get()
    site.get()
    assert site.asked == 2


@pytest.mark.parametrize(
    "headers",
    [
        [("Content-Type", "text/html"), ("Cache-Control", "no-store")],
        [("Content-Type", "text/html")],
        [*PUBLIC, ("Set-Cookie", "sessionid=1")],
        [("Content-Type", "text/html"), ("Cache-Control", "private, s-maxage=300")],
    ],
)
def test_what_is_not_public_is_never_kept(headers: list[tuple[str, str]]) -> None:
    site = Site(headers)
    site.get()
    site.get()
    assert site.asked == 2


def test_an_error_is_never_kept() -> None:
    site = Site(PUBLIC, status="500 Internal Server Error")
    site.get()
    site.get()
    assert site.asked == 2


def test_writing_always_reaches_the_site() -> None:
    site = Site(PUBLIC)
    site.get(method="POST")
    site.get(method="POST")
    assert site.asked == 2


def test_a_reader_who_has_it_is_only_told_so() -> None:
    site = Site(PUBLIC)
    _, headers, _ = site.get()
    status, _, body = site.get(HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (status, body) == ("304 Not Modified", b"")


def test_head_says_the_same_without_a_body() -> None:
    site = Site(PUBLIC)
    _, headers, _ = site.get()
    status, same, body = site.get(method="HEAD")
    assert (status, same, body) == ("200 OK", headers, b"")


def test_room_is_never_exceeded_and_the_oldest_goes_first() -> None:
    site = Site(PUBLIC)
    site.pages.room = len(PAGE) * 3
    for number in range(5):
        site.get(f"/en/{number}/")
    asked = site.asked
    site.get("/en/4/")
    assert site.asked == asked
    site.get("/en/0/")
    assert site.asked == asked + 1


@pytest.mark.parametrize(
    ("path", "accepted", "is_kept"),
    [
        ("/en/actions/LA-1/", "application/ld+json", False),
        ("/en/governments/kampala/", "text/html;q=0.1, application/ld+json", False),
        ("/en/actions/LA-1/", "text/html,application/xml;q=0.9,*/*;q=0.8", True),
        ("/api/v1/actions/", "application/ld+json", False),
        ("/api/v1/actions/LA-1", "application/ld+json", True),
        ("/en/", "application/ld+json", True),
    ],
)
def test_who_asks_for_another_form_is_never_given_what_is_kept(
    path: str, accepted: str, is_kept: bool
) -> None:
    site = Site(PUBLIC)
    site.pages.forms = ("application/ld+json",)
    site.get(path)
    site.get(path, HTTP_ACCEPT=accepted)
    assert site.asked == (1 if is_kept else 2)
    site.get(path)
    assert site.asked == (1 if is_kept else 2)
