"""Points of light: where the actions of a search are, few enough for a small page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.utils.translation import ngettext

from localaction.design.worldmap import Point
from localaction.register import index, search
from localaction.register.search import SearchRequest
from localaction.showcase import addresses

MOST_POINTS = 250
CELLS = (0.02, 1.0, 2.0, 4.0, 8.0, 16.0)  # degrees
NEW = 3


def points_of(request: SearchRequest, language: str) -> tuple[Point, ...]:
    """The results that have a place, gathered until they are at most `MOST_POINTS`; the newest are lit."""
    whole = SearchRequest(
        language=request.language, sort=request.sort, page=request.page, per_page=request.per_page,
        counted=request.counted, meaning=request.meaning,
    )  # fmt: skip
    if request == whole:
        return world_points(language)
    return gathered(search.points(request), language)


def index_stamp() -> str:
    """A name of the index as it is now: what was kept under another one is out of date."""
    state = index.state()
    return f"{state.folder}/{state.hash}" if state else ""


@lru_cache(maxsize=16)
def _all_points(stamp: str, language: str) -> tuple[Point, ...]:
    return gathered(search.points(SearchRequest(language=language)), language)


def world_points(language: str) -> tuple[Point, ...]:
    """Every published action on the map, kept until the index moves on."""
    return _all_points(index_stamp(), language)


def gathered(found: Sequence[search.Point], language: str) -> tuple[Point, ...]:
    """One point per place, or per cell as small as keeps the map small; it says how many it stands for."""
    newest = {one.reference for one in found[:NEW]}
    cells: dict[tuple[int, int], list[search.Point]] = {}
    for size in CELLS:
        cells = {}
        for one in found:
            cells.setdefault((int(one.latitude // size), int(one.longitude // size)), []).append(one)
        if len(cells) <= MOST_POINTS:
            break
    last = found[0].reference if found else ""
    return tuple(_point(together, newest, last, language) for together in cells.values())


def _point(together: list[search.Point], newest: set[str], last: str, language: str) -> Point:
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
        name=next((one.government for one in together if one.reference == last), ""),
    )
