"""The rehearsal as a test: a whole call with made-up people, smaller than the command's own size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from localaction.accounts.models import Person
from localaction.desk.rehearsal.report import Size
from localaction.desk.rehearsal.running import NotEmpty, rehearse

pytestmark = pytest.mark.django_db
SMALL = Size(governments=36, actions=40, assessors=12, sample=2)


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.mark.slow
def test_a_whole_call_goes_as_declared() -> None:
    report = rehearse(SMALL)
    print("\n".join(report.lines(by_route=False)))
    assert report.faults == []
    assert report.is_as_declared
    assert {kind: len(set(row)) for kind, row in report.planted.items()} == dict.fromkeys(
        ("own_government", "own_country", "network", "partner", "twin", "contact"), 1
    )
    assert all(tried == refused for tried, refused in report.leaks.values())
    assert set(report.letters) == {"en", "fr", "es", "ar", "pt"}
    assert "Assessor 12," in report.severe


def test_it_only_runs_where_nobody_is() -> None:
    Person.objects.create_user("somebody@city.example")
    with pytest.raises(NotEmpty):
        rehearse(SMALL)
