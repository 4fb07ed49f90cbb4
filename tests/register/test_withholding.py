"""Which versions are withheld follows from the history of a thing alone."""

import pytest

from localaction.register.withholding import Step, withheld


def _history(told: str) -> list[Step]:
    """ "A h B w": published with content A, hidden, published with content B, withdrawn."""
    events = {"h": "hidden", "w": "withdrawn"}
    return [
        Step(number, events.get(letter, "published"), letter)
        for number, letter in enumerate(told.split(), start=1)
    ]


@pytest.mark.parametrize(
    ("told", "versions"),
    [
        ("A", set()),
        ("A B w", set()),
        ("A B h", {1, 2}),
        ("A B h w", {1, 2}),  # taken down for good while it was hidden
        ("A B h B", set()),  # restored as it stood
        ("A B h A", {1, 2}),  # something else was published: what stood when it was hidden stays withheld
        ("A B h C", {1, 2}),  # corrected
        ("A B h w B", set()),  # restored after a withdrawal
        ("A h C h C", {1}),  # only what was in question the second time is shown again
        ("A h A h", {1, 3}),
        ("A h C h", {1, 3}),
    ],
)
def test_what_is_withheld(told: str, versions: set[int]) -> None:
    assert withheld(_history(told)) == versions
