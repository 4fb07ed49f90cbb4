"""What is typed keeps its sense."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from localaction.actions.typed import one_line, opening, plain, sentences


def test_control_characters_go_and_line_ends_stay() -> None:
    assert plain("a\x00b\r\nc\x1b[31m\td") == "ab\nc[31m\td"


def test_accents_are_composed() -> None:
    assert plain("Sa\u0303o") == "São"


def test_a_line_has_single_spaces() -> None:
    assert one_line("  two\n words\t ") == "two words"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_sentences_end_where_readers_think_they_do() -> None:
    assert sentences("We met J. Silva at 3.5 km. It rained! Why?\nهل وصلوا؟ نعم.") == [
        "We met J. Silva at 3.5 km.",
        "It rained!",
        "Why?",
        "هل وصلوا؟",
        "نعم.",
    ]


def test_nothing_gets_lost_between_sentences() -> None:
    text = "“Come in.” He came (late). And then… silence\n\n- a list"
    assert " ".join(sentences(text)) == " ".join(text.split())


def test_an_opening_is_made_of_whole_sentences() -> None:
    text = "One two three. Four five. Six seven eight nine."
    assert (opening(text, 5), opening(text, 4), opening(text, 2)) == (
        "One two three. Four five.",
        "One two three.",
        "",
    )
