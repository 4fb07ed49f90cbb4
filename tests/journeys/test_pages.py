"""A reader follows the story: a priority, an action, her own city, the lineage, side by side, the country."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PLACE = {"en": "Kampala", "ar": "كمبالا"}


def to_an_action(reader: Visitor) -> None:
    """From the front page by its first priority to the newest action that serves it."""
    reader.open("/")
    reader.page.locator("main a.bar[href*='/priorities/PO-']").first.click()
    reader.arrive()
    assert reader.page.locator("main .bars a.bar[href*='region=']").count() >= 3, "it says where"
    reader.page.locator("main .entry__title a").first.click()
    reader.arrive()


def choose_a_city(reader: Visitor) -> None:
    """With script the place is picked while typing; without, it is one of a list."""
    form = reader.page.locator("main form[action*='/could-it-work/']")
    box = form.locator("input[name=q]")
    box.fill(PLACE[reader.language])
    if reader.script:
        form.locator("[role=option]").first.wait_for()
        box.press("ArrowDown")
        box.press("Enter")
    form.locator("button").click()
    reader.arrive()
    if not reader.script:
        reader.page.locator("main a[href*='?in=']").last.click()
        reader.arrive()


def side_by_side(reader: Visitor) -> None:
    """The action with another one: every row has what each of them tells."""
    reader.page.locator("main a[href*='/compare/?a=']").first.click()
    reader.arrive()
    reader.page.locator("main #add ~ ul a").first.click()
    reader.arrive()
    table = reader.page.locator("main table.side-by-side")
    assert table.locator("tbody tr").count() >= 5
    assert table.locator("thead th").count() == 2
    assert table.locator("tbody tr").first.locator("td").count() == 2


def walk(reader: Visitor) -> None:
    to_an_action(reader)
    action = reader.page.url
    choose_a_city(reader)
    assert "in=" in reader.page.url
    lines = reader.page.locator("main table.side-by-side tbody tr")
    assert lines.count() == 11
    assert lines.locator(".status").count() == 11, "each line says alike, different or ask"
    assert lines.locator(".status--quiet").count() >= 3, "what nobody knows is to be asked"

    reader.page.locator("main a[href$='/lineage/']").last.click()
    reader.arrive()
    assert reader.page.locator("main .empty, main .tree").count() == 1
    reader.page.goto(action)
    side_by_side(reader)

    reader.page.goto(action)
    reader.page.locator("main .action-head a[href*='/countries/']").click()
    reader.arrive()
    assert reader.page.locator("main .area-map svg a").count() >= 1
    assert reader.page.locator("main .entry").count() >= 1


def test_a_delegate_follows_the_story(new_visitor: Callable[..., Visitor]) -> None:
    walk(new_visitor("en"))


def test_an_officer_does_so_on_a_phone_in_arabic_without_javascript(
    new_visitor: Callable[..., Visitor],
) -> None:
    walk(new_visitor("ar", script=False, width=360))


@pytest.mark.parametrize(
    "path", ["/countries/", "/countries/IS/", "/regions/", "/regions/014/", "/cohorts/", "/priorities/"]
)
def test_the_other_ways_in_are_sound_in_arabic(path: str, new_visitor: Callable[..., Visitor]) -> None:
    reader = new_visitor("ar", width=360)
    reader.open(path)
    assert reader.page.locator("main h1").count() == 1
