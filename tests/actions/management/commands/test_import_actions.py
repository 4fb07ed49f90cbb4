from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.actions.importing.files import a_file, as_csv

from localaction.actions.models import Action

pytestmark = pytest.mark.django_db
BAD = {"id": "CTA-901", "latitude": "95", "language": "xx"}


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def imported(path: Path, *arguments: str) -> tuple[str, int]:
    """What is printed, and the exit status."""
    out = io.StringIO()
    try:
        call_command("import_actions", str(path), *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue() + str(error), error.returncode
    return out.getvalue(), 0


def test_a_good_file_is_imported_in_silence_but_for_one_line(tmp_path: Path) -> None:
    said, status = imported(a_file(tmp_path, as_csv({})))
    assert status == 0
    assert said.startswith("1 rows read: 1 entered, 0 corrected, 0 unchanged, 0 refused.")


def test_refused_rows_are_told_and_the_exit_status_says_so(tmp_path: Path) -> None:
    said, status = imported(a_file(tmp_path, as_csv({}, BAD)))
    assert status == 1
    assert said.splitlines()[:2] == [
        "Line 3, latitude (95): This lies outside the world: write a number from -90 to 90.",
        "Line 3, language (xx): Actions are not kept in this language. Write one of: ar, en, es, fr, pt.",
    ]


def test_after_twenty_problems_the_report_is_pointed_at(tmp_path: Path) -> None:
    path = a_file(tmp_path, as_csv(*[{"id": f"CTA-{number}", "verified": "x"} for number in range(30)]))
    said, _status = imported(path)
    assert "… and 10 more problems: see all of them with --report FILE.json." in said
    assert said.count("Line ") == 20


def test_the_report_holds_every_problem(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    imported(a_file(tmp_path, as_csv({}, BAD)), "--report", str(report), "--dry-run")
    written = json.loads(report.read_text())
    assert isinstance(written.pop("seconds"), float)
    assert isinstance(written.pop("rows_per_second"), int)
    assert written == {
        "file": "rows.csv",
        "dry_run": True,
        "is_readable": True,
        "read": 2,
        "entered": 1,
        "corrected": 0,
        "unchanged": 0,
        "refused": 1,
        "held": 0,
        "indexing_seconds": 0.0,
        "problems": [
            {
                "line": 3,
                "column": "latitude",
                "value": "95",
                "reason": "This lies outside the world: write a number from -90 to 90.",
                "code": "outside_world",
            },
            {
                "line": 3,
                "column": "language",
                "value": "xx",
                "reason": "Actions are not kept in this language. Write one of: ar, en, es, fr, pt.",
                "code": "unknown_language",
            },
        ],
    }
    assert not Action.objects.exists()


@pytest.mark.parametrize("content", [b"", b"id;government_name", b"\x00\xff"])
def test_a_file_that_cannot_be_read_ends_with_two(tmp_path: Path, content: bytes) -> None:
    said, status = imported(a_file(tmp_path, content))
    assert status == 2
    assert said.endswith("rows.csv was not imported.")


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    said, status = imported(tmp_path / "no.csv")
    assert status == 2
    assert said.endswith("no.csv: No such file or directory")
