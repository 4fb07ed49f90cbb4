"""A site to measure: its state folder with made-up actions, and its server on one core."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[2]
COHORT = ROOT / "src" / "localaction" / "content" / "cohorts" / "first_cohort.csv"
BIN = Path(sys.executable).parent
UNCACHED = "localaction.config.wsgi:django_application"
CACHED = "localaction.config.wsgi:application"
IMPORTED = 20_000
TEXTS = (
    "summary",
    "challenge",
    "objective_statement",
    "what_was_done",
    "results",
    "lessons",
    "needs",
    "replicability",
)


def surroundings(state: Path) -> dict[str, str]:
    """The environment of a process of that site."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "LOCALACTION_DATA": str(state),
        "LOCALACTION_MODE": "demo",
        "LOCALACTION_LOG_LEVEL": "WARNING",
    }


def run(state: Path, *arguments: str) -> str:
    """One command of the site; what it printed. Ends the bench when it fails."""
    program = [str(BIN / "localaction"), *arguments]
    done = subprocess.run(
        program, check=False, env=surroundings(state), cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def make_queue(state: Path, *, fresh: bool) -> str:
    """A state folder with 50,000 things that wait at the desk, and the cookie of somebody who signed in there."""
    make(state, 0, fresh=fresh)
    program = [sys.executable, "-m", "tools.benching.queue"]
    settings = {"DJANGO_SETTINGS_MODULE": "localaction.config.settings"}
    done = subprocess.run(
        program, check=True, env=surroundings(state) | settings, cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.split()[-1]


def make(state: Path, actions: int, *, fresh: bool) -> None:
    """A state folder with that many made-up actions; one that stands already is used again."""
    mark = state / "seeded"
    if fresh or not mark.exists():
        shutil.rmtree(state, ignore_errors=True)
        state.mkdir(parents=True)
        _prepare(state)
        if actions:
            print(run(state, "seed", "--actions", str(actions)).strip(), flush=True)
        mark.touch()


def _prepare(state: Path) -> None:
    run(state, "migrate", "-v0", "--no-input")
    run(state, "collectstatic", "-v0", "--no-input")
    run(state, "load-content")


def import_rate(state: Path, rows: int = IMPORTED, *, own_texts: bool = False) -> dict[str, Any]:
    """The report of importing the first cohort over and over under new ids into an empty site.

    `own_texts`: no two rows say the same, as where every text is seen for the first time.
    """
    make(state, 0, fresh=True)
    with COHORT.open(encoding="utf-8", newline="") as source:
        cohort = list(csv.DictReader(source))
    file, report = state / "rows.csv", state / "report.json"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, fieldnames=list(cohort[0]))
        writer.writeheader()
        for number in range(rows):
            row = dict(cohort[number % len(cohort)], id=f"B-{number:06d}")
            if own_texts:
                row |= {name: f"{row[name]} {_in_letters(number)}" for name in TEXTS if row[name]}
            writer.writerow(row)
    run(state, "import-actions", str(file), "--report", str(report))
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def _in_letters(number: int) -> str:
    """A word that only this number has, without a digit in it."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


class Server:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    def cpu_seconds(self) -> float:
        """Processor time that all processes of the server have taken so far."""
        return sum(_cpu_seconds(pid) for pid in [self.process.pid, *_children(self.process.pid)])

    def memory(self) -> float:
        """MB in memory of the worker process (the largest process of the server)."""
        return max(_resident(pid) for pid in [self.process.pid, *_children(self.process.pid)]) / 1024


@contextmanager
def serving(state: Path, application: str, core: int) -> Iterator[Server]:
    """One worker on one core, until the end of the block."""
    port = free_port()
    process = subprocess.Popen(
        [
            str(BIN / "granian"),
            *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
            *("--blocking-threads", "4", "--no-ws", "--log-level", "warning", application),
        ],
        env=surroundings(state) | {"LOCALACTION_SITE_URL": f"http://127.0.0.1:{port}"},
        cwd=ROOT,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),  # noqa: PLW1509  the child has one thread here
    )
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def fetch(port: int, path: str, cookie: str = "") -> tuple[int, bytes]:
    """Status and body of one answer."""
    from urllib.error import HTTPError

    asked = Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie} if cookie else {})
    try:
        with urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, b""


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            sys.exit("the server ended; its last words are above")
        try:
            if fetch(port, "/dev/hello/")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server did not answer within a minute")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
