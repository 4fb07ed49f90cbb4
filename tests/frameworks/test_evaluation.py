"""Figures by hand, and how good the shipped suggestions are: the aims set for them, and the document."""

import re
from pathlib import Path
from typing import Any

import pytest

from localaction.frameworks import evaluation
from localaction.frameworks.evaluation import UnreadableFile, measured, read_rows
from localaction.kit.content import CONTENT

COHORT = CONTENT / "cohorts" / "first_cohort.csv"
TRANSLATED = Path(__file__).parent / "translated_actions.csv"
UNSEEN = Path(__file__).parent / "unseen_actions.csv"
DOCUMENT = Path(__file__).parents[2] / "docs" / "suggestions.md"
FIGURES = (
    "macro_recall_at_5", "micro_recall_at_5", "precision_at_3", "map",
    "popularity_macro_recall_at_5", "popularity_micro_recall_at_5",
)  # fmt: skip


def figures_of(file: Path) -> dict[str, dict[str, Any]]:
    """The report on a file."""
    rows = read_rows(file)
    return evaluation.report(rows, evaluation.rankings(rows))


@pytest.fixture(scope="module")
def cohort() -> dict[str, dict[str, Any]]:
    """The report on the first cohort, cross-validated."""
    return figures_of(COHORT)


def test_figures_are_what_they_are_called() -> None:
    golds = [frozenset({"A-1", "A-2"}), frozenset({"A-1"}), frozenset[str]()]
    rankings = [["A-1", "A-3", "A-4", "A-5", "A-6", "A-2"], ["A-3", "A-1"], ["A-1"]]
    figures = measured(golds, rankings)
    assert figures["rows"] == 2
    assert figures["per_item"] == {
        "A-1": {"rows": 2, "recall_at_5": 1.0},
        "A-2": {"rows": 1, "recall_at_5": 0.0},
    }
    assert figures["macro_recall_at_5"] == 0.5
    assert figures["micro_recall_at_5"] == pytest.approx(2 / 3)
    assert figures["precision_at_3"] == pytest.approx(1 / 3)
    assert figures["map"] == pytest.approx(((1 + 2 / 6) / 2 + 1 / 2) / 2)


def test_the_commonest_is_measured_on_the_same_rows(cohort: dict[str, dict[str, Any]]) -> None:
    assert round(cohort["gcm_objectives"]["popularity_macro_recall_at_5"], 2) == 0.24
    assert round(cohort["gcm_objectives"]["popularity_micro_recall_at_5"], 2) == 0.68
    assert round(cohort["sdg_goals"]["popularity_micro_recall_at_5"], 2) == 0.74


def test_the_first_cohort_reaches_its_aims(cohort: dict[str, dict[str, Any]]) -> None:
    assert cohort["gcm_objectives"]["macro_recall_at_5"] >= 0.72
    assert cohort["sdg_goals"]["macro_recall_at_5"] >= 0.75
    for name in ("gcm_objectives", "sdg_goals", "gcr_objectives"):
        assert cohort[name]["micro_recall_at_5"] >= cohort[name]["popularity_micro_recall_at_5"]


@pytest.mark.parametrize("name", ["gcm_objectives", "sdg_goals"])
def test_no_language_is_much_worse_than_english(cohort: dict[str, dict[str, Any]], name: str) -> None:
    for figures in (cohort, figures_of(TRANSLATED)):
        languages = figures[name]["per_language"]
        for language in languages:
            for key in ("macro_recall_at_5", "micro_recall_at_5"):
                assert languages[language][key] >= 0.8 * languages["en"][key], language


def test_actions_written_for_this_test_are_recognised_too() -> None:
    figures = figures_of(UNSEEN)
    assert evaluation.of_the_cohort(read_rows(UNSEEN)) == 0
    assert figures["gcm_objectives"]["macro_recall_at_5"] >= 0.72
    assert figures["gcm_objectives"]["micro_recall_at_5"] >= 0.68
    assert figures["sdg_goals"]["macro_recall_at_5"] >= 0.75


def test_the_document_says_what_the_command_prints(cohort: dict[str, dict[str, Any]]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for heading, figures in (
        ("first_cohort.csv", cohort),
        ("translated_actions.csv", figures_of(TRANSLATED)),
        ("unseen_actions.csv", figures_of(UNSEEN)),
    ):
        for name, one in figures.items():
            said = " | ".join(f"{one[key]:.2f}" for key in FIGURES)
            assert f"| {heading} | {name} | {said} |" in text
    assert re.search(r"\d", text)


def test_rows_of_the_cohort_are_judged_without_themselves(tmp_path: Path) -> None:
    rows = read_rows(COHORT)
    assert evaluation.of_the_cohort(rows) == len(rows) == 78
    some = tmp_path / "some.csv"
    lines = COHORT.read_text(encoding="utf-8").splitlines()
    some.write_text("\n".join(lines[:4]), encoding="utf-8")
    few = read_rows(some)
    assert evaluation.rankings(few)["sdg_goals"] == evaluation.rankings(rows[:3])["sdg_goals"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id,language\n1,en\n", "lacks the column action_title, gcm_objectives, gcr_objectives, sdg_goals"),
        ("action_title,language,gcm_objectives,gcr_objectives,sdg_goals\n", "holds no rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "file.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=problem):
        read_rows(file)


def test_a_file_in_another_encoding_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes("action_title\nÉcole".encode("latin-1"))
    with pytest.raises(UnreadableFile, match="not a CSV file in UTF-8"):
        read_rows(file)
