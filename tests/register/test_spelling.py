"""Words beside their plain form, and how far two of them lie apart."""

import pytest

from localaction.register import spelling


def test_words_are_kept_with_their_accents_and_found_without() -> None:
    assert spelling.entries(["Les Écoles", "écoles 12"]) == ("ecoles|écoles", "12|12")
    assert spelling.shown("ecoles|écoles") == "écoles"


def test_an_arabic_word_is_found_with_its_article_and_without() -> None:
    assert [spelling.plain(spelling.shown(one)) for one in spelling.entries(["المدرسة"])] == [
        "المدرسه",
        "مدرسه",
    ]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("kampala", "kampala", 0),
        ("kampalla", "kampala", 1),
        ("kmapala", "kampala", 1),
        ("campla", "kampala", 2),
        ("", "ab", 2),
        ("abcdef", "uvwxyz", 3),
        ("a", "abcde", 3),
    ],
)
def test_slips_are_counted_up_to_a_bound(one: str, other: str, slips: int) -> None:
    assert spelling.slips(one, other, 2) == spelling.slips(other, one, 2) == slips


def test_the_nearest_word_is_the_one_with_fewest_slips_then_the_most_frequent() -> None:
    words = [("housing|housing", 3), ("hosting|hosting", 90), ("housings|housings", 9), ("hous|hous", 99)]
    assert spelling.nearest("huosing", words, 2) == "housing"
    assert spelling.nearest("hoasing", [("housing|housing", 3), ("hopsing|hopsing", 5)], 2) == "hopsing"
    assert spelling.nearest("zebra", words, 2) == ""
