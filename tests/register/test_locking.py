"""Two writers of one folder take turns."""

from __future__ import annotations

import threading
from pathlib import Path

from localaction.register.locking import one_writer


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    told: list[str] = []

    def second() -> None:
        with one_writer(tmp_path / "index"):
            told.append("second")

    with one_writer(tmp_path / "index"):
        other = threading.Thread(target=second)
        other.start()
        other.join(timeout=0.1)
        told.append("first")
    other.join()
    assert told == ["first", "second"]
