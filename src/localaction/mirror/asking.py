"""Asking the site for its own pages, in this process and as anybody would: no session, no cookie, no network."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

GONE = 410


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site said: the status, the media type without its parameters, the whole body."""

    status: int
    media_type: str
    body: bytes

    @property
    def is_kept(self) -> bool:
        """Whether a mirror keeps it: what is there, and the words that stand where something was."""
        return self.status == 200 or (self.status == GONE and self.media_type == "text/html")


def ask(address: str) -> Answer:
    """The answer to a path with its query, as the public gets it."""
    path, _, query = address.partition("?")
    site = urlsplit(settings.SITE_URL)
    said: list[tuple[str, list[tuple[str, str]]]] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "HTTP_HOST": site.netloc,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme or "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }

    def begin(
        status: str, headers: list[tuple[str, str]], _error: object = None, /
    ) -> Callable[[bytes], object]:
        said.append((status, headers))
        return bytes

    answer = _site()(environ, begin)
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    status, headers = said[-1]
    named = {name.lower(): value for name, value in headers}
    return Answer(int(status[:3]), named.get("content-type", "").partition(";")[0], body)


@lru_cache(maxsize=1)
def _site() -> WSGIHandler:
    return WSGIHandler()
