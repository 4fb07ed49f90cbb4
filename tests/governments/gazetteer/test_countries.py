import pytest

from localaction.governments.gazetteer import country_codes, country_name


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Germany"), ("fr", "Allemagne"), ("es", "Alemania"), ("ar", "ألمانيا"), ("pt", "Alemanha")],
)
def test_countries_are_named_in_the_five_languages(language: str, name: str) -> None:
    assert country_name("de", language) == name


def test_the_table_of_names_goes_first() -> None:
    table = {"CD": {"en": "Democratic Republic of the Congo"}}
    assert country_name("CD", "en", table) == "Democratic Republic of the Congo"
    assert country_name("CD", "fr", table) == "Congo-Kinshasa"
    assert country_name("UG", "en", table) == "Uganda"


def test_an_unknown_language_falls_back_to_english_and_an_unknown_code_to_itself() -> None:
    assert country_name("UG", "no such language") == "Uganda"
    assert country_name("QQ", "en") == "QQ"


def test_the_codes_are_those_of_countries() -> None:
    codes = country_codes()
    assert len(codes) == 250
    assert {"UG", "PS", "XK", "TW", "AQ"} <= codes
    assert not {"EU", "UN", "ZZ", "UK", "001"} & codes
