from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.house.tree import SOURCE

from localaction.design import worldmap
from localaction.design.worldmap import HEIGHT, WIDTH, Point, frame, lights, project

LATITUDES = st.floats(-56, 83)
LONGITUDES = st.floats(-180, 180)


def test_the_middle_of_the_map_lies_at_eleven_degrees_east_on_the_equator() -> None:
    assert project(0, 11) == (1000.0, 480.0)


def test_equal_earth_agrees_with_its_published_coordinates() -> None:
    # Šavrič, Patterson and Jenny 2018: the pole lies 1.31736 and the far equator 2.70663 radii from the middle
    x, _ = project(0, 190.99999)
    _, y = project(90, 11)
    assert isclose(x, 2000, abs_tol=0.2)
    assert isclose(y, 480 - 1.3173627 * 369.46, abs_tol=0.1)


@given(LATITUDES, LONGITUDES)
def test_every_inhabited_place_is_on_the_paper(latitude: float, longitude: float) -> None:
    x, y = project(latitude, longitude)
    assert 0 <= x <= WIDTH
    assert -5 <= y <= HEIGHT


@given(LATITUDES, LATITUDES, LONGITUDES)
def test_north_is_up(one: float, other: float, longitude: float) -> None:
    south, north = sorted((one, other))
    assert project(north, longitude)[1] <= project(south, longitude)[1]


@given(LATITUDES, LONGITUDES)
def test_the_locator_shows_its_place_and_nothing_outside_the_paper(latitude: float, longitude: float) -> None:
    x, y = project(latitude, longitude)
    left, top, width, height = frame(latitude, longitude)
    assert left - 0.1 <= x <= left + width + 0.1
    assert top - 5 <= y <= top + height + 0.1
    assert left >= 0
    assert left + width <= WIDTH + 0.1
    assert top >= 0
    assert top + height <= HEIGHT + 0.1


def test_new_points_are_drawn_last_and_small_ones_above_large_ones() -> None:
    points = [Point(1, 1, "new", is_new=True), Point(2, 2, "small"), Point(3, 3, "large", weight=9)]
    assert [light.point.label for light in lights(points)] == ["large", "small", "new"]


def test_a_heavier_point_is_larger_but_never_covers_a_country() -> None:
    one, four, thousand = (lights([Point(0, 0, "x", weight=weight)])[0].radius for weight in (1, 4, 1000))
    assert one < four < thousand == 15.0


def test_a_name_stands_where_there_is_room_for_it() -> None:
    west, east = (lights([Point(10, longitude, "x", name="x")])[0] for longitude in (-100, 150))
    assert (west.is_east, east.is_east) == (False, True)
    assert west.halo > west.glow > west.radius


@pytest.mark.parametrize("latitude", range(-85, 86, 5))
@pytest.mark.parametrize("longitude", range(-180, 181, 20))
def test_every_frame_lies_in_a_piece_of_the_coast_that_was_cut(latitude: int, longitude: int) -> None:
    left, top, width, height = worldmap.frame(latitude, longitude)
    name, x, y = worldmap.piece(left, top)
    assert x <= left
    assert y <= top
    assert left + width <= x + worldmap.PIECE_WIDTH
    assert top + height <= max(y + worldmap.PIECE_HEIGHT, worldmap.HEIGHT)
    assert (SOURCE / "design" / "static" / "design" / name).exists()
