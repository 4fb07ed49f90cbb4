"""A server on this machine that speaks LibreTranslate's HTTP API, and can fail in every way a real one does.

GET  /languages   [{"code": "en", "name": "English", "targets": ["en", "ar", …]}, …]
POST /translate   {"q", "source", "target", "format", "api_key"} → {"translatedText": …} or {"error": …}
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = ("ar", "en", "es", "fr", "pt")
KNOWN = {
    ("A night school for newly arrived parents", "ar"): "مدرسة مسائية للآباء الوافدين حديثا",
    (
        "A night school for newly arrived parents",
        "fr",
    ): "Une école du soir pour les parents nouvellement arrivés",
}


class TranslatorServer(ThreadingHTTPServer):
    """What it was asked is in `asked`. `failures` are used up one an answer: a status, or a word for a way to fail.

    The words: "slow" (answers late), "cut" (closes the line), "html", "empty", "elsewhere" (redirects).
    `after` answers come before the first failure; `limit` is how many characters it takes at once (0: any).
    """

    daemon_threads = True

    def __init__(self, *, key: str = "", limit: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.key = key
        self.limit = limit
        self.after = 0
        self.failures: list[int | str] = []
        self.asked: list[dict[str, Any]] = []
        self.fetched: list[str] = []

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of the tests."""


class _Answering(BaseHTTPRequestHandler):
    server: TranslatorServer

    def log_message(self, *said: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.server.fetched.append(self.path)
        if self._fails():
            return None
        if self.path != "/languages":
            return self._answer(404, {"error": "Not found"})
        return self._answer(
            200, [{"code": one, "name": one, "targets": list(LANGUAGES)} for one in LANGUAGES]
        )

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.fetched.append(self.path)
        asked: dict[str, Any] = json.loads(raw)
        self.server.asked.append(asked)
        if self._fails():
            return None
        if self.server.key and asked.get("api_key") != self.server.key:
            return self._answer(403, {"error": "Invalid API key"})
        if {asked["source"], asked["target"]} - set(LANGUAGES):
            return self._answer(400, {"error": f"{asked['target']} is not supported"})
        text: str = asked["q"]
        if self.server.limit and len(text) > self.server.limit:
            said = f"Invalid request: request ({len(text)}) exceeds text limit ({self.server.limit})"
            return self._answer(400, {"error": said})
        told = KNOWN.get((text, asked["target"]), f"[{asked['target']}] {text}")
        return self._answer(200, {"translatedText": told})

    def _fails(self) -> bool:
        """Whether this answer is a failure; then it has been given."""
        if self.server.after > 0:
            self.server.after -= 1
            return False
        if not self.server.failures:
            return False
        way = self.server.failures.pop(0)
        if way == "slow":
            time.sleep(1.5)
            return False
        if way == "cut":
            self.connection.close()
        elif way == "html":
            self._send(200, b"<html>Sorry</html>", {"Content-Type": "text/html"})
        elif way == "empty":
            self._answer(200, {"translatedText": ""})
        elif way == "elsewhere":
            self._send(302, b"", {"Location": f"{self.server.url}/languages"})
        else:
            self._answer(int(way), {"error": "Slowdown" if way == 429 else "No"})
        return True

    def _answer(self, status: int, body: Any) -> None:
        self._send(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running(*, key: str = "", limit: int = 0) -> Iterator[TranslatorServer]:
    """The server, answering in a thread of its own until the block ends."""
    server = TranslatorServer(key=key, limit=limit)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
