"""Room to write a lot: what one process changes about itself while it imports, and puts back after."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

# SQLite: 128 MB of pages in memory instead of 16, and the log is worked in every 80 MB instead of every 4.
# Each commit reaches the disk as always.
_WHILE: Final = ("PRAGMA cache_size = -131072", "PRAGMA wal_autocheckpoint = 20000")
_AFTER: Final = (
    "PRAGMA cache_size = -16000",
    "PRAGMA wal_autocheckpoint = 1000",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)
# Looking for garbage after every 700 new objects costs a fifth of the time when two thousand rows are built at once.
_SELDOM: Final = (200_000, 20, 20)


@contextmanager
def much_to_write() -> Iterator[None]:
    """Give this process what writing many rows needs."""
    threshold = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    _ask(_WHILE)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        _ask(_AFTER)


def _ask(pragmas: tuple[str, ...]) -> None:
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for pragma in pragmas:
            cursor.execute(pragma)
