"""`localaction evaluate-suggestions`: a table for people, JSON for programs, a plain sentence for a wrong file."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

UNSEEN = Path(__file__).parents[2] / "unseen_actions.csv"


def printed(*arguments: str) -> str:
    """What the command prints."""
    screen = io.StringIO()
    call_command("evaluate_suggestions", *arguments, stdout=screen)
    return screen.getvalue()


def test_json_has_the_agreed_keys() -> None:
    figures = json.loads(printed(str(UNSEEN), "--json"))
    assert set(figures) == {"gcm_objectives", "gcr_objectives", "sdg_goals"}
    for one in figures.values():
        assert {
            "macro_recall_at_5", "micro_recall_at_5", "precision_at_3", "map", "popularity_macro_recall_at_5",
            "per_item", "per_language",
        } <= set(one)  # fmt: skip
    assert set(figures["sdg_goals"]["per_language"]) == {"ar", "en", "es", "fr", "pt"}


def test_the_table_says_by_what_the_rows_are_judged() -> None:
    text = printed(str(UNSEEN))
    assert text.startswith(
        "30 rows: 0 of the first cohort, each judged by what was learned without its tenth; 30 others"
    )
    assert "recall at 5, mean of items" in text


def test_a_missing_or_wrong_file_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        call_command("evaluate_suggestions", str(tmp_path / "none.csv"))
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CommandError, match="lacks the column"):
        call_command("evaluate_suggestions", str(wrong))
