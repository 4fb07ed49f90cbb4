"""The map of the world as HTML, and where the register stands: both kept until the index moves on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from localaction.design.worldmap import Point
from localaction.register import queries as register
from localaction.register.queries import Head
from localaction.showcase import addresses
from localaction.showcase.filters import Filters
from localaction.showcase.queries.world import index_stamp, world_points


def whole_world(language: str, newest: str = "") -> str:
    """The map of everything published; drawn once for each state of the index and each language."""
    return _whole_world(index_stamp(), language, newest)


def some_of_the_world(points: Sequence[Point]) -> str:
    """The map of these points."""
    return render_to_string("showcase/public/world.html", {"points": points})


def live_map(world: str, filters: Filters, language: str) -> str:
    """A drawn map that somebody with script can come closer to, with the list of what is seen beneath it."""
    asked = replace(filters, view="list", sort="", page=1).pairs()
    context = {
        "world": mark_safe(world),  # noqa: S308  # it was drawn by a template
        "lights": addresses.with_query(addresses.page("showcase:lights", language), asked),
        "within": addresses.with_query(addresses.page("showcase:within", language), asked),
        "action": addresses.action("LA-0", language),
    }
    return render_to_string("showcase/public/live_map.html", context)


def checkpoint() -> Head | None:
    """Where the register ended when the index last moved on; None while it is empty."""
    head = head_now()
    return head if head.at else None


def head_now() -> Head:
    """Where the register ended when the index last moved on."""
    stamp = index_stamp()
    return _head(stamp) if stamp else register.head()


@lru_cache(maxsize=16)
def _whole_world(stamp: str, language: str, newest: str) -> str:
    context = {"points": world_points(language), "newest": newest}
    return render_to_string("showcase/public/world.html", context)


@lru_cache(maxsize=4)
def _head(stamp: str) -> Head:
    return register.head()
