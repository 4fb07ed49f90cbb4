"""The check against texts that were marked by hand: what must be found is, and what must not be is left alone."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from localaction.actions.protection import KINDS, findings_in
from localaction.actions.protection.evaluation import Labelled, measured, read_clean, read_marked, table

DATA = Path(__file__).parents[2] / "data"
COHORT = Path(__file__).parents[3] / "src/localaction/content/cohorts/first_cohort.csv"
LANGUAGES = ("ar", "en", "es", "fr", "pt")
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.95


def marked(name: str) -> list[Labelled]:
    """The marked texts of one set, in all languages, and those that hold nothing."""
    texts = []
    for language in LANGUAGES:
        lines = (DATA / f"{name}_{language}.txt").read_text(encoding="utf-8").splitlines()
        texts += read_marked(lines, language)
    clean = (DATA / f"{name}_none.txt").read_text(encoding="utf-8").splitlines()
    return [*texts, *read_clean(clean)]


def test_there_is_enough_to_measure_against() -> None:
    texts = marked("protection")
    passages = Counter(wanted[2] for one in texts for wanted in one.wanted)
    assert set(passages) == set(KINDS)
    assert min(passages.values()) >= 40
    assert sum(not one.wanted for one in texts) >= 150
    assert {one.language for one in texts if not one.wanted} == set(LANGUAGES)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_and_little_else(kind: str) -> None:
    counts = measured(marked("protection"))[(kind,)]
    assert counts.recall >= LEAST_RECALL, counts.missed
    assert counts.precision >= LEAST_PRECISION, counts.wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_read(language: str) -> None:
    counts = measured(marked("protection"), lambda _kind, language: (language,))[(language,)]
    assert counts.recall >= LEAST_RECALL, counts.missed
    assert counts.precision >= LEAST_PRECISION, counts.wrong


def test_texts_that_nobody_wrote_the_detectors_for_are_read_nearly_as_well() -> None:
    counts = measured(marked("protection_unseen"), lambda _kind, _language: ())[()]
    assert counts.recall >= 0.9, counts.missed
    assert counts.precision >= 0.9, counts.wrong


def test_the_first_cohort_holds_next_to_nothing() -> None:
    with COHORT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [(row["id"], one) for row in rows for one in findings_in(row, row["language"])]
    assert len(rows) >= 70
    assert [one for one in found if one[1].field not in ("latitude", "longitude")] == []


def test_a_fault_of_a_detector_is_counted() -> None:
    texts = read_marked(["Call [[phone|twelve]] or +256 772 123 456."], "en")
    counts = measured(texts)[("phone",)]
    assert (counts.right, len(counts.wrong), len(counts.missed)) == (0, 1, 1)
    assert (counts.precision, counts.recall) == (0.0, 0.0)


def test_a_remark_where_a_warning_was_wanted_is_a_fault() -> None:
    counts = measured(read_marked(["Write to [[email|info@city.example]]."], "en"))[("email",)]
    assert (len(counts.wrong), len(counts.missed)) == (1, 1)


def test_the_documents_say_the_numbers_of_today() -> None:
    page = (Path(__file__).parents[3] / "docs" / "protection.md").read_text(encoding="utf-8")
    for name in ("protection", "protection_hard"):
        assert table(marked(name)) in page
    assert table(marked("protection_hard")) in page
