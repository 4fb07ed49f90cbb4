"""The parts of a Word document around its text: styles, foot, properties, and what the form must find again."""

from __future__ import annotations

from collections.abc import Iterable

from localaction.kit.paperforms import properties, words
from localaction.kit.paperforms.asked import PaperForm
from localaction.kit.paperforms.markup import (
    DECLARATION,
    OFFICE,
    OFFICE_TYPE,
    PACKAGE,
    PACKAGE_TYPE,
    content_types,
    element,
    relations,
    text_of,
)
from localaction.kit.paperforms.word.styles import numbering, styles
from localaction.kit.paperforms.word.xml import NAMESPACES, REGIONS, el, paragraph, run

MEMORY = "customXml/item1.xml"
MEMORY_NAMESPACE = "urn:local-action:form"
_WORD_TYPE = f"{OFFICE_TYPE}.wordprocessingml"
_STORE = "{6B7D5C36-3E0B-4F0E-9C5A-1F4C2D8A7E01}"

TYPES = {
    "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
    "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "/word/numbering.xml": f"{_WORD_TYPE}.numbering+xml",
    "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
    "/docProps/core.xml": f"{PACKAGE_TYPE}.core-properties+xml",
    "/docProps/custom.xml": f"{OFFICE_TYPE}.custom-properties+xml",
    "/customXml/itemProps1.xml": f"{OFFICE_TYPE}.customXmlProperties+xml",
}


def package(form: PaperForm, body: str, tags: Iterable[str]) -> dict[str, bytes]:
    """Every part of the document by its path."""
    own = {
        "[Content_Types].xml": content_types(TYPES),
        "_rels/.rels": relations(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": properties.core(form),
        "docProps/custom.xml": properties.custom(form),
        "word/_rels/document.xml.rels": relations(
            (f"{OFFICE}/styles", "styles.xml"),
            (f"{OFFICE}/settings", "settings.xml"),
            (f"{OFFICE}/footer", "footer1.xml"),
            (f"{OFFICE}/numbering", "numbering.xml"),
            (f"{OFFICE}/customXml", "../customXml/item1.xml"),
        ),
        "word/document.xml": body,
        "word/styles.xml": styles(form.about.language),
        "word/numbering.xml": numbering(),
        "word/settings.xml": _settings(form),
        "word/footer1.xml": _foot(form),
        MEMORY: _memory(form, tags),
        "customXml/itemProps1.xml": DECLARATION
        + element(
            "ds:datastoreItem",
            {"ds:itemID": _STORE, "xmlns:ds": f"{OFFICE.removesuffix('relationships')}customXml"},
            "<ds:schemaRefs/>",
        ),
        "customXml/_rels/item1.xml.rels": relations((f"{OFFICE}/customXmlProps", "itemProps1.xml")),
    }
    return {name: part.encode("utf-8") for name, part in own.items()}


def _settings(form: PaperForm) -> str:
    region = REGIONS.get(form.about.language, form.about.language)
    newest = el(
        "w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    language = el("w:themeFontLang", val="en-GB" if region.startswith("ar") else region, bidi="ar-SA")
    stop = el("w:defaultTabStop", val=425)
    return DECLARATION + element("w:settings", NAMESPACES, stop, el("w:compat", newest), language)


def _foot(form: PaperForm) -> str:
    """Whose form it is, and which page of how many."""
    language = form.about.language
    said = str(words.PAGE)
    before, _number, rest = said.partition("{number}")
    between, _numbers, after = rest.partition("{numbers}")
    pieces = [form.about.reference, "\t"] if form.about.reference else ["\t"]
    content = [run("".join(pieces) + before, language), _field("PAGE", language)]
    content += [run(between, language), _field("NUMPAGES", language), run(after, language)]
    return DECLARATION + element("w:ftr", NAMESPACES, paragraph("Footer", language, *content))


def _field(name: str, language: str) -> str:
    return el("w:fldSimple", run("1", language), instr=f" {name} ")


def _memory(form: PaperForm, tags: Iterable[str]) -> str:
    """The names of the controls in their order, and the answers the document was made with."""
    lines = [element("control", {"tag": tag}) for tag in tags]
    for name, values in form.answers().items():
        inside = [element("value", {}, text_of(value)) for value in values]
        lines.append(element("answer", {"name": name}, *inside))
    facts = {"xmlns": MEMORY_NAMESPACE, **properties.facts_of(form.about)}
    return DECLARATION + element("form", facts, *lines)
