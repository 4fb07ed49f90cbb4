"""A country or region shows what is published there, and says where nothing is."""

import pytest
from django.utils.translation import override
from tests.factories.register import rows

from localaction.register import queries as register
from localaction.showcase.queries.areas import AreaPage, country_page, region_lines, region_page

pytestmark = pytest.mark.usefixtures("cohort")


def _country(code: str, language: str = "en") -> AreaPage:
    with override(language):
        page = country_page(code, language, register.head())
    assert page is not None
    return page


def _region(code: str) -> AreaPage:
    with override("en"):
        page = region_page(code, "en", register.head())
    assert page is not None
    return page


def test_a_country_counts_its_own_actions_and_governments() -> None:
    page = _country("UG")
    there = [row for row in rows() if row["country_iso2"] == "UG"]
    assert page.total == len(there)
    assert page.counts[0].value == len(there)
    assert page.counts[1].value == len({row["government_name"] for row in there})
    assert [crumb.text for crumb in page.crumbs] == ["Africa", "Eastern Africa"]
    assert _country("UG", "ar").name == "أوغندا"


def test_a_country_with_nothing_shows_what_is_near_it() -> None:
    page = _country("RW")
    assert page.total == 0
    assert page.near
    assert page.near_name == "Eastern Africa"


def test_a_region_names_its_countries_with_and_without() -> None:
    page = _region("014")
    assert "Uganda" in " ".join(link.text for link in page.countries)
    assert "Rwanda" in page.without
    assert "Uganda" not in page.without
    assert page.parts == ()
    africa = _region("002")
    assert sum(bar["value"] for bar in africa.parts) == africa.total
    assert 0 in [bar["value"] for bar in africa.parts]


def test_the_regions_together_hold_every_action_that_has_a_country() -> None:
    lines = region_lines("en")
    assert sum(line.actions for line in lines) == sum(1 for row in rows() if row["country_iso2"])


@pytest.mark.parametrize("code", ["ZZ", "UGA", "", "EU", "UN", "001"])
def test_other_codes_have_no_page(code: str) -> None:
    assert country_page(code, "en", register.head()) is None
    assert region_page(code, "en", register.head()) is None
