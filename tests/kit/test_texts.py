"""Texts in several languages."""

import pytest

from localaction.kit.texts import best, direction


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
