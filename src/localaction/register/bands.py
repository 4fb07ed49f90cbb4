"""Numbers and countries in bands, so that lists can count and filter by them. Pure; the one place of each bound.

People reached: the greatest single claim, never a sum. Size: residents of the lead government. Income: the group of
its country in the World Bank's classification (content/places/income.toml).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from localaction.kit import countries

UNKNOWN, UNSAID = "unknown", "unsaid"
REACHED = (
    (100, "under-100"),
    (1_000, "100-999"),
    (10_000, "1000-9999"),
    (100_000, "10000-99999"),
)
MOST_REACHED = "100000-more"
SIZES = (
    (20_000, "under-20000"),
    (100_000, "20000-99999"),
    (500_000, "100000-499999"),
    (1_000_000, "500000-999999"),
)
LARGEST = "1000000-more"
INCOMES = ("low", "lower-middle", "upper-middle", "high")


def reached(claims: Iterable[int]) -> str:
    """The band of the greatest of some claims of people served; "unsaid" without any."""
    greatest = max(claims, default=None)
    if greatest is None:
        return UNSAID
    return next((band for bound, band in REACHED if greatest < bound), MOST_REACHED)


def size(residents: int | None) -> str:
    """The band of a government's residents; "unknown" where nobody counted them."""
    if residents is None:
        return UNKNOWN
    return next((band for bound, band in SIZES if residents < bound), LARGEST)


@cache
def income_groups() -> Mapping[str, str]:
    """The income group of each country that has one: "low", "lower_middle", "upper_middle", "high"."""
    groups = countries.table().facts["income"]["groups"]
    return MappingProxyType({country: group for group, members in groups.items() for country in members})


def income_source() -> tuple[str, int]:
    """Whose classification it is, and of which fiscal year."""
    facts = countries.table().facts["income"]
    return str(facts["source"]), int(facts["fiscal_year"])


def income(country: str) -> str:
    """The income group of a country as lists write it, "lower-middle"; "unknown" where it has none."""
    return income_groups().get(country.upper(), UNKNOWN).replace("_", "-")
