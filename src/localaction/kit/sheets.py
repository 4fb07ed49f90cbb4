"""The process that puts a chart on a sheet of its own, to be taken away: its question, its rule, where it comes from.

JSON in, JSON with an SVG and a PNG out. Run by `charts`, never imported by it.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from typing import Any

import vl_convert

from localaction.kit import drawing, typesetting
from localaction.kit.typesetting import Face

LIGHT = {
    "var(--ink)": "#16202B",
    "var(--quiet)": "#4E5865",
    "var(--hair)": "#DDD4C2",
    "var(--teal)": "#0B5C66",
    "var(--saffron)": "#F2A51A",
    "var(--plum)": "#6B2D5C",
    "var(--leaf)": "#2F6B3A",
    "var(--clay)": "#A63D1D",
}
"""What the site's own colours are by day: a picture that is taken away does not know the page it will stand in."""
PAPER = "#FBF8F2"
EDGE = 36
NARROWEST = 640
LABEL = 300
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def sheet(chart: dict[str, Any], notes: list[str], site: str) -> str:
    """The whole sheet as SVG, with its colours in it."""
    picture = drawing.svg_of(chart, typesetting.TEXT, LABEL)
    size = SIZE.search(picture)
    assert size
    wide, high = float(size[1]), float(size[2])
    width = max(wide + 2 * EDGE, NARROWEST)
    text = typesetting.Column(EDGE, width - EDGE, right_to_left=chart["right_to_left"])
    text.move(EDGE)
    text.write(chart["title"], Face(24, heavy=True), "var(--ink)")
    text.move(14)
    left = width - EDGE - wide if chart["right_to_left"] else EDGE
    placed = picture.replace("<svg ", f'<svg x="{left:.0f}" y="{text.at:.0f}" ', 1)
    text.move(high + 14)
    text.write(chart["rule"], Face(13), "var(--quiet)")
    text.move(10)
    for note in notes:
        text.write(note, Face(13), "var(--ink)")
    text.write(site, Face(13, heavy=True), "var(--teal)", right_to_left=False)
    height = text.at + EDGE - 8
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}"><rect width="100%" height="100%" fill="{PAPER}"/>'
        f"{text.drawn()}{placed}</svg>"
    )
    for token, colour in LIGHT.items():
        whole = whole.replace(token, colour)
    return whole


def main() -> None:
    """Draw the sheet that comes in."""
    asked = json.loads(sys.stdin.buffer.read().decode())
    typesetting.use(asked["faces"])
    svg = sheet(asked["chart"], asked["sheet"]["notes"], asked["sheet"]["site"])
    png = base64.b64encode(vl_convert.svg_to_png(svg, scale=2)).decode()
    sys.stdout.buffer.write(json.dumps({"svg": svg, "png": png}, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
