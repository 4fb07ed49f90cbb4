"""The few elements of WordprocessingML that a form is made of, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from localaction.kit.paperforms.markup import element, text_of
from localaction.kit.texts import direction

NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "mc:Ignorable": "w14",
}
REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "ar": "ar-SA"}
TICKED, NOT_TICKED = "☒", "☐"
_PIECES = re.compile(r"(\n|\t)")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def el(name: str, /, *inside: str, **values: str | int) -> str:
    """An element; `values` are its attributes in the namespace of WordprocessingML."""
    return element(name, {f"w:{key}": str(value) for key, value in values.items()}, *inside)


def run(text: str, language: str, *, style: str = "", font: str = "") -> str:
    """A stretch of text in one language, its line breaks and tabs kept."""
    right_to_left = direction(language) == "rtl"
    region = REGIONS.get(language, language)
    look = (
        (el("w:rStyle", val=style) if style else "")
        + (el("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font) if font else "")
        + (el("w:rtl") if right_to_left else "")
        + (el("w:lang", bidi=region) if right_to_left else el("w:lang", val=region))
    )
    pieces = [
        _BREAKS.get(piece) or element("w:t", {"xml:space": "preserve"}, text_of(piece))
        for piece in _PIECES.split(text)
        if piece
    ]
    return el("w:r", el("w:rPr", look), *pieces)


def paragraph(style: str, language: str, *inside: str, extra: str = "") -> str:
    """A paragraph that runs the way of its language."""
    look = el("w:pStyle", val=style) + extra + (el("w:bidi") if direction(language) == "rtl" else "")
    return el("w:p", el("w:pPr", look), *inside)


class Controls:
    """Gives every control of one document its number, its name and its bookmark.

    Word keeps names of controls and LibreOffice keeps bookmarks: one of them leads back to the question.
    """

    def __init__(self) -> None:
        self.tags: list[str] = []

    def control(self, tag: str, title: str, kind: str, *inside: str, is_empty: bool = False) -> str:
        """A control that can be filled in and not be deleted."""
        self.tags.append(tag)
        number = len(self.tags)
        facts = (
            el("w:alias", val=" ".join(title.split())[:60] or tag)
            + el("w:tag", val=tag)
            + el("w:id", val=1_000_000 + number)
            + el("w:lock", val="sdtLocked")
            + (el("w:showingPlcHdr") if is_empty else "")
            + kind
        )
        return (
            el("w:bookmarkStart", id=number, name=f"la_{number}")
            + el("w:sdt", el("w:sdtPr", facts), el("w:sdtContent", *inside))
            + el("w:bookmarkEnd", id=number)
        )


def drop_down(choices: Iterable[tuple[str, str]], prompt: str) -> str:
    """The list of a control to choose one from; the first line takes a choice back."""
    lines = [("", prompt), *choices]
    return el("w:dropDownList", *(el("w:listItem", displayText=label, value=code) for code, label in lines))


def tick_box(is_ticked: bool) -> str:
    """What makes a control a box to tick."""
    return element(
        "w14:checkbox",
        {},
        element("w14:checked", {"w14:val": "1" if is_ticked else "0"}),
        element("w14:checkedState", {"w14:val": "2612", "w14:font": "MS Gothic"}),
        element("w14:uncheckedState", {"w14:val": "2610", "w14:font": "MS Gothic"}),
    )
