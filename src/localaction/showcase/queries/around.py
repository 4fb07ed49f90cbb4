"""What a map that can be come closer to asks for: every light as numbers, and what lies within a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from localaction.design import worldmap
from localaction.register import search
from localaction.showcase import addresses
from localaction.showcase.filters import Filters
from localaction.showcase.queries.search import request_of
from localaction.showcase.saying import tongue

PER_PAGE = 12
LABELS_UP_TO = 1_000  # lights; with more, a map says what they are when it is near

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Lights:
    """Every result that has a place, newest first: x and y in tenths of a unit of the drawing. `labels`: () if many."""

    x: tuple[int, ...]
    y: tuple[int, ...]
    references: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """One action in a part of the map."""

    reference: str
    href: str
    title: str
    tongue: SafeString
    government: str


@dataclass(frozen=True, slots=True)
class Within:
    """One page of what lies in a part of the map, newest first."""

    near: tuple[Near, ...]
    total: int
    page: int
    pages: int


def lights(filters: Filters, language: str) -> Lights:
    """The lights of everything that the choices find."""
    found = search.points(request_of(filters, language))
    places = [_place(one.latitude, one.longitude) for one in found]
    labelled = found if len(found) <= LABELS_UP_TO else ()
    return Lights(
        x=tuple(round(x * 10) for x, _y in places),
        y=tuple(round(y * 10) for _x, y in places),
        references=tuple(one.reference for one in found),
        labels=tuple(f"{one.government}: {one.title}" for one in labelled),
    )


def within(filters: Filters, language: str, box: Box, page: int) -> Within:
    """What the choices find in a part of the drawing: left, top, right and bottom in its units."""
    left, top, right, bottom = box
    inside = []
    for one in search.points(request_of(filters, language)):
        x, y = _place(one.latitude, one.longitude)
        if left <= x <= right and top <= y <= bottom:
            inside.append(one)
    pages = max(1, -(-len(inside) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = inside[(page - 1) * PER_PAGE : page * PER_PAGE]
    near = tuple(
        Near(
            one.reference,
            addresses.action(one.reference, language),
            one.title,
            tongue(one.language),
            one.government,
        )
        for one in shown
    )
    return Within(near, len(inside), page, pages)


def box_of(text: str) -> Box | None:
    """ "left,top,right,bottom" as numbers; None for anything else."""
    parts = text.split(",")
    if len(parts) != 4:
        return None
    try:
        left, top, right, bottom = (float(part) for part in parts)
    except ValueError:
        return None
    return (left, top, right, bottom) if left <= right and top <= bottom else None


# places come again on every map, and the projection is the dearest step of one
_place = lru_cache(maxsize=40_000)(worldmap.project)
