"""The map as somebody meets it: still without script; with it, closer by hand and by keyboard, beside an equal list."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
SETTLED = "[data-map-list][aria-busy=false]"


def in_view(visitor: Visitor) -> int:
    """How many actions the list beside the map counts, once the map rests."""
    visitor.page.wait_for_timeout(600)
    total = visitor.page.locator(f"{SETTLED} [data-total]").get_attribute("data-total")
    assert total
    return int(total)


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_come_closer_and_read_what_is_there(
    language: str, width: int, new_visitor: Callable[..., Visitor]
) -> None:
    reader = new_visitor(language, width=width)
    reader.open("/map/")
    world = reader.page.locator("svg.world")
    everything = in_view(reader)
    lights = reader.page.locator(".light--live").evaluate_all(
        "lights => lights.reduce((sum, light) => sum + Number(light.dataset.number), 0)"
    )
    assert lights == everything

    # by keyboard: onto the largest light, closer, and the focus stays on the map
    reader.page.locator("[data-group]").first.focus()
    reader.page.keyboard.press("Enter")
    nearer = in_view(reader)
    assert 0 < nearer < everything
    expect(world).to_be_focused()
    reader.look_over()
    for key in ("+", "ArrowLeft", "-"):
        reader.page.keyboard.press(key)
    reader.page.keyboard.press("0")
    assert in_view(reader) == everything

    # by hand: the buttons, and a drag
    reader.page.locator("[data-map-step='0.5']").click()
    frame = world.bounding_box()
    assert frame
    reader.page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    before = world.get_attribute("viewBox")
    reader.page.mouse.down()
    reader.page.mouse.move(frame["x"] + frame["width"] / 4, frame["y"] + frame["height"] / 2, steps=5)
    reader.page.mouse.up()
    in_view(reader)
    assert world.get_attribute("viewBox") != before
    reader.look_over()


def test_a_single_light_leads_to_its_action(new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("en")
    reader.open("/map/?country=KE")
    in_view(reader)
    light = reader.page.locator(".light--live:not([data-group])").first
    if not light.count():  # they stand close together: the list leads there too
        light = reader.page.locator(f"{SETTLED} a").first
    light.press("Enter")
    reader.page.wait_for_url(re.compile(r"/en/actions/[^/]+/$"))


def test_without_script_the_lights_are_links_and_the_list_is_whole(
    new_visitor: Callable[..., Visitor],
) -> None:
    reader = new_visitor("ar", script=False)
    reader.open("/map/")
    assert reader.page.locator("svg.world a.light").count() > 20
    assert not reader.page.locator("[data-map-step]").first.is_visible()
    assert reader.page.locator("main table tbody tr").count()
