import pytest

from localaction.governments.gazetteer.spelling import grams_of, slips_between


@pytest.mark.parametrize(
    ("typed", "name", "slips"),
    [
        ("kmapala", "kampala", 1),
        ("kampal", "kampala", 1),
        ("johanesberg", "johannesburg", 2),
        ("kmapa", "kampala", None),
        ("kmapal", "kampala", 2),
        ("nairobbi", "nairobi", 1),
        ("rome", "roma", 1),
        ("rome", "ramo", None),
        ("paris", "berlin", None),
    ],
)
def test_slips_are_counted_and_bounded(typed: str, name: str, slips: int | None) -> None:
    assert slips_between(typed, name) == slips


def test_grams_know_the_beginning_and_the_end() -> None:
    assert grams_of("roma") == sorted(["  r", " ro", "rom", "oma", "ma "])


def test_short_and_east_asian_names_have_no_grams() -> None:
    assert grams_of("ulm") == []
    assert grams_of("北京直辖市") == []
