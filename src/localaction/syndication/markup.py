"""Writing XML: elements made of texts, with everything escaped that must be. A piece of XML is a `Markup`."""

from __future__ import annotations

import re
from collections.abc import Iterable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_VALUE = _TEXT | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


class Markup(str):
    """Text that is XML already."""

    __slots__ = ()


def element(name: str, /, *content: str | Iterable[Markup], **attributes: str | int) -> Markup:
    """An element; texts in it are escaped, a Markup is not, several Markups follow each other.

    An attribute called `xml_lang` is written "xml:lang", `class_` "class"; one that is "" is left out.
    """
    told = "".join(
        f' {_attribute(key)}="{_clean(str(value)).translate(_VALUE)}"'
        for key, value in attributes.items()
        if value != ""
    )
    inside = "".join(_inside(one) for one in content)
    return Markup(f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>")


def joined(pieces: Iterable[Markup]) -> Markup:
    """Several pieces of XML, one behind the other."""
    return Markup("".join(pieces))


def document(root: Markup) -> str:
    """A whole document, UTF-8."""
    return f"{DECLARATION}{root}\n"


def _inside(content: str | Iterable[Markup]) -> str:
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return _clean(content).translate(_TEXT)
    return "".join(content)


def _clean(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def _attribute(key: str) -> str:
    prefix, under, name = key.partition("_")
    if not under or not name:
        return prefix
    return f"{prefix}:{name}" if prefix in ("xml", "xmlns", "xsi", "thr", "at") else key
