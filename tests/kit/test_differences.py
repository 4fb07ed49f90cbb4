"""What changed in a text: both texts can be read from it."""

from hypothesis import given
from hypothesis import strategies as st

from localaction.kit.differences import difference


def test_a_difference_shows_what_went_and_what_came() -> None:
    found = difference("Four schools open at night.", "Five schools open in the evening.")
    assert found == (
        ("gone", "Four "),
        ("new", "Five "),
        ("same", "schools open "),
        ("gone", "at night. "),
        ("new", "in the evening."),
    )


@given(st.text(alphabet="ab م\n", max_size=60), st.text(alphabet="ab م\n", max_size=60))
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    found = difference(old, new)
    assert "".join(text for kind, text in found if kind != "gone") == new
    before = "".join(text for kind, text in found if kind != "new")
    assert before.split() == old.split()
