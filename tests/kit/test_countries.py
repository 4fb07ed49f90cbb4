import pytest

from localaction.kit.countries import country_name, region_name


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Germany"), ("fr", "Allemagne"), ("es", "Alemania"), ("ar", "ألمانيا"), ("pt", "Alemanha")],
)
def test_countries_are_named_in_the_five_languages(language: str, name: str) -> None:
    assert country_name("de", language) == name


def test_the_table_of_names_goes_first() -> None:
    assert country_name("CD", "en") == "Democratic Republic of the Congo"
    assert country_name("TR", "en") == "Türkiye"
    assert country_name("PS", "fr") == "État de Palestine"


def test_an_unknown_language_falls_back_to_english_and_an_unknown_code_to_itself() -> None:
    assert country_name("UG", "no such language") == "Uganda"
    assert country_name("QQ", "en") == "QQ"


def test_regions_have_names_in_the_readers_language() -> None:
    assert region_name("002", "en") == "Africa"
    assert region_name("014", "pt") == "África Oriental"
    assert region_name("nowhere", "en") == "nowhere"
