"""How a workbook looks: the same colours as on the site, in the few styles that its cells use."""

from __future__ import annotations

from localaction.kit.paperforms.markup import DECLARATION, element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEAL, INK, QUIET, LINE, SAND, PAPER, WHITE = (
    f"FF{colour}" for colour in ("0B5C66", "16202B", "4E5865", "8A8272", "F1EADC", "FBF8F2", "FFFFFF")
)
TEXT = "49"
"""The format in which a workbook takes what is typed as text, whatever it begins with."""

FONTS = ((11, INK, 0), (11, WHITE, 1), (20, INK, 1), (11, QUIET, 0), (15, TEAL, 1), (11, INK, 1))
"""Size, colour, bold."""
FILLS = (None, None, TEAL, SAND, PAPER, WHITE)
KINDS = {
    "plain": (0, 0, 0, 0, 0, ""),
    "head": (1, 2, 0, 0, 0, ""),
    "title": (2, 0, 0, 0, 0, ""),
    "line": (3, 0, 0, 0, 0, ""),
    "step": (0, 3, 0, 0, 1, ""),
    "section": (4, 0, 2, 0, 0, ""),
    "lead": (3, 0, 2, 0, 0, ""),
    "question": (5, 4, 1, 0, 0, ""),
    "hint": (3, 4, 1, 0, 0, ""),
    "choice": (0, 4, 1, 0, 2, ""),
    "answer": (0, 5, 1, 1, 0, ""),
    "tick": (5, 5, 1, 1, 0, "center"),
}


"""Font, fill, border, whether it is an answer, indent, and how it lies across."""


def style(kind: str, *, right_to_left: bool = False) -> int:
    """The number of a style for text that runs one way or the other."""
    return list(KINDS).index(kind) * 2 + right_to_left


def styles() -> str:
    """The part that holds every style."""
    fonts = [_font(*facts) for facts in FONTS]
    fills = [_fill(colour, place) for place, colour in enumerate(FILLS)]
    formats = [_format(*facts, right_to_left=way) for facts in KINDS.values() for way in (False, True)]
    inside = (
        _list("fonts", fonts)
        + _list("fills", fills)
        + _list("borders", [_border(), _border(LINE), _border(TEAL, only="top", thick="medium")])
        + _list(
            "cellStyleXfs", [element("xf", {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"})]
        )
        + _list("cellXfs", formats)
        + _list("cellStyles", [element("cellStyle", {"name": "Normal", "xfId": "0", "builtinId": "0"})])
    )
    return DECLARATION + element("styleSheet", {"xmlns": MAIN}, inside)


def _list(name: str, inside: list[str]) -> str:
    return element(name, {"count": str(len(inside))}, *inside)


def _font(size: int, colour: str, bold: int) -> str:
    look = element("b", {}) if bold else ""
    look += element("sz", {"val": str(size)}) + element("color", {"rgb": colour})
    return element("font", {}, look + element("name", {"val": "Calibri"}) + element("family", {"val": "2"}))


def _fill(colour: str | None, place: int) -> str:
    if colour is None:
        return element("fill", {}, element("patternFill", {"patternType": ("none", "gray125")[place]}))
    inside = element("fgColor", {"rgb": colour}) + element("bgColor", {"indexed": "64"})
    return element("fill", {}, element("patternFill", {"patternType": "solid"}, inside))


def _border(colour: str = "", *, only: str = "", thick: str = "thin") -> str:
    sides = [
        element(side, {"style": thick}, element("color", {"rgb": colour}))
        if colour and only in ("", side)
        else element(side, {})
        for side in ("left", "right", "top", "bottom")
    ]
    return element("border", {}, *sides, element("diagonal", {}))


def _format(
    font: int, fill: int, border: int, is_answer: int, indent: int, across: str, *, right_to_left: bool
) -> str:
    facts = {
        "numFmtId": TEXT,
        "fontId": str(font),
        "fillId": str(fill),
        "borderId": str(border),
        "xfId": "0",
        **dict.fromkeys(("applyNumberFormat", "applyFont", "applyFill", "applyBorder"), "1"),
        **dict.fromkeys(("applyAlignment", "applyProtection"), "1"),
    }
    if is_answer:
        facts["quotePrefix"] = "1"
    where = {
        "horizontal": across or ("right" if right_to_left else "left"),
        "vertical": "center" if across else "top",
        "wrapText": "1",
        "readingOrder": "2" if right_to_left else "1",
    } | ({"indent": str(indent)} if indent else {})
    locked = element("protection", {"locked": "0" if is_answer else "1"})
    return element("xf", facts, element("alignment", where), locked)
