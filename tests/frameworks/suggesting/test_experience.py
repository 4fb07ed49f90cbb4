"""Learning from a cohort: evidence adds up, the usual is taken off, nobody is their own neighbour."""

import numpy
import pytest

from localaction.frameworks.suggesting.engine import FOLDS, everything, fold_of, without_fold
from localaction.frameworks.suggesting.experience import evidence, leads_to, neighbours_say, usual
from localaction.frameworks.suggesting.notions import notions
from localaction.frameworks.suggesting.records import first_cohort


def test_evidence_adds_up_and_is_nothing_where_nothing_leads() -> None:
    leads = numpy.array([[1.0, 0.0], [0.5, 0.0]])
    one, both = evidence(numpy.array([0.5, 0.0]), leads), evidence(numpy.array([0.5, 0.5]), leads)
    assert one == pytest.approx([numpy.log(2), 0.0])
    assert both == pytest.approx([numpy.log(2) - numpy.log(0.75), 0.0])


def test_the_usual_is_nothing_new() -> None:
    found = numpy.array([[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]])
    against = usual(found).against(found)
    assert against.mean(axis=0) == pytest.approx([0.0, 0.0])
    assert against[2, 0] > 0 > against[2, 1]


def test_no_action_is_its_own_neighbour() -> None:
    words = numpy.eye(12)
    declared = numpy.eye(12)
    said = neighbours_say(words, words, declared, leave_out_itself=True)
    assert (numpy.diag(said) < 0).all()
    assert (numpy.diag(neighbours_say(words, words, declared)) > 0).all()


def test_a_notion_leads_where_its_content_says() -> None:
    place = next(place for place, notion in enumerate(notions()) if notion.code == "remittances")
    assert leads_to(("GCM-20", "GCM-8"))[place].tolist() == [1.0, 0.0]


def test_the_cohort_falls_into_ten_parts_and_each_is_judged_without_itself() -> None:
    folds = [fold_of(key) for key in first_cohort().keys]
    assert sorted(set(folds), key=str) == list(range(FOLDS))
    assert {folds.count(fold) for fold in range(FOLDS)} == {7, 8}
    assert fold_of("NOT-OF-IT") is None
    assert len(everything().known) == 78
    assert len(without_fold(0).known) == 78 - folds.count(0)
