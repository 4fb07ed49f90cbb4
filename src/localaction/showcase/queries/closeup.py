"""A part of the drawing of the world, as near as its points allow: for the page of a country or a region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from localaction.design.worldmap import HEIGHT, PIECE_HEIGHT, PIECE_WIDTH, WIDTH, Point, piece, project
from localaction.register import search
from localaction.register.search import SearchRequest
from localaction.showcase.queries.world import gathered, index_stamp

LEAST_WIDTH = 400.0  # units of the drawing: nearer, the coast lines would be too coarse
SHAPE = 9 / 16
ROOM = 1.35  # around the outermost points
DOTS = 130  # points of the smallest size beside each other
KEPT = 128


@dataclass(frozen=True, slots=True)
class Dot:
    """One point as drawn, in units of the drawing."""

    x: float
    y: float
    radius: float
    halo: float
    label: str
    href: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Closeup:
    """The part of the drawing to show (`box` is its SVG viewBox), and its points, the heavy ones first.

    `coast` is the file of coast lines with its corner and size in the drawing: fine ones where one piece holds the box.
    """

    box: str
    dots: tuple[Dot, ...]
    coast: str
    corner: tuple[float, float]
    size: tuple[int, int]


def closeup_of(field: str, code: str, language: str) -> Closeup | None:
    """The map of what is published in a country or region, kept until the index moves on; None without any place."""
    return _kept(index_stamp(), field, code, language)


@lru_cache(maxsize=KEPT)
def _kept(stamp: str, field: str, code: str, language: str) -> Closeup | None:
    found = search.points(SearchRequest(language=language, filters={field: (code,)}))
    return closeup(gathered(found, language)) if found else None


def closeup(points: Sequence[Point]) -> Closeup:
    """The smallest part of the drawing that shows all of these points with room around."""
    placed = [(*project(point.latitude, point.longitude), point) for point in points]
    across, down = [x for x, _y, _point in placed], [y for _x, y, _point in placed]
    width = max((max(across) - min(across)) * ROOM, (max(down) - min(down)) * ROOM / SHAPE, LEAST_WIDTH)
    width = min(width, WIDTH)
    height = min(width * SHAPE, HEIGHT)
    left = _kept_inside((max(across) + min(across) - width) / 2, WIDTH - width)
    top = _kept_inside((max(down) + min(down) - height) / 2, HEIGHT - height)
    size = width / DOTS
    dots = tuple(
        Dot(
            x=x,
            y=y,
            radius=round(min(size * (1 + 0.3 * sqrt(point.weight - 1)), 3 * size), 2),
            halo=round(size * 3.6, 2),
            label=point.label,
            href=point.href,
            is_new=point.is_new,
        )
        for x, y, point in sorted(placed, key=lambda one: (one[2].is_new, -one[2].weight))
    )
    box = f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}"
    if width > LEAST_WIDTH:
        return Closeup(box, dots, "world.svg", (0, 0), (WIDTH, HEIGHT))
    coast, *corner = piece(left, top)
    return Closeup(box, dots, coast, (corner[0], corner[1]), (PIECE_WIDTH, PIECE_HEIGHT))


def _kept_inside(start: float, most: float) -> float:
    return min(max(start, 0.0), max(most, 0.0))
