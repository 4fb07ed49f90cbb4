"""Points of light: where the actions of a search are, few enough for a small page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import ngettext

from localaction.design import worldmap
from localaction.design.worldmap import Point
from localaction.register import index, search
from localaction.register.search import SearchRequest
from localaction.showcase import addresses

MOST_POINTS = 300
CELLS = (4.0, 10.0, 20.0, 40.0, 80.0)  # in units of the drawing
NEW = 3


def points_of(request: SearchRequest, language: str) -> tuple[Point, ...]:
    """The results that have a place, gathered until they are at most `MOST_POINTS`; the newest are lit."""
    return gathered(search.points(request), language)


@lru_cache(maxsize=16)
def _all_points(sequence: int, language: str) -> tuple[Point, ...]:
    return points_of(SearchRequest(language=language), language)


def world_points(language: str) -> tuple[Point, ...]:
    """Every published action on the map, kept until the index moves on."""
    return _all_points(index.sequence(), language)


def gathered(found: Iterable[search.Point], language: str) -> tuple[Point, ...]:
    """One point per place, then per cell; a point that stands for several says how many."""
    places: dict[tuple[float, float], list[search.Point]] = {}
    newest: set[str] = set()
    for number, one in enumerate(found):
        places.setdefault((round(one.latitude, 2), round(one.longitude, 2)), []).append(one)
        if number < NEW:
            newest.add(one.reference)
    points = [_point(together, newest, language) for together in places.values()]
    for cell in CELLS:
        if len(points) <= MOST_POINTS:
            break
        points = worldmap.gather(points, cell=cell)
    return tuple(points)


def _point(together: list[search.Point], newest: set[str], language: str) -> Point:
    first = together[0]
    others = len(together) - 1
    label = f"{first.government}: {first.title}"
    if others:
        label = ngettext(
            "%(first)s, and %(others)s more action here",
            "%(first)s, and %(others)s more actions here",
            others,
        ) % {"first": label, "others": others}
    return Point(
        latitude=first.latitude,
        longitude=first.longitude,
        label=label,
        href=addresses.action(first.reference, language),
        weight=len(together),
        is_new=any(one.reference in newest for one in together),
    )
