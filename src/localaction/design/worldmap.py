"""Where a place lies on our drawing of the world: Equal Earth, 2000 units wide, 11° East in the middle.

The coast lines (`assets/map/*.svg`) are drawn by `tools/build_worldmap.mjs` with the same numbers, and cut into pieces
that overlap by `tools/cut_coast.mjs`. The drawing has no borders at all, so it says nothing about disputed ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 2000, 880
PIECE_WIDTH, PIECE_HEIGHT, STEP_X, STEP_Y = 600, 450, 200, 150
MERIDIAN = 11.0
_MIDDLE_X, _MIDDLE_Y, _SCALE = 1000.0, 480.0, 369.46
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True, slots=True)
class Point:
    """One point of light. `weight` is how many things it stands for; `is_new` lights it, `name` stands beside it."""

    latitude: float
    longitude: float
    label: str
    href: str = ""
    weight: int = 1
    is_new: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """A point as drawn: its centre and radius in the units of the drawing."""

    x: float
    y: float
    radius: float
    glow: float
    point: Point

    @property
    def halo(self) -> float:
        """How far its warmth reaches."""
        return round(self.radius * 4.6, 1)

    @property
    def is_east(self) -> bool:
        """Whether a name beside it has more room on its left."""
        return self.x > WIDTH * 0.72


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The x and y of a place given in degrees (WGS 84), in units of the drawing."""
    turned = radians((longitude - MERIDIAN + 180.0) % 360.0 - 180.0)
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = 2 * sqrt(3) * turned * cos(theta) / (3 * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return round(_MIDDLE_X + _SCALE * x, 1), round(_MIDDLE_Y - _SCALE * y, 1)


def lights(points: Iterable[Point]) -> list[Light]:
    """Points as drawn: heavy ones below light ones, the new on top."""
    drawn = []
    for point in sorted(points, key=lambda point: (point.is_new, -point.weight)):
        x, y = project(point.latitude, point.longitude)
        radius = round(min(5.0 + 1.6 * sqrt(max(point.weight, 1) - 1), 15.0), 1)
        drawn.append(Light(x=x, y=y, radius=radius, glow=round(radius * 2.1, 1), point=point))
    return drawn


def frame(latitude: float, longitude: float, *, width: float = 400.0) -> tuple[float, float, float, float]:
    """The part of the drawing to show round one place (x, y, width, height), 4 to 3, kept inside the drawing."""
    x, y = project(latitude, longitude)
    height = width * 3 / 4
    left = min(max(x - width / 2, 0.0), WIDTH - width)
    top = min(max(y - height / 2, 0.0), HEIGHT - height)
    return round(left, 1), round(top, 1), width, height


def piece(left: float, top: float) -> tuple[str, int, int]:
    """The piece of the fine coast lines that holds a frame (`frame`) with this corner: its file, its own corner."""
    column = min(int(left // STEP_X), (WIDTH - PIECE_WIDTH) // STEP_X)
    row = min(int(top // STEP_Y), -(-(HEIGHT - PIECE_HEIGHT) // STEP_Y))
    return f"coast/coast-{column}-{row}.svg", column * STEP_X, row * STEP_Y
