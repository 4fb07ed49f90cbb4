"""`localaction evaluate-search` on the first cohort: what the search reaches without any model must not be lost."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from localaction.kit.content import CONTENT
from localaction.register import index

QUESTIONS = Path(__file__).parents[3] / "data" / "search_queries.toml"
LEAST = {
    "en": 0.75,
    "fr": 0.68,
    "es": 0.75,
    "ar": 0.70,
    "pt": 0.68,
    "all": 0.74,
}  # nDCG@10 by words and notions
LEAST_RECALL = {"en": 0.80, "fr": 0.74, "es": 0.84, "ar": 0.76, "pt": 0.80, "all": 0.80}
LEAST_ACROSS = 0.75


@pytest.mark.django_db
def test_the_first_cohort_is_found_in_five_languages() -> None:
    cohort = CONTENT / "cohorts" / "first_cohort.csv"
    call_command("import_actions", str(cohort), source="First cohort of the Call", stdout=StringIO())
    index.follow()
    out = StringIO()
    call_command("evaluate_search", str(QUESTIONS), stdout=out)
    assert "Not published here" not in out.getvalue()
    words, notions, sentences = (_table(part) for part in out.getvalue().split("By words")[1:])
    for language, least in LEAST.items():
        assert notions[language][0] >= least, (language, notions)
        assert notions[language][1] >= LEAST_RECALL[language], (language, notions)
    assert notions["all"][2] >= LEAST_ACROSS
    assert words["all"][2] < notions["all"][2] <= sentences["all"][2]


def _table(text: str) -> dict[str, list[float]]:
    rows = [
        line.split()
        for line in text.splitlines()
        if line[:3].strip() in ("en", "fr", "es", "ar", "pt", "all")
    ]
    return {row[0]: [float(value) for value in row[2:]] for row in rows}
