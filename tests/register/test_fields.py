"""Which field a name before a colon means."""

import pytest

from localaction.register import facets, fields


@pytest.mark.parametrize(
    ("name", "field"),
    [("Título", "title"), ("lieu", "names"), ("بلد", "country"), ("ODS", "sdg"), ("http", ""), ("", "")],
)
def test_names_of_five_languages_mean_one_field(name: str, field: str) -> None:
    assert fields.field_of(name) == field


def test_every_field_of_codes_is_a_facet_or_the_year() -> None:
    assert set(fields.FACETS) <= {*facets.FACETS, "year"}


@pytest.mark.parametrize(
    ("field", "said", "codes"),
    [
        ("country", "Côte d'Ivoire", ("CI",)),
        ("country", "nowhere", ()),
        ("language", "árabe", ("ar",)),
        ("gcr", "2", ("GCR-2",)),
        ("priority", "PO-3", ("PO-3",)),
        ("kind", "Ongoing", ("ongoing", "Ongoing")),
    ],
)
def test_codes_are_told_by_name_or_number(field: str, said: str, codes: tuple[str, ...]) -> None:
    assert fields.codes_of(field, said) == (field, codes)
