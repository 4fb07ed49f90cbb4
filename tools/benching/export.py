"""How long data takes to leave: every action as CSV, as the file and as a search, beside a bare csv.writer."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

WHOLE, SEARCH = "/en/data/actions.csv", "/en/data/actions.csv?sort=newest"
TIMES = 3


def took() -> tuple[float, float, float, float, float]:
    """Rows; seconds of a bare writer over these rows, of the file, of the search; MB that the search takes more."""
    import django

    django.setup()
    from django.test import Client

    from localaction.opendata import files

    state = files.current()
    assert state is not None, "its files are made by another process: what that takes is not measured here"
    client = Client()

    def asked(path: str) -> Callable[[], int]:
        return lambda: _sent(client.get(path, HTTP_HOST="127.0.0.1").streaming_content)  # type: ignore[attr-defined]

    asked(f"{SEARCH}&kind=commitment")()  # everything is imported and opened
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    search = _best(asked(SEARCH))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    whole = _best(asked(WHOLE))
    with state.path("actions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return len(rows) - 1, _best(lambda: _bare(rows)), whole, search, grown


def _sent(blocks: Iterable[bytes]) -> int:
    """Take everything, as a server does."""
    return sum(len(block) for block in blocks)


def _bare(rows: list[list[str]]) -> int:
    """What nobody can be much faster than: the rows are there, and only written."""
    with open("/dev/null", "w", encoding="utf-8", newline="") as nowhere:
        csv.writer(nowhere).writerows(rows)
    return len(rows)


def _best(work: Callable[[], int]) -> float:
    """Seconds of the fastest of a few times: what else the machine does only makes it slower."""
    found = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        if not work():
            raise SystemExit("nothing was sent")
        found.append(time.perf_counter() - begun)
    return min(found)


if __name__ == "__main__":
    for command in ("index-register", "build-open-data"):
        subprocess.run([sys.executable, "-m", "localaction", command], check=True, stdout=subprocess.DEVNULL)
    print(*took())
