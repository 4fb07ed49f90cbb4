import csv
from pathlib import Path

import pytest

import localaction
from localaction.governments.gazetteer import Gazetteer, country_codes
from localaction.governments.gazetteer.extents import (
    COLUMNS,
    Extents,
    cell_at,
    cells_of_shape,
    runs_of,
    widened,
)

COHORT = Path(localaction.__file__).parent / "content" / "cohorts" / "first_cohort.csv"


def test_every_row_of_the_first_cohort_lies_in_its_country(gazetteer: Gazetteer) -> None:
    with COHORT.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) >= 78
    outside = [
        row["id"]
        for row in rows
        if not gazetteer.country_contains(
            row["country_iso2"], float(row["latitude"]), float(row["longitude"])
        )
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("FJ", -16.8, -179.99),
        ("FJ", -17.7, 178.0),
        ("RU", 66.0, -170.0),
        ("RU", 54.7, 20.5),
        ("US", 52.0, 173.0),
        ("US", 21.3, -157.8),
        ("US", 18.4, -66.1),
        ("NZ", -44.0, -176.5),
        ("KI", 1.87, -157.4),
        ("KI", 1.4, 173.0),
        ("FR", -20.9, 55.5),
        ("MV", 4.17, 73.5),
        ("TV", -8.52, 179.2),
        ("UA", 45.3, 34.1),
        ("PS", 31.5, 34.46),
    ],
)
def test_far_parts_and_islands_belong_to_their_country(
    gazetteer: Gazetteer, country: str, latitude: float, longitude: float
) -> None:
    assert gazetteer.country_contains(country, latitude, longitude) is True


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("UG", 32.5822, 0.3163),
        ("KE", 0.3163, 32.5822),
        ("DE", 48.85, 2.35),
        ("US", 0.0, 0.0),
        ("FJ", 0.0, 100.0),
        ("FR", 91.0, 0.0),
        ("FR", 48.0, 361.0),
        ("FR", float("nan"), 2.0),
    ],
)
def test_slips_are_outside(gazetteer: Gazetteer, country: str, latitude: float, longitude: float) -> None:
    assert gazetteer.country_contains(country, latitude, longitude) is False


def test_an_unknown_country_gives_no_answer(gazetteer: Gazetteer) -> None:
    assert gazetteer.country_contains("ZZ", 0.0, 0.0) is None


def test_every_inhabited_country_has_an_extent(gazetteer: Gazetteer) -> None:
    assert [code for code in country_codes() if gazetteer.country_contains(code, 0.0, 0.0) is None] == ["BV"]


def test_every_place_lies_in_its_own_country(gazetteer: Gazetteer) -> None:
    rows = gazetteer.connection.execute("SELECT country, latitude, longitude FROM place WHERE kind = 'place'")
    assert [row for row in rows if not gazetteer.country_contains(*row)] == []


def test_a_shape_covers_its_inside_but_not_its_hole() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    hole = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0), (4.0, 4.0)]
    cells = cells_of_shape([square, hole])
    assert cell_at(2.0, 2.0) in cells
    assert cell_at(5.1, 5.1) not in cells
    assert cell_at(11.0, 5.0) not in cells


def test_the_margin_goes_round_the_dateline() -> None:
    cells = widened({cell_at(179.9, 0.1)})
    assert cell_at(-179.9, 0.1) in cells
    assert cell_at(179.0, 0.1) not in cells
    extents = Extents({"FJ": runs_of(cells)})
    assert extents.contains("FJ", 0.1, -179.9) is True
    assert extents.contains("FJ", 0.1, -179.0) is False
    assert max(cells) < COLUMNS * 720
