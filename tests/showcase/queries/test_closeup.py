"""A map of an area shows all of its points, inside the drawing, as near as they allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.design.worldmap import HEIGHT, WIDTH, Point
from localaction.showcase.queries.closeup import LEAST_WIDTH, closeup, closeup_of

PLACES = st.builds(
    Point,
    latitude=st.floats(-55, 78),
    longitude=st.floats(-170, 180),
    label=st.just("A city: an action"),
    weight=st.integers(1, 50),
)


@given(st.lists(PLACES, min_size=1, max_size=40))
def test_every_point_lies_inside_the_box_and_the_box_inside_the_drawing(points: list[Point]) -> None:
    drawn = closeup(points)
    left, top, width, height = map(float, drawn.box.split())
    assert left >= 0
    assert top >= 0
    assert left + width <= WIDTH + 0.2
    assert top + height <= HEIGHT + 0.2
    assert all(left - 0.2 <= dot.x <= left + width + 0.2 for dot in drawn.dots)
    assert all(top - 0.2 <= dot.y <= top + height + 0.2 for dot in drawn.dots)


def test_one_place_is_not_shown_nearer_than_the_coast_lines_are_exact() -> None:
    drawn = closeup([Point(0.31, 32.58, "Kampala")])
    assert float(drawn.box.split()[2]) == LEAST_WIDTH


@pytest.mark.usefixtures("cohort")
def test_an_area_without_a_place_has_no_map() -> None:
    assert closeup_of("country", "IS", "en") is None
    assert closeup_of("country", "UG", "en") is not None
