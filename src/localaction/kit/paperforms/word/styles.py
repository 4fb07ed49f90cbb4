"""How a form looks on paper: the colours, sizes and spaces of docs/design.md as Word's styles."""

from __future__ import annotations

from localaction.kit.paperforms.markup import DECLARATION, element
from localaction.kit.paperforms.word.xml import NAMESPACES, REGIONS, el

TEAL, INK, QUIET, LINE, SAND, PAPER = "0B5C66", "16202B", "4E5865", "8A8272", "F1EADC", "FBF8F2"
FACE, ARABIC_FACE = "Calibri", "Arial"
EDGES = ("top", "left", "bottom", "right")


def _edges(*, colour: str = LINE, thick: int = 4, space: int = 4, only: tuple[str, ...] = EDGES) -> str:
    lines = (el(f"w:{edge}", val="single", sz=thick, space=space, color=colour) for edge in only)
    return el("w:pBdr", *lines)


def _filled(colour: str) -> str:
    return el("w:shd", val="clear", color="auto", fill=colour)


def _space(before: int = 0, after: int = 0, line: int = 264) -> str:
    return el("w:spacing", before=before, after=after, line=line, lineRule="auto")


def _inset(start: int = 0, end: int = 0, hanging: int = 0) -> str:
    return el("w:ind", start=start, end=end, **({"hanging": hanging} if hanging else {}))


def _letters(size: int = 22, *, colour: str = INK, bold: bool = False) -> str:
    """`size` in half points; Arabic is set one step larger."""
    thick = el("w:b") + el("w:bCs") if bold else ""
    return thick + el("w:color", val=colour) + el("w:sz", val=size) + el("w:szCs", val=size + 2)


def _style(
    code: str, name: str, look: str = "", letters: str = "", *, after: str = "", based: str = "Normal"
) -> str:
    """A paragraph style; `look` in the order that the format asks for."""
    inside = el("w:name", val=name) + (el("w:basedOn", val=based) if based else "")
    inside += (el("w:next", val=after) if after else "") + el("w:qFormat")
    inside += el("w:pPr", look) if look else ""
    inside += el("w:rPr", letters) if letters else ""
    facts = {"w:type": "paragraph", "w:styleId": code} | ({} if based else {"w:default": "1"})
    return element("w:style", facts, inside)


HELD = el("w:keepNext") + el("w:keepLines")
BOX = _edges() + _filled("FFFFFF")


def _beginning() -> tuple[str, ...]:
    """What stands at the top."""
    return (
        _style("Normal", "Normal", based=""),
        _style("Brand", "Brand", _space(after=60), _letters(22, colour=TEAL, bold=True)),
        _style("Title", "Title", HELD + _space(after=60, line=240), _letters(48, colour=INK, bold=True)),
        _style("Subtitle", "Subtitle", _space(after=40), _letters(22, colour=QUIET)),
        _style(
            "BoxTitle",
            "Box title",
            HELD
            + _edges(colour=SAND, space=8, only=("top", "left", "right"))
            + _filled(SAND)
            + _space(before=240)
            + _inset(170, 170),
            _letters(24, colour=INK, bold=True),
        ),
        _style(
            "Step",
            "Step",
            _edges(colour=SAND, space=8, only=("left", "bottom", "right"))
            + _filled(SAND)
            + _space()
            + _inset(510, 170, 340)
            + el("w:contextualSpacing"),
        ),
    )


def _headings() -> tuple[str, ...]:
    """What is asked."""
    return (
        _style(
            "Heading1",
            "heading 1",
            HELD
            + _edges(colour=TEAL, thick=12, space=6, only=("top",))
            + _space(before=560, after=40)
            + el("w:outlineLvl", val=0),
            _letters(32, colour=TEAL, bold=True),
            after="Lead",
        ),
        _style("Lead", "Lead", HELD + _space(after=120), _letters(24, colour=QUIET)),
        _style(
            "Heading2",
            "heading 2",
            HELD + _space(before=300, after=20) + el("w:outlineLvl", val=1),
            _letters(25, bold=True),
        ),
        _style(
            "Heading3",
            "heading 3",
            HELD + _space(before=160, after=60) + el("w:outlineLvl", val=2),
            _letters(22, colour=TEAL, bold=True),
        ),
        _style("Hint", "Hint", HELD + _space(after=80), _letters(20, colour=QUIET)),
    )


def _answers() -> tuple[str, ...]:
    """Where answers stand."""
    return (
        _style("Answer", "Answer", BOX + _space(before=60, after=120) + _inset(100, 100)),
        _style("LongAnswer", "Long answer", _space(before=60, after=120), based="Answer"),
        _style(
            "Choice",
            "Choice",
            el("w:keepLines")
            + el("w:tabs", el("w:tab", val="start", pos=425))
            + _space(after=50)
            + _inset(425, 0, 425),
        ),
        _style(
            "ShortChoice",
            "Two choices",
            el(
                "w:tabs",
                *(el("w:tab", val="start", pos=place) for place in (425, 4819, 5244)),
            ),
            based="Choice",
        ),
        _style("Label", "Label", el("w:keepNext") + _space(before=60, after=20), _letters(21, bold=True)),
        _style("CellHint", "Hint in a table", _space(after=60), _letters(18, colour=QUIET)),
        _style("Cell", "Answer in a table", el("w:keepNext") + _space(before=60, after=60)),
        _style("LastCell", "Last answer in a table", _space(before=60, after=60)),
        _style("AfterTable", "After a table", _space(line=120), _letters(8)),
        _style(
            "Footer",
            "footer",
            el("w:tabs", el("w:tab", val="end", pos=9638)) + _space(),
            _letters(18, colour=QUIET),
        ),
    )


def styles(language: str) -> str:
    """The part that holds every style."""
    fonts = el("w:rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=ARABIC_FACE)
    region = REGIONS.get(language, language)
    tongue = el("w:lang", val="en-GB" if language == "ar" else region, eastAsia="en-GB", bidi="ar-SA")
    defaults = el(
        "w:docDefaults",
        el("w:rPrDefault", el("w:rPr", fonts + _letters() + tongue)),
        el("w:pPrDefault", el("w:pPr", _space(after=120))),
    )
    known = (*_beginning(), *_headings(), *_answers())
    prompt = element(
        "w:style",
        {"w:type": "character", "w:styleId": "PlaceholderText"},
        el("w:name", val="Placeholder Text") + el("w:rPr", el("w:color", val="6B7480")),
    )
    return DECLARATION + element("w:styles", NAMESPACES, defaults, *known, prompt, _table_style())


def _table_style() -> str:
    """Thin lines between questions, the questions on sand."""
    inner = (*EDGES, "insideH", "insideV")
    lines = "".join(el(f"w:{edge}", val="single", sz=4, space=0, color=LINE) for edge in inner)
    room = "".join(el(f"w:{edge}", w=110, type="dxa") for edge in ("left", "right"))
    first = element(
        "w:tblStylePr",
        {"w:type": "firstCol"},
        el("w:tcPr", el("w:shd", val="clear", color="auto", fill=PAPER)),
    )
    return element(
        "w:style",
        {"w:type": "table", "w:styleId": "FormRow"},
        el("w:name", val="Form row"),
        el("w:tblPr", el("w:tblBorders", lines), el("w:tblCellMar", room)),
        first,
    )


def numbering() -> str:
    """One numbered list: how to fill in the form."""
    level = el(
        "w:lvl",
        el("w:start", val=1)
        + el("w:numFmt", val="decimal")
        + el("w:lvlText", val="%1.")
        + el("w:lvlJc", val="start"),
        ilvl=0,
    )
    kind = el("w:abstractNum", el("w:multiLevelType", val="singleLevel"), level, abstractNumId=0)
    one = el("w:num", el("w:abstractNumId", val=0), numId=1)
    return DECLARATION + element("w:numbering", NAMESPACES, kind, one)
