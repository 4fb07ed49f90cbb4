"""What leaves as CSV runs nothing in a spreadsheet."""

import pytest

from localaction.kit.tables import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_becomes_text(text: str) -> None:
    assert harmless(text) == "'" + text


def test_other_text_stays() -> None:
    assert harmless("Zürich = 3") == "Zürich = 3"
    assert harmless("") == ""
