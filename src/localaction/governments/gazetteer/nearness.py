"""Distances on the globe, and which one-degree squares to look through for something near."""

from collections.abc import Iterator
from math import asin, cos, floor, radians, sin, sqrt

KM_PER_DEGREE = 111.1
_EARTH_RADIUS_KM = 6371.0
_SQUARES_AROUND_THE_GLOBE = 360


def km_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two points given in degrees."""
    phi, other_phi = radians(latitude), radians(other_latitude)
    half = sin((phi - other_phi) / 2) ** 2
    half += cos(phi) * cos(other_phi) * sin(radians(longitude - other_longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def square_of(latitude: float, longitude: float) -> int:
    """The number of the one-degree square that holds the point, counted from the south-west along each row."""
    return min(floor(latitude) + 90, 179) * _SQUARES_AROUND_THE_GLOBE + floor(longitude + 180) % 360


def squares_around(latitude: float, longitude: float, reach: int) -> Iterator[tuple[int, int]]:
    """Runs (first, last) of squares that hold every point within ``reach`` degrees of distance, and more."""
    south, north = max(-90, floor(latitude) - reach), min(89, floor(latitude) + reach)
    widest = max(abs(south), abs(north + 1))
    across = floor(reach / cos(radians(widest))) + 1 if widest < 89 else 180
    column = floor(longitude + 180)
    for row in range(south, north + 1):
        start = square_of(row, -180)
        if across >= 180:
            yield start, start + 359
            continue
        for turn in (-360, 0, 360):
            west, east = max(column - across + turn, 0), min(column + across + turn, 359)
            if west <= east:
                yield start + west, start + east
