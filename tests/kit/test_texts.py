"""Texts in several languages."""

import pytest
from django.utils.translation import deactivate_all, gettext, override

from localaction.kit.texts import best, direction, sentence


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("ar-SD", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("pt-BR", "ltr")],
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("texts", "language", "original", "expected"),
    [
        ({"en": "City", "fr": "Ville"}, "fr", "", ("Ville", "fr")),
        ({"en": "City", "es": "Ciudad"}, "fr", "es", ("Ciudad", "es")),
        ({"en": "City", "es": "Ciudad"}, "fr", "", ("City", "en")),
        ({"pt": "Cidade"}, "fr", "es", ("Cidade", "pt")),
        ({"fr": "", "en": "City"}, "fr", "", ("City", "en")),
        ({}, "ar", "", ("", "ar")),
    ],
)
def test_best(texts: dict[str, str], language: str, original: str, expected: tuple[str, str]) -> None:
    assert best(texts, language, original=original) == expected


def test_a_sentence_is_said_in_the_language_of_the_moment_however_often() -> None:
    for _round in range(2):
        for language in ("en", "ar", "fr"):
            with override(language):
                assert sentence("Facts") == gettext("Facts")
    with override("fr"):
        french = sentence("Facts")
    with override(None):
        deactivate_all()
        assert sentence("Facts") == "Facts" != french
