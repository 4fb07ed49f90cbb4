"""A program that is told of changes: a small server on this machine that keeps what it gets and answers as bid."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOOPBACK = ("127.0.0.0/8",)


@dataclass
class Receiver:
    """Where it listens, what it got, and the status of its next answers: the last one stays."""

    url: str = ""
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=lambda: [204])
    location: str = ""


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A receiver that listens until the test is done."""
    program = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            program.got.append((dict(self.headers), self.rfile.read(length)))
            status = program.answers.pop(0) if len(program.answers) > 1 else program.answers[0]
            body = b"" if status == 204 else b"no\nthank you"
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if program.location:
                self.send_header("Location", program.location)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        program.url = f"http://127.0.0.1:{server.server_port}/hook?of=us"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield program
        finally:
            server.shutdown()
            thread.join()
