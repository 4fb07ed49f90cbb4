from typing import Any

import pytest
from tests.governments.making import facts

from localaction.governments.facts import distance_km, same_place


def test_distance_is_by_great_circle() -> None:
    kampala, gulu = facts(latitude=0.3163, longitude=32.5822), facts(latitude=2.7746, longitude=32.299)
    assert distance_km(kampala, gulu) == pytest.approx(275, abs=2)
    assert distance_km(kampala, facts()) is None


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ({"geonames_id": 1}, {"geonames_id": 2}, False),
        ({"geonames_id": 1}, {"geonames_id": 1}, True),
        ({"latitude": 0.3, "longitude": 32.5}, {"latitude": 0.4, "longitude": 32.6}, True),
        ({"latitude": 0.3, "longitude": 32.5}, {"latitude": 2.7, "longitude": 32.3}, False),
        ({"admin1_name": "Central"}, {"admin1_name": "CENTRAL"}, True),
        ({"admin1_name": "Central"}, {"admin1_name": "Northern"}, False),
        ({"admin1_name": "Central"}, {}, True),
    ],
)
def test_places_are_the_same_when_nothing_tells_them_apart(
    one: dict[str, Any], other: dict[str, Any], answer: bool
) -> None:
    assert same_place(facts(**one), facts(**other)) is answer
