"""nginx in front of the site as we ship it, beside the same bytes served by nginx from a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from tools.benching import site
from tools.benching.client import ENCODING


def is_installed() -> bool:
    """Whether there is an nginx to measure with."""
    return shutil.which("nginx") is not None


def put(folder: Path, port: int, path: str) -> str:
    """Keep the very bytes that the site sends for a path as a file; returns the path of the file."""
    asked = Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": ENCODING})
    with urlopen(asked, timeout=60) as answer:
        body = answer.read()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{path.strip('/').replace('/', '-')}.html"
    (folder / name).write_bytes(body)
    return f"/files/{name}"


@contextmanager
def serving(state: Path, upstream: int, files: Path, core: int) -> Iterator[int]:
    """nginx with one worker on one core, until the block ends: the shipped configuration, and a folder of files."""
    port = site.free_port()
    shipped = site.run(
        state, "nginx-config", "--upstream", f"127.0.0.1:{upstream}", "--listen", f"127.0.0.1:{port}"
    )
    plain = f"location /files/ {{ alias {files}/; }}"
    folder = state / "nginx"
    folder.mkdir(exist_ok=True)
    whole = folder / "nginx.conf"
    whole.write_text(
        f"pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; daemon off; user root;\n"
        f"events {{ worker_connections 512; }}\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; types {{ text/html html; }}\n"
        + shipped.replace("    location / {", f"    {plain}\n    location / {{", 1)
        + "}\n"
    )
    process = subprocess.Popen(
        ["nginx", "-c", str(whole), "-p", str(folder)],
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),  # noqa: PLW1509  the child has one thread here
    )
    try:
        until = time.monotonic() + 20
        while True:
            try:
                site.fetch(port, "/dev/hello/")
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)
