"""What was asked for is marked where it stands, in its own form, and the text stays whole."""

from hypothesis import given
from hypothesis import strategies as st

from localaction.register import marking


def _marks(text: str, words: list[str], language: str) -> list[str]:
    return [piece for piece, is_mark in marking.marked(text, words, language) if is_mark]


def test_every_form_is_marked() -> None:
    assert _marks("Housing for migrants: houses, and a migrant's home.", ["migrants", "house"], "en") == [
        "Housing", "migrants", "houses", "migrant",
    ]  # fmt: skip
    assert _marks("Hébergement des réfugiées", ["refugie"], "fr") == ["réfugiées"]
    assert _marks("دعم المُهاجِرين واللاجئين", ["مهاجر"], "ar") == ["المُهاجِرين"]


def test_words_that_every_text_has_are_not_marked() -> None:
    assert _marks("the city of the lake", ["the", "city"], "en") == ["city"]


def test_a_passage_is_the_part_around_the_first_mark() -> None:
    text = "Nothing here.\n" + "far away " * 60 + "stands a shelter for families " + "and more " * 60
    found = marking.passage(text, ["shelters"], "en")
    assert ("shelter", True) in found
    whole = "".join(piece for piece, _ in found)
    assert len(whole) <= marking.PASSAGE + 2
    assert whole.startswith("…")
    assert whole.endswith("…")
    assert "Nothing" not in whole


def test_without_a_mark_there_is_no_passage() -> None:
    assert marking.passage("Nothing here.", ["shelter"], "en") == ()


@given(st.text(), st.lists(st.text(min_size=1), max_size=3), st.sampled_from(["en", "ar", "fr"]))
def test_marking_keeps_every_character(text: str, words: list[str], language: str) -> None:
    assert "".join(piece for piece, _ in marking.marked(text, words, language)) == text
    marking.passage(text, words, language)
