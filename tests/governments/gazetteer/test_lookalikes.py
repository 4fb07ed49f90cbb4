import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.governments.gazetteer import has_bidi_controls, has_mixed_scripts, look_alike, skeleton


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kampala", "K\u0430mp\u0430l\u0430"),
        ("PARIS", "Р\u0410RIS"),
        ("Athens", "Ath\u0435ns"),
        ("OSLO", "\u039fSL\u039f"),
        ("São Paulo", "sao-paulo"),
        ("Bonn", "B0nn"),
        ("Turin", "Turln"),
        ("Berne", "Beme"),
    ],
)
def test_names_that_are_read_as_the_same(a: str, b: str) -> None:
    assert look_alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("Paris", "Berlin"), ("Lyon", "Leon"), ("", ""), ("—", "…"), ("北京", "東京")]
)
def test_names_that_are_not(a: str, b: str) -> None:
    assert not look_alike(a, b)


@given(st.text(max_size=60))
def test_a_skeleton_exists_for_any_text_and_looks_like_its_text(text: str) -> None:
    assert skeleton(text) == skeleton(text.strip())


def test_scripts_mixed_within_a_word() -> None:
    assert has_mixed_scripts("K\u0430mpala")
    assert has_mixed_scripts("City of \u039fslo")


@pytest.mark.parametrize(
    "text", ["Kampala كمبالا", "東京タワー", "서울 Seoul", "Łódź", "N'Djamena", "Köln 2", "", "12"]
)
def test_scripts_side_by_side_are_ordinary(text: str) -> None:
    assert not has_mixed_scripts(text)


def test_direction_controls_are_seen() -> None:
    assert has_bidi_controls("Kampala\u202ealapmaK")
    assert has_bidi_controls("\u2066x\u2069")
    assert not has_bidi_controls("كمبالا Kampala")
