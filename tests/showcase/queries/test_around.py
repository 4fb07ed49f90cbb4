"""The lights of the map and the list of what lies beneath them are one and the same."""

import pytest

from localaction.showcase.filters import Filters
from localaction.showcase.queries import around

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cohort")]
WORLD: around.Box = (-1e6, -1e6, 1e6, 1e6)


def test_every_light_is_in_the_list_of_the_whole_world() -> None:
    lights = around.lights(Filters(), "en")
    pages = [around.within(Filters(), "en", WORLD, page) for page in range(1, 5)]
    assert pages[0].total == len(lights.references) == len(lights.x) == len(lights.y) == len(lights.labels)
    listed = [one.reference for page in pages for one in page.near]
    assert listed[: len(lights.references)] == list(lights.references)


def test_a_part_of_the_map_lists_the_lights_that_lie_in_it_and_no_other() -> None:
    lights = around.lights(Filters(), "en")
    left, top, right, bottom = 1000.0, 200.0, 1300.0, 600.0
    inside = {
        reference
        for reference, x, y in zip(lights.references, lights.x, lights.y, strict=True)
        if left <= x / 10 <= right and top <= y / 10 <= bottom
    }
    found = around.within(Filters(), "en", (left, top, right, bottom), 1)
    assert 0 < found.total < len(lights.references)
    assert {one.reference for one in found.near} == inside


def test_the_same_choices_narrow_lights_and_list() -> None:
    chosen = Filters(chosen=(("country", "KE"),))
    lights, found = around.lights(chosen, "en"), around.within(chosen, "en", WORLD, 1)
    assert set(lights.references) == {one.reference for one in found.near}
    assert 0 < found.total < around.within(Filters(), "en", WORLD, 1).total


@pytest.mark.parametrize("text", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "3,0,1,9", "nan,nan,nan,nan"])
def test_no_part_of_the_map_is_read_from_nonsense(text: str) -> None:
    assert around.box_of(text) is None


def test_a_page_beyond_the_last_is_the_last() -> None:
    found = around.within(Filters(), "en", WORLD, 99)
    assert found.page == found.pages
    assert found.near
