"""The process that draws charts: JSON of charts in, JSON of SVG out. Run by `charts`, never imported by it."""

from __future__ import annotations

import json
import sys
from typing import Any, Literal

import altair
import vl_convert

# Colours that stand for the site's own: a picture inside a page follows its tokens, by day and by night.
TOKENS = {
    "#010203": "var(--ink)",
    "#010204": "var(--quiet)",
    "#010205": "var(--hair)",
    "#010206": "var(--teal)",
    "#010207": "var(--saffron)",
    "#010208": "var(--plum)",
    "#010209": "var(--leaf)",
    "#01020a": "var(--clay)",
}
INK, QUIET, HAIR, *SERIES = TOKENS
RIGHT_TO_LEFT, END = "\u2067", "\u2069"  # Unicode's isolates
STEP = 26
WIDTH = 300
LONGEST_LABEL = 190


def svg_of(chart: dict[str, Any], face: str = "inherit", longest_label: int = LONGEST_LABEL) -> str:
    """One chart as SVG that takes its colours, and its face unless one is named, from the page it stands in."""
    shape = {"bars": _bars, "stacks": _stacks, "grid": _grid, "lines": _lines}[chart["shape"]]
    drawn = shape(_isolated(chart) if chart["right_to_left"] else chart).configure(
        background="transparent",
        font=face,
        axis=altair.AxisConfig(
            labelColor=INK,
            titleColor=QUIET,
            domainColor=HAIR,
            tickColor=HAIR,
            gridColor=HAIR,
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            labelLimit=longest_label,
        ),
        legend=altair.LegendConfig(
            labelColor=INK, titleColor=QUIET, labelFontSize=13, orient="top", columns=3, labelLimit=140
        ),
        view=altair.ViewConfig(stroke=None),
    )
    svg: str = vl_convert.vegalite_to_svg(drawn.to_json())
    # the engine has placed every word from left to right; a page that runs the other way must not turn its anchors
    svg = svg.replace("<svg ", '<svg direction="ltr" ', 1)
    for colour, token in TOKENS.items():
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        svg = svg.replace(colour, token).replace(f"rgb({red}, {green}, {blue})", token)
    return svg


def _isolated(chart: dict[str, Any]) -> dict[str, Any]:
    """Every text marked as running from right to left: the engine begins all of them at the left."""
    columns = [{**one, "label": f"{RIGHT_TO_LEFT}{one['label']}{END}"} for one in chart["columns"]]
    rows = [[f"{RIGHT_TO_LEFT}{row[0]}{END}", *row[1:]] for row in chart["rows"]]
    return {**chart, "columns": columns, "rows": rows}


def _data(chart: dict[str, Any], *, long: bool = False) -> Any:
    names = [column["label"] for column in chart["columns"][1:]]
    rows: list[dict[str, Any]] = []
    for row in chart["rows"]:
        values = row[1:] if long else row[1:2]
        rows += [
            {"row": row[0], "column": name, "value": value, "order": order}
            for order, (name, value) in enumerate(zip(names, values, strict=False))
        ]
    return altair.Data(values=rows)  # type: ignore[no-untyped-call]


def _rows(chart: dict[str, Any]) -> altair.Y:
    side: Literal["left", "right"] = "right" if chart["right_to_left"] else "left"
    axis = altair.Axis(orient=side, ticks=False, domain=False, labelPadding=8)
    return altair.Y("row:N", sort=None, title=None, axis=axis)


def _measure(chart: dict[str, Any]) -> altair.Axis:
    """The axis of lengths: no half things where few are counted, and no thousandths of a part."""
    numbers = [[cell for cell in row[1:] if isinstance(cell, int | float)] for row in chart["rows"]]
    longest = max((sum(row[:1] if chart["shape"] == "bars" else row) for row in numbers), default=0)
    count = max(1, round(longest)) if 0 < longest < 5 and float(longest).is_integer() else 5
    return altair.Axis(format="~s" if longest >= 1000 else "~g", tickCount=count)


def _length(chart: dict[str, Any], title: str | None) -> altair.X:
    return altair.X(
        "value:Q",
        title=title,
        axis=_measure(chart),
        scale=altair.Scale(reverse=chart["right_to_left"], nice=True),
    )


def _tall(chart: dict[str, Any]) -> int:
    return max(1, len(chart["rows"])) * STEP


def _bars(chart: dict[str, Any]) -> Any:
    drawn = altair.Chart(_data(chart)).mark_bar(color=SERIES[0], height=14)
    return drawn.encode(x=_length(chart, chart["columns"][1]["label"]), y=_rows(chart)).properties(
        width=WIDTH, height=_tall(chart)
    )


def _stacks(chart: dict[str, Any]) -> Any:
    names = [column["label"] for column in chart["columns"][1:]]
    colour = altair.Color(
        "column:N", sort=names, title=None, scale=altair.Scale(domain=names, range=SERIES[: len(names)])
    )
    drawn = altair.Chart(_data(chart, long=True)).mark_bar(height=14)
    return drawn.encode(
        x=_length(chart, None), y=_rows(chart), color=colour, order=altair.Order("order:Q")
    ).properties(width=WIDTH, height=_tall(chart))


def _grid(chart: dict[str, Any]) -> Any:
    """A heat map with its numbers: nobody needs to tell shades apart to read it."""
    names = [column["label"] for column in chart["columns"][1:]]
    across = altair.X(
        "column:N",
        sort=names[::-1] if chart["right_to_left"] else names,
        title=None,
        axis=altair.Axis(orient="top", labelAngle=0, ticks=False, domain=False, labelLimit=84),
    )
    base = altair.Chart(_data(chart, long=True)).encode(x=across, y=_rows(chart))
    boxes = base.mark_rect(color=SERIES[0], stroke=HAIR).encode(
        opacity=altair.Opacity("value:Q", legend=None, scale=altair.Scale(domainMin=0, range=[0, 0.55]))
    )
    numbers = base.mark_text(color=INK, fontSize=12).encode(text=altair.Text("value:Q"))
    return (boxes + numbers).properties(width=88 * len(names), height=_tall(chart))


def _lines(chart: dict[str, Any]) -> Any:
    """A line for each column, with a point where each period ends; time runs as the language does."""
    names = [column["label"] for column in chart["columns"][1:]]
    periods = [row[0] for row in chart["rows"]]
    side: Literal["left", "right"] = "right" if chart["right_to_left"] else "left"
    across = altair.X(
        "row:N",
        sort=periods[::-1] if chart["right_to_left"] else periods,
        title=None,
        axis=altair.Axis(labelAngle=0, ticks=False, labelOverlap=True),
    )
    colour = altair.Color(
        "column:N", sort=names, title=None, scale=altair.Scale(domain=names, range=SERIES[: len(names)])
    )
    drawn = altair.Chart(_data(chart, long=True)).mark_line(
        point=altair.OverlayMarkDef(size=30), strokeWidth=2.5
    )
    height = altair.Y("value:Q", title=None, axis=altair.Axis(orient=side, tickCount=5, format="~s"))
    return drawn.encode(x=across, y=height, color=colour).properties(
        width=WIDTH * 5 // 3, height=WIDTH * 4 // 5
    )


def main() -> None:
    """Draw every chart that comes in."""
    asked = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(json.dumps([svg_of(chart) for chart in asked], ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
