"""The map of the world as HTML, and where the register stands: both kept until the index moves on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.template.loader import render_to_string

from localaction.design.worldmap import Point
from localaction.register import queries as register
from localaction.register.queries import Head
from localaction.showcase.queries.world import index_stamp, world_points


def whole_world(language: str, newest: str = "") -> str:
    """The map of everything published; drawn once for each state of the index and each language."""
    return _whole_world(index_stamp(), language, newest)


def some_of_the_world(points: Sequence[Point]) -> str:
    """The map of these points."""
    return render_to_string("showcase/public/world.html", {"points": points})


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
