"""Every value that a facet can have is told in words."""

import pytest
from django.utils.translation import override

from localaction.register import bands
from localaction.register.facets import FACETS
from localaction.showcase import filters
from localaction.showcase.queries import labels

BANDS = {
    "reached": (*(name for _bound, name in bands.REACHED), bands.MOST_REACHED, bands.UNSAID),
    "size": (*(name for _bound, name in bands.SIZES), bands.LARGEST, bands.UNKNOWN),
    "income": (*bands.INCOMES, bands.UNKNOWN),
    "silent": ("no", "yes"),
}


@pytest.mark.parametrize("field", BANDS)
def test_every_band_has_its_words_in_its_order(field: str) -> None:
    assert tuple(labels.WORDS[field]) == BANDS[field]
    assert labels.in_order(field, sorted(BANDS[field]), {}, "en") == [*BANDS[field]]


def test_every_field_of_an_address_has_a_name_and_is_one_of_the_index() -> None:
    assert {*filters.FIELDS} == {*labels.TITLES}
    assert {*filters.FIELDS} <= {*FACETS, "year"}


@pytest.mark.django_db
def test_what_is_left_out_is_said() -> None:
    with override("en"):
        assert labels.without("country", "UG", "en") == "without: Uganda"
        assert labels.without("country", "??", "en") == "without: ??"


def test_counts_that_need_a_rule_have_one() -> None:
    with override("en"):
        source, year = bands.income_source()
        assert labels.rule("income") == f"{source}, fiscal year {year}."
        assert "never added up" in labels.rule("reached")
        assert labels.rule("country") == ""
