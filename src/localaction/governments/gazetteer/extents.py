"""Which country a coordinate can plausibly lie in, by cells of a quarter of a degree.

This is a check for slips (swapped or mistyped numbers), never a statement about borders: every extent has a
margin of one cell, and land that more than one state administers or claims is plausible for each of them.
"""

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

CELLS_PER_DEGREE = 4
COLUMNS = 360 * CELLS_PER_DEGREE
ROWS = 180 * CELLS_PER_DEGREE

Cells = set[int]
Point = tuple[float, float]  # longitude, latitude, in degrees
Box = tuple[float, float, float, float]  # south, west, north, east

# Territories whose local governments may also answer to the country on the left.
ALSO_COVERS: Mapping[str, tuple[str, ...]] = {
    "AU": ("CC", "CX", "NF"),
    "CN": ("HK", "MO", "TW"),
    "DK": ("FO", "GL"),
    "FI": ("AX",),
    "FR": ("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"),
    "GB": ("AI", "BM", "FK", "GG", "GI", "IM", "JE", "KY", "MS", "SH", "TC", "VG"),
    "MA": ("EH",),
    "NL": ("AW", "BQ", "CW", "SX"),
    "NO": ("SJ",),
    "NZ": ("CK", "NU", "TK"),
    "RS": ("XK",),
    "US": ("AS", "GU", "MP", "PR", "VI"),
}
# Land whose shape the source draws within one state only.
ALSO_WITHIN: Mapping[str, tuple[Box, ...]] = {
    "IN": ((32.5, 72.5, 37.1, 80.4),),
    "PK": ((32.5, 72.5, 37.1, 78.0),),
    "SY": ((32.6, 35.6, 33.4, 36.0),),
    "UA": ((44.3, 32.4, 46.3, 36.7),),
}


class Extents:
    """The extents of all countries, ready for many questions; one answer takes about a microsecond."""

    def __init__(self, runs: Mapping[str, Sequence[int]]) -> None:
        """``runs``: country → ascending cell numbers, alternately the first cell of a run and the one after it."""
        self._runs = {country: array("I", edges) for country, edges in runs.items()}

    def contains(self, country: str, latitude: float, longitude: float) -> bool | None:
        """Whether the point may lie in the country; None if the country is unknown."""
        own = self._runs.get(country)
        if own is None:
            return None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return False
        cell = cell_at(longitude, latitude)
        if bisect_right(own, cell) % 2:
            return True
        others = (self._runs.get(code) for code in ALSO_COVERS.get(country, ()))
        if any(bisect_right(runs, cell) % 2 for runs in others if runs is not None):
            return True
        boxes = ALSO_WITHIN.get(country, ())
        return any(s <= latitude <= n and w <= longitude <= e for s, w, n, e in boxes)


def cell_at(longitude: float, latitude: float) -> int:
    """The number of the cell that holds the point, counted from the south-west along each row."""
    row = min(int((latitude + 90) * CELLS_PER_DEGREE), ROWS - 1)
    return row * COLUMNS + int((longitude + 180) * CELLS_PER_DEGREE) % COLUMNS


def cells_of_shape(rings: Iterable[Sequence[Point]]) -> Cells:
    """Every cell that the polygon (outer ring and holes) touches with an edge or covers at its middle."""
    cells: Cells = set()
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for start, end in pairwise(ring):
            cells |= _cells_on_edge(start, end)
            _note_crossings(start, end, crossings)
    for row, at in crossings.items():
        at.sort()
        for west, east in zip(at[::2], at[1::2], strict=False):
            first, last = math.ceil(west - 0.5), math.floor(east - 0.5)
            cells.update(row * COLUMNS + column % COLUMNS for column in range(first, last + 1))
    return cells


def _cells_on_edge(start: Point, end: Point) -> Cells:
    span = max(abs(start[0] - end[0]), abs(start[1] - end[1]))
    steps = max(1, math.ceil(span * CELLS_PER_DEGREE * 4))
    across, up = (end[0] - start[0]) / steps, (end[1] - start[1]) / steps
    return {cell_at(start[0] + across * i, start[1] + up * i) for i in range(steps + 1)}


def _note_crossings(start: Point, end: Point, crossings: dict[int, list[float]]) -> None:
    """Where the edge crosses the middle line of each row of cells, in columns from the west."""
    (x1, y1), (x2, y2) = sorted((start, end), key=lambda point: point[1])
    low, high = (y1 + 90) * CELLS_PER_DEGREE - 0.5, (y2 + 90) * CELLS_PER_DEGREE - 0.5
    for row in range(math.ceil(low), math.ceil(high)):
        x = x1 + (x2 - x1) * (row - low) / (high - low)
        crossings.setdefault(row, []).append((x + 180) * CELLS_PER_DEGREE)


def widened(cells: Cells) -> Cells:
    """The cells and a margin of at least one cell, as wide on the ground near the poles as elsewhere."""
    wider: Cells = set()
    for cell in cells:
        row, column = divmod(cell, COLUMNS)
        latitude = (row + 0.5) / CELLS_PER_DEGREE - 90
        reach = min(6, math.ceil(1 / max(math.cos(math.radians(latitude)), 0.1) - 0.3))
        for near_row in range(max(0, row - 1), min(ROWS, row + 2)):
            start = near_row * COLUMNS
            wider.update(start + (column + step) % COLUMNS for step in range(-reach, reach + 1))
    return wider


def runs_of(cells: Cells) -> list[int]:
    """The cells as edges of runs, as ``Extents`` takes them."""
    edges: list[int] = []
    for cell in sorted(cells):
        if edges and edges[-1] == cell:
            edges[-1] = cell + 1
        else:
            edges += [cell, cell + 1]
    return edges
