"""A token is long, random and known only by its digest."""

import pytest

from localaction.accounts import tokens


def test_it_is_like_one_and_never_twice_the_same() -> None:
    made = {tokens.fresh() for _number in range(50)}
    assert len(made) == 50
    assert all(tokens.is_like_one(one) and one.startswith("la_") for one in made)


@pytest.mark.parametrize("text", ["", "la_", "la_" + "x" * 39, "xx_" + "x" * 40, "la_" + "é" * 40, "x" * 43])
def test_other_texts_are_none(text: str) -> None:
    assert not tokens.is_like_one(text)


def test_its_digest_is_of_any_text() -> None:
    assert len(tokens.digest("\ud800")) == 64
