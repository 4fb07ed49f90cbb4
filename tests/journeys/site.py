"""The real demo site for journeys: its own folder, its own port, web and worker, as `localaction demo` serves it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READY_WITHIN_SECONDS = 120


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path) -> dict[str, str]:
    """The environment of a stranger: none of the tests' own settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LOCALACTION_", "DJANGO_"))
    }
    kept.pop("DATABASE_URL", None)
    return {**kept, "LOCALACTION_DATA": str(folder)}


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """Serve the demo from a folder; yields its address; stops it with everything it started."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "localaction", "demo", "--port", str(port)],
            env=environment(folder),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(f"{address}/readyz", process)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("the demo ended before it was ready")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("the demo was not ready in time")


def chromium() -> str:
    """The browser's program."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise RuntimeError("Chromium is missing: sudo apt-get install chromium fonts-noto-core")
    return found
