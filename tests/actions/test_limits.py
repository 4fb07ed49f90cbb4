"""Counting words."""

from localaction.actions.limits import WORDS, words_in, words_over


def test_words_are_counted_in_every_script() -> None:
    assert [words_in(text) for text in ("", "  ", "one two\nthree", "مدرسة ليلية للآباء", "¿Qué tal?")] == [
        0,
        0,
        3,
        3,
        2,
    ]


def test_a_text_is_over_by_what_is_beyond_its_limit() -> None:
    assert words_over("title", "word " * WORDS["title"]) == 0
    assert words_over("title", "word " * (WORDS["title"] + 3)) == 3


def test_a_field_without_a_limit_is_never_over() -> None:
    assert words_over("place_name", "word " * 1000) == 0
