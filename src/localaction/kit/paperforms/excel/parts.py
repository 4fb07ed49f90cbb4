"""The parts of a workbook: its sheets, styles and properties."""

from __future__ import annotations

from localaction.kit.paperforms import properties
from localaction.kit.paperforms.asked import PaperForm
from localaction.kit.paperforms.excel.cells import Sheet, column
from localaction.kit.paperforms.excel.styles import MAIN, styles
from localaction.kit.paperforms.markup import (
    DECLARATION,
    OFFICE,
    OFFICE_TYPE,
    PACKAGE,
    PACKAGE_TYPE,
    content_types,
    element,
    relations,
)

_SHEET_TYPE = f"{OFFICE_TYPE}.spreadsheetml"
_ALLOWED = ("formatCells", "formatColumns", "formatRows")


def package(form: PaperForm, sheets: list[Sheet]) -> dict[str, bytes]:
    """Every part of the workbook by its path."""
    names = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, start=1)}
    types = {
        "/xl/workbook.xml": f"{_SHEET_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_SHEET_TYPE}.styles+xml",
        "/docProps/core.xml": f"{PACKAGE_TYPE}.core-properties+xml",
        "/docProps/custom.xml": f"{OFFICE_TYPE}.custom-properties+xml",
        **{f"/{name}": f"{_SHEET_TYPE}.worksheet+xml" for name in names},
    }
    targets = [(f"{OFFICE}/worksheet", name.removeprefix("xl/")) for name in names]
    own = {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relations(
            (f"{OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": properties.core(form),
        "docProps/custom.xml": properties.custom(form),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": relations(*targets, (f"{OFFICE}/styles", "styles.xml")),
        "xl/styles.xml": styles(),
        **{name: _sheet(sheet, is_first=sheet is sheets[0]) for name, sheet in names.items()},
    }
    return {name: part.encode("utf-8") for name, part in own.items()}


def _workbook(sheets: list[Sheet]) -> str:
    lines = [
        element(
            "sheet",
            {"name": sheet.title, "sheetId": str(number), "state": sheet.state, "r:id": f"rId{number}"},
        )
        for number, sheet in enumerate(sheets, start=1)
    ]
    inside = element("workbookProtection", {"lockStructure": "1"})
    inside += element("bookViews", {}, element("workbookView", {"activeTab": "0"}))
    return DECLARATION + element(
        "workbook", {"xmlns": MAIN, "xmlns:r": OFFICE}, inside, element("sheets", {}, *lines)
    )


def _sheet(sheet: Sheet, *, is_first: bool) -> str:
    is_seen = sheet.state == "visible"
    pane = element(
        "pane", {"ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"}
    )
    view = {"workbookViewId": "0", "showGridLines": "0" if is_seen else "1"}
    view |= {"rightToLeft": "1"} if sheet.right_to_left else {}
    view |= {"tabSelected": "1"} if is_first else {}
    columns = [
        element(
            "col",
            {"min": str(place), "max": str(place), "width": f"{width:g}", "customWidth": "1"}
            | ({"hidden": "1"} if place == 1 else {}),
        )
        for place, width in enumerate(sheet.widths, start=1)
    ]
    inside = [
        element("sheetPr", {}, element("pageSetUpPr", {"fitToPage": "1"})),
        element("dimension", {"ref": f"A1:{column(max(1, len(sheet.widths)))}{sheet.rows}"}),
        element("sheetViews", {}, element("sheetView", view, *([pane] if is_seen else []))),
        element("sheetFormatPr", {"defaultRowHeight": "16"}),
        element("cols", {}, *columns),
        element("sheetData", {}, *sheet.lines),
        element(
            "sheetProtection", {"sheet": "1", "objects": "1", "scenarios": "1"} | dict.fromkeys(_ALLOWED, "0")
        ),
        _counted("mergeCells", [element("mergeCell", {"ref": place}) for place in sheet.merged]),
        _counted("dataValidations", sheet.checks),
        element("pageMargins", dict.fromkeys(("left", "right", "top", "bottom", "header", "footer"), "0.5")),
        element("pageSetup", {"paperSize": "9", "orientation": "landscape", "fitToHeight": "0"}),
    ]
    return DECLARATION + element("worksheet", {"xmlns": MAIN}, *inside)


def _counted(name: str, inside: list[str]) -> str:
    return element(name, {"count": str(len(inside))}, *inside) if inside else ""
