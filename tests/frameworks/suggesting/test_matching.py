"""Words of notions are found in other forms, with words between, and in the script in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.frameworks.suggesting.matching import hits, languages_of
from localaction.frameworks.suggesting.notions import notions


def found(text: str, language: str) -> dict[str, str]:
    """The telling words per notion."""
    return {notions()[hit.notion].code: hit.words for hit in hits(text, language) if hit.telling}


@pytest.mark.parametrize(
    ("text", "language", "notion", "words"),
    [
        ("They recognise foreign diplomas.", "en", "recognition", "diplomas"),
        ("La reconnaissance de leurs diplômes", "fr", "recognition", "diplômes"),
        ("Clases gratuitas de español", "es", "language-learning", "Clases gratuitas de español"),
        ("As certidões de nascimento", "pt", "identity-documents", "certidões de nascimento"),
        ("وتدريب مهني للشباب", "ar", "vocational-training", "وتدريب مهني"),
        ("نُقدّم الرعايةَ الصحيّةَ", "ar", "health-care", "الصحيّةَ"),
    ],
)
def test_words_are_found_in_other_forms_and_given_as_written(
    text: str, language: str, notion: str, words: str
) -> None:
    assert found(text, language)[notion] == words


def test_a_phrase_is_not_found_when_its_words_stand_far_apart() -> None:
    assert "labour-rights" not in found("Workers came and told us of many other things and rights", "en")


def test_the_script_decides_when_it_is_not_that_of_the_language() -> None:
    assert languages_of("خدمات", "fr") == ("ar",)
    assert languages_of("خدمات clinic", "ar") == ("ar", "en", "fr", "es", "pt")
    assert languages_of("clinic", "fr") == ("fr",)
    assert languages_of("clinic", "uk") == ("en", "fr", "es", "pt")
    assert languages_of("школа", "uk") == ()


@given(st.text(max_size=400), st.sampled_from(["en", "fr", "es", "ar", "pt", "uk", ""]))
def test_found_words_stand_in_the_text(text: str, language: str) -> None:
    assert all(hit.words in text for hit in hits(text, language))
