"""The worker lets the files follow, one process at a time."""

from __future__ import annotations

import sys

import pytest
from tests.register.published_things import an_action, published

from localaction.opendata import tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that were started; each is at work until the test ends."""
    found: list[list[str]] = []

    class AtWork:
        def __init__(self, command: list[str]) -> None:
            found.append(command)

        def poll(self) -> None:
            return None

    monkeypatch.setattr("localaction.opendata.tasks.subprocess.Popen", AtWork)
    monkeypatch.setattr(tasks, "_children", [])
    return found


def test_files_are_made_once_there_is_something(started: list[list[str]]) -> None:
    tasks.follow()
    assert started == []
    published(an_action())
    tasks.follow()
    tasks.follow()
    assert started == [[sys.executable, "-m", "localaction", "build-open-data"]]
