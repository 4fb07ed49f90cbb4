"""Texts fall into sentences as written, bounded in length and number."""

from hypothesis import given
from hypothesis import strategies as st

from localaction.frameworks.suggesting.sentences import (
    LONGEST_FIELD,
    LONGEST_SENTENCE,
    LONGEST_TEXT,
    Passage,
    Sentence,
    sentences,
)


def test_sentences_end_as_each_script_ends_them() -> None:
    text = "We opened a clinic. Who came? Everyone!\nمن جاء؟ الجميع. 我们开了诊所。 Fin"
    assert [one.text for one in sentences([Passage("summary", text)])] == [
        "We opened a clinic.",
        "Who came?",
        "Everyone!",
        "من جاء؟",
        "الجميع.",
        "我们开了诊所。",
        "Fin",
    ]


def test_what_holds_no_letter_or_was_said_before_is_left_out() -> None:
    found = sentences([Passage("title", "1,000 – 2,000. Housing. Housing."), Passage("summary", "Housing.")])
    assert found == [Sentence("title", "Housing."), Sentence("summary", "Housing.")]


def test_a_text_without_an_end_is_cut_between_words() -> None:
    found = sentences([Passage("summary", "city " * 300)])
    assert max(len(one.text) for one in found) <= LONGEST_SENTENCE
    assert {word for one in found for word in one.text.split()} == {"city"}


def test_only_so_much_is_read_of_a_field_and_of_all_fields() -> None:
    long = " ".join(f"word{number}" for number in range(20_000))
    one = sentences([Passage("summary", long)])
    assert sum(len(part.text) + 1 for part in one) <= LONGEST_FIELD + 1
    many = sentences([Passage(f"field{number}", long) for number in range(9)])
    assert sum(len(part.text) + 1 for part in many) <= LONGEST_TEXT + 3


@given(st.text(max_size=2_000))
def test_every_sentence_stands_in_the_text(text: str) -> None:
    for one in sentences([Passage("summary", text)]):
        assert one.text in text
        assert 0 < len(one.text) <= LONGEST_SENTENCE
