"""Calls come from content."""

from pathlib import Path

import pytest

from localaction.actions import operations
from localaction.actions.models import Call

pytestmark = pytest.mark.django_db


def write(root: Path, closes: str = "") -> None:
    folder = root / "calls" / "spring"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "call.toml").write_text(
        f'code = "spring"\nopens_on = 2026-03-01\n{closes}\nrubric = "call-2026"\n'
    )
    (folder / "en.toml").write_text('title = "Spring"\n')


def test_the_rolling_call_is_loaded_with_its_texts() -> None:
    call = Call.objects.get(code="call-rolling")
    assert (call.closes_on, call.rubric, sorted(call.texts)) == (
        None,
        "call-2026",
        ["ar", "en", "es", "fr", "pt"],
    )
    assert call.priorities[0] == "PO-1"


def test_loading_again_changes_only_what_changed(tmp_path: Path) -> None:
    write(tmp_path)
    assert operations.load_calls(tmp_path) == 1
    write(tmp_path, "closes_on = 2026-05-31")
    operations.load_calls(tmp_path)
    call = Call.objects.get(code="spring")
    assert (str(call.closes_on), Call.objects.filter(code="spring").count()) == ("2026-05-31", 1)
