"""Each language of the site is written as its readers write it."""

import pytest

from localaction.design.writing import number_text
from localaction.kit.countries import country_name
from localaction.kit.locales import locale_of


def test_portuguese_is_that_of_portugal() -> None:
    assert str(locale_of("pt")) == "pt_PT"
    assert country_name("KE", "pt") == "Quénia"
    assert number_text(1234567, "pt") == "1\u00a0234\u00a0567"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "en-GB"])
def test_the_others_are_those_of_cldr(language: str) -> None:
    assert str(locale_of(language)) == language.replace("-", "_")
