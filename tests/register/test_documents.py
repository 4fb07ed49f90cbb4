"""What the index holds of a thing, without any engine."""

from datetime import UTC, datetime

import pytest
from tests.register.published_things import a_government, an_action

from localaction.register import documents, translations
from localaction.register.documents import Dated
from localaction.register.shapes import Aligned, Place

AT = Dated(7, 3, datetime(2026, 5, 6, tzinfo=UTC), datetime(2025, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("starts", "ends", "stage", "years"),
    [
        ("2019-05-01", "2021-01-01", "fulfilled", (2019, 2020, 2021)),
        ("2024", "", "in_progress", (2024, 2025, 2026)),
        ("2030", "", "in_progress", (2030,)),
        ("2024", "", "planning", (2024,)),
        ("", "2020-02", "fulfilled", (2020,)),
        ("", "", "in_progress", ()),
        ("soon", "", "in_progress", ()),
        ("2021", "2020", "fulfilled", ()),
    ],
)
def test_years_run_from_start_to_end(starts: str, ends: str, stage: str, years: tuple[int, ...]) -> None:
    assert documents.years_of(an_action(starts_on=starts, ends_on=ends, stage=stage), 2026) == years


def test_a_span_without_measure_is_cut() -> None:
    assert (
        len(documents.years_of(an_action(starts_on="0001", ends_on="9999"), 2026))
        == documents.LONGEST_SPAN + 1
    )


def test_framework_codes_fall_into_their_facets() -> None:
    codes = ("SDG-11.3", "GCM-15", "GCR-A.1", "GCR-2", "GP-4", "SDG-11")
    alignment = tuple(
        Aligned(code=code, rank="primary" if code == "GCM-15" else "secondary") for code in codes
    )
    found = documents.of_action(an_action(alignment=alignment), AT, {})
    assert found.facets["gcm"] == ("GCM-15",)
    assert found.facets["gcr"] == ("GCR-2",)
    assert found.facets["sdg"] == ("SDG-11",)
    assert set(found.facets["item"]) == set(codes)
    assert found.card.alignment[0] == "GCM-15"


def test_a_card_has_what_a_list_shows() -> None:
    found = documents.of_action(an_action(), AT, {"kampala": a_government()})
    assert found.card.governments[0].slug == "kampala"
    assert found.card.governments[0].names == {"en": "Kampala", "ar": "كمبالا"}
    assert (found.card.country, found.card.latitude, found.card.sequence) == ("UG", 0.3163, 7)
    assert found.card.first_published_at == "2025-01-02T00:00:00+00:00"
    assert found.facets["region"] == ("002", "014")


def test_a_long_summary_is_cut_at_a_word() -> None:
    lead = documents.of_action(an_action(summary="word " * 200), AT, {}).card.lead
    assert len(lead) <= translations.LEAD + 1
    assert lead.endswith("word…")


def test_a_place_outside_the_table_still_makes_a_document() -> None:
    found = documents.of_action(an_action(place=Place(name="Somewhere", country="ZZ"), owners=()), AT, {})
    assert found.facets["region"] == ()
    assert found.card.latitude is None


@pytest.mark.parametrize(
    ("statuses", "standing"),
    [
        ([], "none"),
        (["listed", "confirmed"], "confirmed"),
        (["disputed", "listed"], "listed"),
        (["disputed"], "disputed"),
    ],
)
def test_the_best_signature_counts(statuses: list[str], standing: str) -> None:
    assert documents.of_government(a_government(), AT, statuses).card.signature == standing
