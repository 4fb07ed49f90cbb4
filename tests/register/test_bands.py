"""Bands of people reached, of cities and of incomes: every bound belongs to one band."""

import pytest

from localaction.register import bands


@pytest.mark.parametrize(
    ("claims", "band"),
    [
        ((), "unsaid"),
        ((0,), "under-100"),
        ((99, 3), "under-100"),
        ((100,), "100-999"),
        ((999,), "100-999"),
        ((1_000,), "1000-9999"),
        ((60, 60, 60), "under-100"),
        ((10_000, 5), "10000-99999"),
        ((99_999,), "10000-99999"),
        ((100_000,), "100000-more"),
    ],
)
def test_people_reached_are_the_greatest_claim_and_never_a_sum(claims: tuple[int, ...], band: str) -> None:
    assert bands.reached(claims) == band


@pytest.mark.parametrize(
    ("residents", "band"),
    [
        (None, "unknown"),
        (0, "under-20000"),
        (19_999, "under-20000"),
        (20_000, "20000-99999"),
        (100_000, "100000-499999"),
        (500_000, "500000-999999"),
        (1_000_000, "1000000-more"),
    ],
)
def test_sizes_of_governments(residents: int | None, band: str) -> None:
    assert bands.size(residents) == band


def test_incomes_are_those_of_the_published_list() -> None:
    found = [bands.income(country) for country in ("UG", "IN", "br", "DE", "VE", "")]
    assert found == ["low", "lower-middle", "upper-middle", "high", "unknown", "unknown"]
    assert {group.replace("_", "-") for group in bands.income_groups().values()} == set(bands.INCOMES)
