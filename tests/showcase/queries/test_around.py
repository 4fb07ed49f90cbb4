"""The lights of the map and the list of what lies beneath them are one and the same."""

import pytest

from localaction.showcase.filters import Filters
from localaction.showcase.queries import around

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cohort")]
WORLD: around.Box = (-1e6, -1e6, 1e6, 1e6)


def listed(box: around.Box) -> list[str]:
    """The references of every page of a list."""
    pages = range(1, around.within(Filters(), "en", box, 1).pages + 1)
    return [one.reference for page in pages for one in around.within(Filters(), "en", box, page).near]


def test_every_light_is_in_the_list_of_the_whole_world() -> None:
    lights = around.lights(Filters(), "en")
    total = around.within(Filters(), "en", WORLD, 1).total
    assert total == len(lights.references) == len(lights.x) == len(lights.y) == len(lights.labels)
    assert listed(WORLD) == list(lights.references)


def test_a_part_of_the_map_lists_the_lights_that_lie_in_it_and_no_other() -> None:
    lights = around.lights(Filters(), "en")
    left, top, right, bottom = 1000.0, 200.0, 1300.0, 600.0
    inside = {
        reference
        for reference, x, y in zip(lights.references, lights.x, lights.y, strict=True)
        if left <= x / 10 <= right and top <= y / 10 <= bottom
    }
    found = listed((left, top, right, bottom))
    assert 0 < len(found) < len(lights.references)
    assert set(found) == inside


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
