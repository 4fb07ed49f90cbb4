"""Countries stand in one region and one subregion that CLDR can name."""

import pytest
from babel import Locale

from localaction.register import regions


@pytest.mark.parametrize(
    ("country", "found"),
    [
        ("KE", ("002", "014")),
        ("br", ("019", "005")),
        ("FR", ("150", "155")),
        ("PS", ("142", "145")),
        ("NZ", ("009", "053")),
    ],
)
def test_regions_of(country: str, found: tuple[str, str]) -> None:
    assert regions.regions_of(country) == found


def test_what_is_no_country_has_no_region() -> None:
    assert regions.regions_of("") == regions.regions_of("??") == ()


def test_every_country_of_the_united_nations_stands_once() -> None:
    countries = [country for _, listed in regions.SUBREGIONS.values() for country in listed.split()]
    assert len(countries) == len(set(countries))
    assert len(countries) >= 245


def test_every_code_has_a_name_in_every_language() -> None:
    for language in ("en", "fr", "es", "ar", "pt"):
        territories = Locale.parse(language).territories
        assert {*regions.REGIONS, *regions.SUBREGIONS} <= set(territories)


def test_subregions_belong_to_a_region() -> None:
    assert regions.subregions_of("142") == ("143", "030", "035", "034", "145")
    assert {region for region, _ in regions.SUBREGIONS.values()} == set(regions.REGIONS)
