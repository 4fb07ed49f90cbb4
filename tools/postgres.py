"""A private PostgreSQL server for one command: own folder, own port, own socket, gone when the command ends.

`postgres.py available` exits 0 when the server's programs are here (installing Debian's when it may);
`postgres.py run -- COMMAND …` runs COMMAND with DATABASE_URL pointing at a fresh server.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def programs() -> Path | None:
    """The folder with initdb and postgres, newest version first, or None."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        places.append(Path(on_path).resolve().parent)
    return next(
        (place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None
    )


def install() -> Path | None:
    """Try Debian's package when we are allowed to; returns the programs' folder or None."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing PostgreSQL …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"]):
        subprocess.run(command, env=environment, check=False, **quiet)  # type: ignore[call-overload]
    return programs()


def _as_a_user_that_may() -> list[str]:
    """PostgreSQL refuses to run as root: name another user for it."""
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name for entry in pwd.getpwall()}
    return ["setpriv", "--reuid", "postgres" if "postgres" in known else "nobody", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A running server; yields the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="localaction-pg-"))
    prefix = _as_a_user_that_may()
    if prefix:
        shutil.chown(folder, prefix[2])
    folder.chmod(0o755)
    data, port = folder / "data", _free_port()
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=60"
    settings += " -c fsync=off -c full_page_writes=off"  # a test server outlives nothing
    start = [*prefix, str(binaries / "pg_ctl"), "-D", str(data)]
    try:
        subprocess.run(
            [
                *prefix,
                str(binaries / "initdb"),
                "-D",
                str(data),
                "-U",
                "localaction",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )
        subprocess.run(
            [*start, "-w", "-l", str(folder / "log"), "-o", settings, "start"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )
        yield f"postgresql://localaction@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [*start, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd=folder
        )
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Do what the first word says; returns the exit status."""
    binaries = programs() or install()
    if sys.argv[1:2] == ["available"]:
        return 0 if binaries else 1
    if sys.argv[1:3] != ["run", "--"] or not binaries:
        print(__doc__, file=sys.stderr)
        return 2
    with server(binaries) as address:
        return subprocess.run(
            sys.argv[3:], env={**os.environ, "DATABASE_URL": address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
