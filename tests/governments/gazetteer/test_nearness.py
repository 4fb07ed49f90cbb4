import pytest

from localaction.governments.gazetteer.nearness import km_between, square_of, squares_around


def test_a_known_distance() -> None:
    assert km_between(48.8534, 2.3488, 51.5085, -0.1257) == pytest.approx(343.9, abs=1)


def test_a_distance_over_the_dateline_is_short() -> None:
    assert km_between(-17.0, 179.9, -17.0, -179.9) == pytest.approx(21.3, abs=0.2)


@pytest.mark.parametrize(
    ("latitude", "longitude", "other"),
    [
        (0.5, 179.5, (0.5, -179.5)),
        (0.5, -179.5, (1.5, 179.5)),
        (70.5, 10.5, (70.5, 12.5)),
        (-89.5, 0, (-89.5, 179)),
    ],
)
def test_the_squares_around_a_point_hold_its_neighbours(
    latitude: float, longitude: float, other: tuple[float, float]
) -> None:
    square = square_of(*other)
    assert any(first <= square <= last for first, last in squares_around(latitude, longitude, 1))


def test_squares_are_numbered_within_the_world() -> None:
    assert square_of(-90, -180) == 0
    assert square_of(90, 180) == square_of(89.9, -180)
    for first, last in squares_around(89.9, 179.9, 180):
        assert 0 <= first <= last < 180 * 360
