"""The process that paints social cards, 1200 by 630: JSON in, JSON with an SVG and a PNG out.

Run by `cards`, never imported by it. By night, as on the front page: the world in thin lines, a light where it is.
"""

from __future__ import annotations

import base64
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import vl_convert
from PIL import Image

from localaction.kit import typesetting
from localaction.kit.typesetting import Column, Face

WIDTH, HEIGHT = 1200, 630
EDGE = 72
WORLD = 0.72
"""How large our drawing of the world, 2000 units wide, stands on the card."""
NIGHT, INK, QUIET, SAFFRON, HAIR = "#0D141B", "#ECE7DC", "#B3BAC2", "#F6BE57", "#2C3843"
FAMILIES = {"gcm": "#6FC7CF", "gcr": "#F0936E", "sdg": "#DDA3CC", "priority": "#F6BE57"}
TITLE_SIZES = (64, 56, 48, 42)
MOST_TITLE_LINES = 4
PATH = re.compile(r'\sd="([^"]+)"')
SUN = '<path fill="{saffron}" d="M9 33.4a11 11 0 0 1 22 0z"/><path d="M20 14V8M8.4 18.8 4.6 14.3M31.6 18.8 35.4 14.3"'
SUN += ' fill="none" stroke="{saffron}" stroke-width="2.6" stroke-linecap="round"/>'


def card(facts: dict[str, Any], coast: str) -> str:
    """The card as SVG; `coast` is the path of the coast lines."""
    lights = facts["lights"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<defs><radialGradient id="warmth"><stop offset="0" stop-color="{SAFFRON}" stop-opacity=".6"/>'
        f'<stop offset="1" stop-color="{SAFFRON}" stop-opacity="0"/></radialGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{NIGHT}"/>'
        f"{_world(lights, coast, facts['right_to_left'])}{_words(facts)}{_mark(facts)}</svg>"
    )


def _world(lights: list[list[float]], coast: str, right_to_left: bool) -> str:
    """The drawing, moved so that the light stands in the half without words; whole where there are many."""
    size = 0.6 if len(lights) > 1 else WORLD
    left, top = 0.0, (HEIGHT - 880 * size) + 40
    if len(lights) == 1:
        x, y = lights[0][0] * size, lights[0][1] * size
        left = WIDTH * (0.2 if right_to_left else 0.8) - x
        top = HEIGHT * 0.56 - y
    points = "".join(
        f'<circle cx="{x}" cy="{y}" r="{60 if len(lights) == 1 else 26}" fill="url(#warmth)"/>'
        f'<circle cx="{x}" cy="{y}" r="{11 if len(lights) == 1 else 6}" fill="{SAFFRON}"/>'
        for x, y in lights
    )
    return (
        f'<g transform="translate({left:.1f} {top:.1f}) scale({size})"><path d="{coast}" fill="#8A8272" '
        f'fill-opacity=".10" stroke="#6D7883" stroke-opacity=".55" stroke-width="1.6" stroke-linejoin="round"/>'
        f"{points}</g>"
    )


def _words(facts: dict[str, Any]) -> str:
    room = (EDGE, WIDTH - EDGE) if len(facts["lights"]) != 1 else (EDGE, 850)
    if facts["right_to_left"]:
        room = (WIDTH - room[1], WIDTH - room[0])
    column = Column(*room, right_to_left=facts["right_to_left"])
    column.move(64)
    if facts["above"]:
        column.write(facts["above"], Face(28, heavy=True), SAFFRON, most=2)
        column.move(14)
    face = _title_face(facts["title"], room)
    column.write(facts["title"], face, INK, most=MOST_TITLE_LINES, right_to_left=facts["title_right_to_left"])
    column.move(16)
    if facts["below"]:
        column.write(facts["below"], Face(26), QUIET, most=1)
        column.move(10)
    for item in facts["items"]:
        if column.at < HEIGHT - 130:
            column.write(item["text"], Face(24), FAMILIES.get(item["family"], INK), most=1)
            column.move(2)
    return column.drawn()


def _title_face(title: str, room: tuple[float, float]) -> Face:
    """As large as it fits in three lines, four when it must."""
    for size in TITLE_SIZES:
        face = Face(size, heavy=True, display=True)
        if len(typesetting.lines(title, face, room[1] - room[0])) <= 3:
            return face
    return Face(TITLE_SIZES[-1], heavy=True, display=True)


def _mark(facts: dict[str, Any]) -> str:
    """The horizon with the name of the site."""
    face = Face(30, display=True)
    long = typesetting.width(facts["name"], face)
    left = WIDTH - EDGE - 46 if facts["right_to_left"] else EDGE
    x = left - 14 - long if facts["right_to_left"] else left + 56
    name = Column(x, x + long + 4, right_to_left=facts["right_to_left"])
    name.at = HEIGHT - 72
    name.write(facts["name"], face, INK, most=1)
    sun = SUN.format(saffron=SAFFRON)
    return (
        f'<path d="M0 {HEIGHT - 92}H{WIDTH}" stroke="{HAIR}" stroke-width="1.5"/>'
        f'<rect y="{HEIGHT - 91}" width="{WIDTH}" height="91" fill="{NIGHT}" fill-opacity=".82"/>'
        f'<g transform="translate({left} {HEIGHT - 70}) scale(1.15)">{sun}</g>{name.drawn()}'
    )


def _small(png: bytes) -> bytes:
    """The same with 256 colours: a card travels over slow lines too."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Paint the card that comes in."""
    asked = json.loads(sys.stdin.buffer.read().decode())
    typesetting.use(asked["faces"])
    coast = PATH.search(Path(asked["world"]).read_text(encoding="utf-8"))
    svg = card(asked["card"], coast[1] if coast else "")
    png = base64.b64encode(_small(vl_convert.svg_to_png(svg))).decode()
    sys.stdout.buffer.write(json.dumps({"svg": svg, "png": png}, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
