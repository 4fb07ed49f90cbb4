"""A cursor comes back as it went out; anything else is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.api import paging

NUMBERS = st.lists(st.integers(0, paging.LARGEST - 1), min_size=1, max_size=3)


@given(NUMBERS)
def test_it_comes_back_as_it_went_out(numbers: list[int]) -> None:
    assert paging.read(paging.cursor(*numbers), len(numbers)) == tuple(numbers)


@given(st.text(max_size=40))
def test_nothing_else_is_one(word: str) -> None:
    try:
        numbers = paging.read(word, 2)
    except paging.BadCursor:
        return
    assert paging.cursor(*numbers) == word


def test_one_of_another_list_is_none() -> None:
    with pytest.raises(paging.BadCursor):
        paging.read(paging.cursor(1), 2)
