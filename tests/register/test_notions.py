"""What a text is about, the same in five languages."""

import pytest

from localaction.register import notions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Health clinics"),
        ("fr", "Un hôpital"),
        ("es", "Hospitales"),
        ("ar", "المستشفى"),
        ("pt", "O hospital"),
    ],
)
def test_one_notion_in_five_languages(language: str, text: str) -> None:
    assert "health-care" in notions.of_texts([], [(language, text)])
    assert "health-care" in notions.of_question(text, language)


def test_a_title_counts_twice() -> None:
    told = [("en", "Health clinics")]
    assert sorted(notions.of_texts(told, [])) == sorted(notions.of_texts([], told) * notions.IN_TITLE)


def test_a_question_in_another_language_than_the_readers_is_understood() -> None:
    assert "health-care" in notions.of_question("hospitales", "ar")
    assert notions.of_question("xyzzy", "en") == {}
    assert notions.of_question("", "tlh") == {}
