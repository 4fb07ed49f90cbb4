"""A rubric is whole: weights sum to 100, five levels in every language."""

from dataclasses import replace

import pytest

from localaction.assessment.models import Rubric
from localaction.assessment.rubric import Criterion, criteria_from, faults, weights_of

LANGUAGES = ("en", "ar")
FIVE = ["0", "1", "2", "3", "4"]


def criterion(code: str, weight: int) -> Criterion:
    both = {"en": "x", "ar": "س"}
    return Criterion(code, weight, both, both, both, {"en": FIVE, "ar": FIVE})


WHOLE = [criterion("a", 60), criterion("b", 40)]


@pytest.mark.django_db
def test_the_shipped_rubric_is_whole_in_five_languages() -> None:
    criteria = criteria_from(Rubric.objects.get(code="call-2026").criteria)
    assert faults(criteria, ("en", "fr", "es", "ar", "pt")) == []
    assert weights_of(criteria)["people"] == 20
    assert criteria[0].level(4, "fr") != criteria[0].level(4, "en")


def test_a_whole_rubric_has_no_fault() -> None:
    assert faults(WHOLE, LANGUAGES) == []


@pytest.mark.parametrize(
    ("criteria", "fault"),
    [
        ([criterion("a", 60), criterion("a", 40)], "a criterion stands twice"),
        ([criterion("a", 60)], "the weights do not sum to 100"),
        ([criterion("a", 100), criterion("b", 0)], "b: the weight is not above 0"),
        ([replace(criterion("a", 100), levels={"en": FIVE, "ar": FIVE[:4]})], "a: not 5 levels in ar"),
        ([replace(criterion("a", 100), questions={"en": "x"})], "a: no name or question in ar"),
    ],
)
def test_every_fault_is_named(criteria: list[Criterion], fault: str) -> None:
    assert faults(criteria, LANGUAGES) == [fault]


def test_a_reader_without_a_text_gets_english() -> None:
    assert replace(criterion("a", 100), names={"en": "Name"}).name("pt") == "Name"
