"""Countries by their names."""

import pytest

from localaction.register import places


def test_countries_sort_by_their_name_in_each_language() -> None:
    germany, spain = places.country_keys("DE", "a"), places.country_keys("ES", "a")
    assert germany["en"] < spain["en"]  # Germany, Spain
    assert germany["fr"] < spain["fr"]  # Allemagne, Espagne
    assert places.country_keys("DE", "b")["en"] > germany["en"]
    assert places.country_keys("", "a")["en"] > spain["en"]


@pytest.mark.parametrize(
    ("country", "names"),
    [("CV", {"Cabo Verde", "Cape Verde"}), ("TR", {"Türkiye", "Turquie"}), ("??", set())],
)
def test_a_country_is_found_by_the_name_the_site_writes_and_by_others(country: str, names: set[str]) -> None:
    said = {name for _, name in places.country_names(country)}
    assert names <= said
    assert bool(names) == bool(said)


def test_countries_are_sorted_by_the_name_the_site_writes() -> None:
    of = {code: places.country_keys(code, "")["en"] for code in ("TN", "TR", "TM", "CV", "KH")}
    assert of["TN"] < of["TR"] < of["TM"]  # Tunisia, Türkiye, Turkmenistan
    assert of["CV"] < of["KH"]  # Cabo Verde, Cambodia
