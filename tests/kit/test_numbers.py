"""Whatever stands in an address, a number comes out and nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.kit.numbers import whole


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), ("-1", 7), ("٣", 7), ("", 7), ("1e3", 7)])
def test_only_plain_digits_are_a_number(text: str, number: int) -> None:
    assert whole(text, otherwise=7) == number


def test_a_number_too_long_to_be_meant_is_none() -> None:
    assert whole("9" * 5000) == 0


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert whole(text) >= 0
