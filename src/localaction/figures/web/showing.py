"""A figure as its page draws it with nothing but HTML: bars, a shaded table, or lines with their last values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from localaction.figures.wording import Figure
from localaction.kit.charts import Cell
from localaction.register.heard import SILENT

SHADES = 5
WIDE, HIGH = 100.0, 40.0


@dataclass(frozen=True, slots=True)
class Field:
    """One number of a table: how dark it stands, and where it leads."""

    value: Cell
    is_number: bool
    shade: int
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart over time. `points` are those of an SVG polyline; `last` is the value it ends with."""

    label: str
    points: str
    last: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything a template needs to draw one figure."""

    figure: Figure
    rows: tuple[tuple[str, tuple[Field, ...]], ...]
    bars: tuple[dict[str, Any], ...] = ()
    lines: tuple[Line, ...] = ()
    period: tuple[str, str] = ("", "")

    @property
    def bars_of(self) -> str:
        """What the bars count."""
        columns = self.figure.chart.columns
        return columns[1].label if self.figure.chart.shape == "bars" else str(self.figure.chart.rows[0][0])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.figure.chart.is_empty


def shown(figure: Figure) -> Shown:
    """A figure made ready to draw."""
    chart = figure.chart
    rows = tuple(_rows(figure))
    if chart.shape == "bars":
        return Shown(figure, rows, bars=tuple(_bars(figure)))
    if chart.shape == "lines" and len(chart.rows) == 1:
        numbers = zip(chart.columns[1:], chart.rows[0][1:], strict=True)
        return Shown(
            figure, rows, bars=tuple({"label": one.label, "value": number} for one, number in numbers)
        )
    if chart.shape == "lines" and chart.rows:
        ends = str(chart.rows[0][0]), str(chart.rows[-1][0])
        return Shown(figure, rows, lines=tuple(_lines(figure)), period=ends)
    return Shown(figure, rows)


def _rows(figure: Figure) -> Iterator[tuple[str, tuple[Field, ...]]]:
    numbers = [cell for row in figure.chart.rows for cell in row[1:] if isinstance(cell, int | float)]
    most = max(numbers, default=0) or 1
    for at, (first, *cells) in enumerate(figure.chart.rows):
        hrefs = figure.hrefs[at] if at < len(figure.hrefs) else ("",) * len(cells)
        fields = (_field(cell, href, most) for cell, href in zip(cells, hrefs, strict=True))
        yield str(first), tuple(fields)


def _field(cell: Cell, href: str, most: float) -> Field:
    if not isinstance(cell, int | float):
        return Field(cell, False, 0, href)
    return Field(cell, True, -int(-SHADES * cell // most) if cell > 0 else 0, href)


def _bars(figure: Figure) -> Iterator[dict[str, Any]]:
    for at, (label, value, *_others) in enumerate(figure.chart.rows):
        href = figure.hrefs[at][0] if at < len(figure.hrefs) else ""
        family = SILENT if figure.codes[at : at + 1] == (SILENT,) else figure.family
        yield {"label": label, "value": value, "href": href, "family": family}


def _lines(figure: Figure) -> Iterator[Line]:
    rows = figure.chart.rows
    most = max((int(cell or 0) for row in rows for cell in row[1:]), default=0) or 1
    for at, column in enumerate(figure.chart.columns[1:], start=1):
        values = [int(row[at] or 0) for row in rows]
        step = WIDE / (len(values) - 1)
        points = (f"{x * step:.1f},{HIGH - (HIGH - 2) * y / most - 1:.1f}" for x, y in enumerate(values))
        yield Line(column.label, " ".join(points), values[-1])
