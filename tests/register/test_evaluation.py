"""How a search is measured."""

from pathlib import Path

import pytest

from localaction.register import evaluation
from localaction.register.evaluation import Graded

LANGUAGES = {"A": "en", "B": "fr", "C": "ar", "D": "en"}
QUESTION = Graded("waste", "en", {"A": 3, "B": 2, "C": 2, "D": 1})


def test_the_best_order_is_one() -> None:
    judged = evaluation.judge(QUESTION, ["A", "B", "C", "D"], LANGUAGES)
    assert (judged.ndcg, judged.recall, judged.across) == (1.0, 1.0, 1.0)


def test_nothing_found_is_nothing() -> None:
    judged = evaluation.judge(QUESTION, ["X"], LANGUAGES)
    assert (judged.ndcg, judged.recall, judged.across) == (0.0, 0.0, 0.0)


def test_answers_in_other_languages_are_counted_apart_and_touching_is_no_answer() -> None:
    judged = evaluation.judge(QUESTION, ["D", "A", "B"], LANGUAGES)
    assert judged.recall == pytest.approx(2 / 3)
    assert judged.across == 0.5
    gain = 1 + 7 / 1.5849625 + 3 / 2
    assert judged.ndcg == pytest.approx(gain / (7 + 3 / 1.5849625 + 3 / 2 + 1 / 2.3219281))
    assert evaluation.judge(Graded("x", "en", {"A": 3}), ["A"], LANGUAGES).across is None


def test_only_the_first_ten_count() -> None:
    late = [f"X{number}" for number in range(10)] + ["A"]
    assert evaluation.judge(Graded("x", "en", {"A": 3}), late, LANGUAGES).recall == 0.0


def test_one_row_for_each_language_and_one_for_all() -> None:
    french = Graded("déchets", "fr", {"A": 3})
    judged = evaluation.evaluate([QUESTION, french], lambda one: ["A"], LANGUAGES)
    rows = evaluation.table(judged)
    assert [(row.language, row.questions) for row in rows] == [("en", 1), ("fr", 1), ("", 2)]
    assert rows[1].across == 1.0
    assert rows[2].recall == pytest.approx((1 / 3 + 1) / 2)


def test_the_kept_questions_are_sixty_in_five_languages() -> None:
    questions = evaluation.read(Path(__file__).parents[1] / "data" / "search_queries.toml")
    assert len({one.text for one in questions}) == len(questions) == 60
    languages = [one.language for one in questions]
    assert {language: languages.count(language) for language in languages} == dict.fromkeys(
        ("en", "fr", "es", "ar", "pt"), 12
    )
    assert all(grade in (1, 2, 3) for one in questions for grade in one.grades.values())
    assert all(max(one.grades.values()) == 3 for one in questions)
