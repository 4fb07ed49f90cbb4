"""Asking a server for one address as fast as it answers: with wrk where it is installed, else from here."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

CONNECTIONS = 4
ENCODING = "gzip, br"
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


class Measured(NamedTuple):
    """Requests a second, and milliseconds that half and 99 of 100 answers took at most."""

    rate: float
    p50: float
    p99: float


def name() -> str:
    """Which client asks."""
    return "wrk" if shutil.which("wrk") else "own client (Python, raw sockets)"


def measure(port: int, paths: Sequence[str], seconds: float, core: int, cookie: str = "") -> Measured:
    """Ask for the paths in turn over four kept connections, each waiting for its answer, from one core.

    `cookie`: of somebody who has signed in ("sessionid=…").

    Raises CalledProcessError when an answer is not 200.
    """
    if shutil.which("wrk"):
        return _by_wrk(port, paths, seconds, core, cookie)
    program = (sys.executable, "-m", "tools.benching.client", str(port), str(seconds), str(core), cookie)
    asked = "\n".join(paths)
    said = subprocess.run(program, check=True, capture_output=True, text=True, input=asked).stdout
    rate, p50, p99 = (float(word) for word in said.split())
    return Measured(rate, p50, p99)


def _by_wrk(port: int, paths: Sequence[str], seconds: float, core: int, cookie: str) -> Measured:
    listed = ", ".join(json.dumps(path) for path in paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f"local paths = {{{listed}}}\nlocal at = 0\n")
        script.write("request = function()\n  at = at % #paths + 1\n")
        script.write("  return wrk.format('GET', paths[at])\nend\n")
        script.flush()
        program = [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{max(1, round(seconds))}s",
            "--latency",
            "-s",
            script.name,
        ]
        program += [
            "-H",
            f"Accept-Encoding: {ENCODING}",
            "-H",
            f"Cookie: {cookie}",
            f"http://127.0.0.1:{port}",
        ]
        pinned = ["taskset", "-c", str(core), *program] if shutil.which("taskset") else program
        said = subprocess.run(pinned, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise OSError(f"{paths[0]} did not answer 200: {said}")

    def at(share: str) -> float:
        found = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", said)
        return float(found[1]) * _UNITS[found[2]] if found else float("nan")

    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return Measured(float(rate[1]) if rate else 0.0, at("50"), at("99"))


class _Connection:
    """One kept connection with its question under way."""

    def __init__(self, port: int, questions: Iterator[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.questions = questions
        self.waiting = 0
        self.head = b""
        self.asked_at = 0.0

    def ask(self) -> None:
        self.head, self.waiting = b"", -1
        self.asked_at = time.perf_counter()
        self.socket.sendall(next(self.questions))

    def is_answered(self) -> bool:
        """Read what has come; whether the answer is whole."""
        data = self.socket.recv(262_144)
        if not data:
            raise OSError("the server closed the connection")
        if self.waiting < 0:
            self.head += data
            head_ends = self.head.find(b"\r\n\r\n")
            if head_ends < 0:
                return False
            if b" 200 " not in self.head[:16]:
                raise OSError(self.head[:200].decode("latin-1"))
            length = _LENGTH.search(self.head, 0, head_ends)
            if length is None:
                raise OSError("the answer does not say how long it is")
            self.waiting = int(length[1]) - (len(self.head) - head_ends - 4)
        else:
            self.waiting -= len(data)
        return self.waiting == 0


def ask_for(port: int, paths: Sequence[str], seconds: float, cookie: str = "") -> Measured:
    """The closed loop itself, in this process."""
    known = f"Cookie: {cookie}\r\n" if cookie else ""
    head = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{known}Accept-Encoding: {ENCODING}\r\n\r\n"
    questions = cycle([f"GET {path}{head}".encode() for path in paths])
    # a bare epoll: what the client spends on an answer from cache is what keeps it from asking again
    waiting = select.epoll()
    connections: dict[int, _Connection] = {}
    for _ in range(CONNECTIONS):
        connection = _Connection(port, questions)
        connections[connection.socket.fileno()] = connection
        waiting.register(connection.socket, select.EPOLLIN)
        connection.ask()
    took: list[float] = []
    started = now = time.perf_counter()
    while now - started < seconds:
        for number, _events in waiting.poll(10):
            connection = connections[number]
            if connection.is_answered():
                now = time.perf_counter()
                took.append(now - connection.asked_at)
                connection.ask()
        now = time.perf_counter()
    took.sort()
    count = len(took)
    return Measured(count / (now - started), took[count // 2] * 1000, took[int(count * 0.99)] * 1000)


if __name__ == "__main__":
    os.sched_setaffinity(0, {int(sys.argv[3])})
    print(*ask_for(int(sys.argv[1]), sys.stdin.read().split("\n"), float(sys.argv[2]), sys.argv[4]))
