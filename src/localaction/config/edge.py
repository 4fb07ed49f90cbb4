"""Public pages kept ready to send: compressed once, dropped exactly when the register changes.

A public page says so itself (`Cache-Control: public, s-maxage=…`, no cookie). It is kept in this process under
its address and encoding, as the bytes that go out. What is kept is valid for one state of the register, known
by the stamp of the search index that follows it, and never longer than the page's own `s-maxage`.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import brotli

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
Stamp = Callable[[], object]

TEXT = ("text/", "application/json", "application/xml", "image/svg+xml", "application/atom+xml")
S_MAXAGE = re.compile(r"\bs-maxage=(\d+)")
SMALLEST_WORTH_COMPRESSING = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer, ready to send."""

    status: str
    headers: Headers
    headers_without_body: Headers
    body: bytes
    etag: str
    stamp: object
    until: float


class PublicPages:
    """A WSGI application in front of another that keeps its public answers, at most `room` bytes of them.

    `forms` are media types in which pages about one thing are there too: who asks for one is passed on, so that what
    is kept is always the page itself.
    """

    def __init__(
        self, application: Application, stamp: Stamp, room: int = 16 * 2**20, forms: tuple[str, ...] = ()
    ) -> None:
        self.application = application
        self.stamp = stamp
        self.room = room
        self.forms = forms
        self._kept: OrderedDict[tuple[str, str, str, str], Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") or self._asks_for_another_form(environ):
            return self.application(environ, start_response)
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        key = (environ.get("HTTP_HOST", ""), environ["PATH_INFO"], environ.get("QUERY_STRING", ""), encoding)
        kept = self._find(key)
        if kept is None:
            # asked before the page is made: a register that changes meanwhile must not make an old page look new
            stamp = self.stamp()
            answer = self._ask(environ)
            kept = self._keep(key, encoding, stamp, *answer)
            if kept is None:
                status, headers, body = answer
                start_response(status, headers)
                return [body] if isinstance(body, bytes) else body
        return send(kept, method, environ.get("HTTP_IF_NONE_MATCH", ""), start_response)

    def _asks_for_another_form(self, environ: dict[str, Any]) -> bool:
        path = environ["PATH_INFO"]
        if not path.endswith("/") or not ("/actions/" in path or "/governments/" in path):
            return False
        accepted = environ.get("HTTP_ACCEPT", "")
        return any(form in accepted for form in self.forms)

    def _find(self, key: tuple[str, str, str, str]) -> Kept | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        if kept.until < time.monotonic() or kept.stamp != self.stamp():
            with self._lock:
                if self._kept.pop(key, None) is not None:
                    self._size -= len(kept.body)
            return None
        return kept

    def _ask(self, environ: dict[str, Any]) -> tuple[str, Headers, bytes | Iterable[bytes]]:
        """The inner application's answer; a body that is not public is passed on as it is, unread."""
        said: list[Any] = []

        def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
            said[:] = [status, headers]

        # the whole body is wanted, and in plain form: the answer to HEAD is made from it here
        inner = {**environ, "REQUEST_METHOD": "GET"} if environ["REQUEST_METHOD"] == "HEAD" else environ
        body = self.application(inner, start_response)
        status, headers = said
        if lifetime(status, headers) is None:
            return status, headers, body
        try:
            return status, headers, b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()

    def _keep(
        self,
        key: tuple[str, str, str, str],
        encoding: str,
        stamp: object,
        status: str,
        headers: Headers,
        body: bytes | Iterable[bytes],
    ) -> Kept | None:
        seconds = lifetime(status, headers)
        if seconds is None or not isinstance(body, bytes):
            return None
        etag = f'"{hashlib.blake2b(body + encoding.encode(), digest_size=12).hexdigest()}"'
        body, headers = compressed(body, headers, encoding)
        headers = [(name, value) for name, value in headers if name.lower() not in ("etag", "content-length")]
        headers.append(("ETag", etag))
        whole = [*headers, ("Content-Length", str(len(body)))]
        kept = Kept(status, whole, headers, body, etag, stamp, time.monotonic() + seconds)
        with self._lock:
            old = self._kept.pop(key, None)
            self._kept[key] = kept
            self._size += len(body) - (len(old.body) if old else 0)
            while self._size > self.room and self._kept:
                self._size -= len(self._kept.popitem(last=False)[1].body)
        return kept


def send(kept: Kept, method: str, if_none_match: str, start_response: StartResponse) -> Iterable[bytes]:
    """Send a kept answer, or only say that the reader already has it."""
    if if_none_match and kept.etag in if_none_match:
        start_response("304 Not Modified", kept.headers_without_body)
        return []
    start_response(kept.status, kept.headers)
    return [] if method == "HEAD" else [kept.body]


def lifetime(status: str, headers: Headers) -> int | None:
    """For how many seconds an answer may be kept, or None when it may not be."""
    if not status.startswith("200"):
        return None
    values = {name.lower(): value for name, value in headers}
    control = values.get("cache-control", "")
    found = S_MAXAGE.search(control)
    if not found or "public" not in control or "set-cookie" in values or "content-encoding" in values:
        return None
    return int(found[1])


def best_encoding(accepted: str) -> str:
    """ "br", "gzip" or "" from an Accept-Encoding header."""
    if "br" in accepted:
        return "br"
    return "gzip" if "gzip" in accepted else ""


def compressed(body: bytes, headers: Headers, encoding: str) -> tuple[bytes, Headers]:
    """The body in the encoding, with the headers that say so, where it is text and large enough."""
    values = {name.lower(): value for name, value in headers}
    if not values.get("content-type", "").startswith(TEXT):
        return body, headers
    vary = {part.strip() for part in values.get("vary", "").split(",") if part.strip()} | {"Accept-Encoding"}
    headers = [(n, v) for n, v in headers if n.lower() != "vary"] + [("Vary", ", ".join(sorted(vary)))]
    if not encoding or len(body) < SMALLEST_WORTH_COMPRESSING:
        return body, headers
    small = brotli.compress(body, quality=5) if encoding == "br" else gzip.compress(body, 6, mtime=0)
    return small, [*headers, ("Content-Encoding", encoding)]


def stamp_of(file: Path) -> Stamp:
    """A stamp that changes whenever the file is written anew."""

    place = str(file)  # asked on every hit, and a Path is spelled out anew each time

    def stamp() -> object:
        try:
            about = os.stat(place)
        except FileNotFoundError:
            return None
        return about.st_mtime_ns, about.st_ino

    return stamp
