"""What is typed keeps its sense."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from localaction.actions.typed import one_line, plain


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
