"""Evaluation data leaves by a command."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.actions.making import focal_point, in_state

from localaction.actions.models import SuggestionAnswer

HEAD = ["action", "language", "framework", "item", "verdict", "score", "strength", "is_chosen", "on"]


@pytest.mark.django_db
def test_the_answers_are_written_as_csv(tmp_path: Path) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    SuggestionAnswer.objects.create(
        action=action,
        item_id="GCM-15",
        framework="gcm-objectives",
        verdict="rejected",
        score=0.25,
        strength="likely",
    )
    screen, file = io.StringIO(), tmp_path / "answers.csv"
    call_command("export_suggestion_answers", stdout=screen)
    call_command("export_suggestion_answers", str(file))
    head, row = csv.reader(file.read_text("utf-8").splitlines())
    assert head == HEAD
    assert row[:8] == [
        action.reference,
        "en",
        "gcm-objectives",
        "GCM-15",
        "rejected",
        "0.25",
        "likely",
        "True",
    ]
    assert screen.getvalue().split() == file.read_text("utf-8").split()
