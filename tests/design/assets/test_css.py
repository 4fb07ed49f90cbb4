"""The promises of the style sheet that a machine can measure."""

import re
from itertools import product

import pytest
from tests.house.tree import SOURCE

CSS = SOURCE / "design" / "assets" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "panel", "sand")
TEXTS = ("ink", "quiet", "teal", "clay", "leaf", "plum")


def _palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))


LIGHT = _palette(TOKENS.split("@media (prefers-color-scheme: dark)")[0])
DARK = LIGHT | _palette(TOKENS.split("@media (prefers-color-scheme: dark)")[1])
SCHEMES = {"light": LIGHT, "dark": DARK}


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_text_can_be_read_on_every_ground(scheme: str, text: str, ground: str) -> None:
    palette = SCHEMES[scheme]
    assert contrast(palette[text], palette[ground]) >= (5.2 if ground == "sand" else 5.9)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("wash", ["teal-wash", "clay-wash", "leaf-wash", "plum-wash", "saffron-wash"])
def test_notices_can_be_read(scheme: str, wash: str) -> None:
    palette = SCHEMES[scheme]
    assert contrast(palette["ink"], palette[wash]) >= 7
    assert contrast(palette["teal"], palette[wash]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "ground"), [("on-teal", "teal"), ("on-teal", "teal-pressed"), ("on-saffron", "saffron")]
)
def test_what_stands_on_colour_can_be_read(scheme: str, text: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][ground]) >= 5.9


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_lines_can_be_seen(scheme: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme]["line"], SCHEMES[scheme][ground]) >= 3.5


def test_every_style_sheet_is_in_a_layer() -> None:
    imported = re.findall(
        r'@import "\./([\w-]+)\.css" layer\((\w+)\)', (CSS / "site.css").read_text(encoding="utf-8")
    )
    alone = {"site", "fonts", "gallery", "copy", "embed", "progress"}  # each the only sheet of its own pages
    assert {name for name, _layer in imported} == {file.stem for file in CSS.glob("*.css")} - alone
    assert {layer for _name, layer in imported} == {"reset", "tokens", "base", "layout", "components"}


def test_every_token_that_is_used_is_defined() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in CSS.glob("*.css"))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", text))


def test_motion_is_quick_and_can_be_refused() -> None:
    times = [int(time) for time in re.findall(r"--quick: (\d+)ms", TOKENS)]
    assert max(times) < 200
    assert min(times) == 0
    text = "".join(
        file.read_text(encoding="utf-8") for file in CSS.glob("*.css") if file.name != "tokens.css"
    )
    assert re.findall(r"(?:transition|animation):[^;]*\d+m?s", text) == []
