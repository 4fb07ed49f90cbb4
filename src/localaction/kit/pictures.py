"""Pictures drawn by a short-lived process of its own, one at a time on each host, and kept as files.

The engines are large, and neither a web process nor the worker should carry them. What comes out depends on nothing
but what is asked, so that it can be kept under its digest.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

DRAWN_WITHIN_SECONDS = 60
WAIT_SECONDS = 20
"""How long a request waits for its turn."""


class NotDrawn(RuntimeError):
    """The engine failed, took too long, or had too much to do; the words say the same."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What surrounds a chart that is taken away: lines below it that say what it is and where it comes from."""

    notes: tuple[str, ...] = ()
    site: str = ""

    @property
    def digest(self) -> str:
        """What it says, as 12 hexadecimal digits."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in two forms."""

    svg: bytes
    png: bytes


def draw(module: str, asked: dict[str, Any]) -> Picture:
    """Let a module draw what is asked, with the faces of the site. Raises NotDrawn."""
    found = json.loads(ask(module, {**asked, "faces": str(settings.FACES_ROOT)}))
    return Picture(found["svg"].encode(), base64.b64decode(found["png"]))


def ask(module: str, asked: Any) -> bytes:
    """What a module of ours answers, run as a process: JSON in, bytes out. Raises NotDrawn."""
    with _turn():
        try:
            done = subprocess.run(  # noqa: S603  (our own module, by its name)
                [sys.executable, "-m", module],
                input=json.dumps(asked, ensure_ascii=False).encode(),
                capture_output=True,
                timeout=DRAWN_WITHIN_SECONDS,
                check=True,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise NotDrawn(str(error)) from error
    return done.stdout


def keep(place: Path, content: bytes) -> None:
    """Write a file so that a reader sees the whole of it or nothing."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}-{threading.get_ident()}.part")
    fresh.write_bytes(content)
    fresh.replace(place)


@contextmanager
def _turn() -> Iterator[None]:
    """One process at a time draws on this host; who waits too long is sent away."""
    folder = Path(settings.CHARTS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + WAIT_SECONDS
    with (folder / "lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise NotDrawn("too much is being drawn") from error
                time.sleep(0.05)
            else:
                break
        yield
