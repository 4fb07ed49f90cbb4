"""Markup as text: elements with their attributes, and the lists that every package of parts begins with."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from localaction.kit.paperforms.asked import writable

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
PACKAGE_TYPE = "application/vnd.openxmlformats-package"


def element(name: str, attributes: Mapping[str, str], *inside: str) -> str:
    """An element of any namespace."""
    head = name + "".join(f" {key}={quoteattr(writable(value))}" for key, value in attributes.items())
    return f"<{head}>{''.join(inside)}</{name}>" if inside else f"<{head}/>"


def text_of(value: str) -> str:
    """Text for between two tags."""
    return escape(writable(value))


def content_types(types: Mapping[str, str]) -> str:
    """The part that says of which type every other part is, by its path."""
    defaults = {"rels": f"{PACKAGE_TYPE}.relationships+xml", "xml": "application/xml"}
    lines = [
        element("Default", {"Extension": ending, "ContentType": kind}) for ending, kind in defaults.items()
    ]
    lines += [element("Override", {"PartName": name, "ContentType": kind}) for name, kind in types.items()]
    return DECLARATION + element("Types", {"xmlns": f"{PACKAGE}/content-types"}, *lines)


def relations(*pairs: tuple[str, str]) -> str:
    """The part that says which others a part needs: (type, target), numbered rId1, rId2 and so on."""
    lines = [
        element("Relationship", {"Id": f"rId{number}", "Type": kind, "Target": target})
        for number, (kind, target) in enumerate(pairs, start=1)
    ]
    return DECLARATION + element("Relationships", {"xmlns": f"{PACKAGE}/relationships"}, *lines)
