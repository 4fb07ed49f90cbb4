"""Charts: one definition is a picture, a table and a CSV file.

A chart is drawn by a short-lived process of its own (see `drawing`): the engine is large, and neither a web process
nor the worker should carry it. What was drawn is kept in the state folder under the digest of what it shows.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings

from localaction.kit import pictures
from localaction.kit.pictures import Picture, Sheet
from localaction.kit.tables import harmless

Unit = Literal["text", "count", "share", "days"]
Shape = Literal["bars", "stacks", "grid", "lines"]
Cell = str | int | float | None

ENGINE = 4
KEPT_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: its code in the CSV, its words, and what its numbers are (shares run from 0 to 1)."""

    code: str
    label: str
    unit: Unit = "count"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is shown, in words of one language. The first column names each row; None is a number not known.

    `bars` draws the second column; `stacks` all others on top of each other; `grid` all others as a heat map;
    `lines` one line for each of them, where the rows follow each other in time.
    """

    code: str
    title: str
    rule: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shape: Shape = "bars"
    right_to_left: bool = False

    @property
    def digest(self) -> str:
        """What it shows and how, as 32 hexadecimal digits."""
        whole = json.dumps([ENGINE, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:32]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(isinstance(cell, int | float) and cell for row in self.rows for cell in row[1:])


def as_csv(chart: Chart) -> str:
    """The table as CSV (RFC 4180, UTF-8), with codes as headings; text that a spreadsheet would run is quoted."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(column.code for column in chart.columns)
    for row in chart.rows:
        write(harmless(cell) if isinstance(cell, str) else cell for cell in row)
    return out.getvalue()


def drawn(chart: Chart) -> str | None:
    """The picture as SVG, if it was drawn before."""
    try:
        return _place(chart).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def draw(charts: Iterable[Chart]) -> int:
    """Draw those charts that were not drawn before, all in one process; returns how many. Raises NotDrawn."""
    missing = [chart for chart in charts if not chart.is_empty and not _place(chart).exists()]
    for chart, svg in zip(missing, _engine(missing) if missing else (), strict=True):
        pictures.keep(_place(chart), svg.encode())
    return len(missing)


def sheet(chart: Chart, sheet: Sheet, ending: Literal["svg", "png"]) -> bytes:
    """The chart on a sheet of its own, as a file to take away; drawn once and kept. Raises NotDrawn."""
    place = _folder() / f"{chart.digest}-{sheet.digest}.{ending}"
    if not place.exists():
        picture = pictures.draw("localaction.kit.sheets", {"chart": asdict(chart), "sheet": asdict(sheet)})
        _keep_both(place, picture)
    return place.read_bytes()


def _keep_both(place: Path, picture: Picture) -> None:
    pictures.keep(place.with_suffix(".svg"), picture.svg)
    pictures.keep(place.with_suffix(".png"), picture.png)


def forget_old() -> int:
    """Delete pictures that nobody has drawn for a month; returns how many."""
    before = time.time() - KEPT_SECONDS
    old = [path for path in _folder().glob("*.*g") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.CHARTS_ROOT)


def _place(chart: Chart) -> Path:
    return _folder() / f"{chart.digest}.svg"


def _engine(charts: Sequence[Chart]) -> list[str]:
    answer = pictures.ask("localaction.kit.drawing", [asdict(chart) for chart in charts])
    return list(json.loads(answer))
