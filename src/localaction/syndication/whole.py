"""The full metadata format: everything the register holds of a published thing as XML, and the schema that says so.

Both are made from the published shapes themselves: a field is an element of its own name in the shape's order, a list
repeats it, a table is entries with a key, and what a field holds without being told is left out. So the XML gives back
the content byte for byte, and its hash can be checked.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from localaction.register.latest import Latest
from localaction.register.shapes import SCHEMAS, Shape
from localaction.syndication.addresses import page_of
from localaction.syndication.markup import Markup, document, element

NAMESPACE = "urn:localaction:record:1"
PREFIX = "oai_la"
_XSD = "http://www.w3.org/2001/XMLSchema"
_SIMPLE = {str: "xs:string", int: "xs:integer", float: "xs:double", bool: "xs:boolean"}
_ATTRIBUTES = {
    "schema": "xs:string",
    "reference": "xs:string",
    "version": "xs:positiveInteger",
    "sequence": "xs:positiveInteger",
    "language": "xs:language",
    "published_at": "xs:dateTime",
    "first_published_at": "xs:dateTime",
    "content_hash": "xs:hexBinary",
    "entry_hash": "xs:hexBinary",
    "page": "xs:anyURI",
}


def record(change: Latest, **more: str) -> Markup:
    """One published thing with its place in the register; `more` are attributes of the root."""
    return element(
        "record",
        _written(change.kind, change.content),
        **{"xmlns": NAMESPACE, **more},
        schema=change.schema,
        reference=change.reference,
        version=change.version,
        sequence=change.sequence,
        language=change.language,
        published_at=change.published_at.isoformat(),
        first_published_at=change.first_published_at.isoformat(),
        content_hash=change.content_hash,
        entry_hash=change.entry_hash,
        page=page_of(change.kind, change.reference, change.content),
    )


def _written(name: str, value: Any) -> Markup:
    if isinstance(value, Shape):
        return element(name, list(_fields(value)))
    if isinstance(value, dict):
        return element(name, [element("entry", text, key=key) for key, text in value.items()])
    if isinstance(value, bool):
        return element(name, "true" if value else "false")
    return element(name, value if isinstance(value, str) else repr(value))


def _fields(shape: Shape) -> Iterator[Markup]:
    for field in msgspec.structs.fields(shape):
        value = getattr(shape, field.name)
        if isinstance(value, tuple):
            yield from (_written(field.name, one) for one in value)
        elif value is not None and (field.required or value not in (field.default, {})):
            yield _written(field.name, value)


# --- the schema


@lru_cache(maxsize=1)
def schema() -> str:
    """The XML Schema of the format."""
    content = [element("xs:element", name=kind, type=shape.__name__) for kind, (_s, shape) in SCHEMAS.items()]
    attributes = [
        element("xs:attribute", name=name, type=kind, use="required") for name, kind in _ATTRIBUTES.items()
    ]
    root = element(
        "xs:element", element("xs:complexType", [element("xs:choice", content), *attributes]), name="record"
    )
    return document(
        element(
            "xs:schema",
            [root, _entry(), *(_complex(shape) for shape in _shapes())],
            xmlns_xs=_XSD,
            xmlns=NAMESPACE,
            targetNamespace=NAMESPACE,
            elementFormDefault="qualified",
            version="1",
        )
    )


def _entry() -> Markup:
    key = element("xs:attribute", name="key", type="xs:string", use="required")
    entry = element("xs:extension", key, base="xs:string")
    text = element("xs:complexType", element("xs:simpleContent", entry), name="Entry")
    many = element("xs:element", name="entry", type="Entry", minOccurs="0", maxOccurs="unbounded")
    return Markup(text + element("xs:complexType", element("xs:sequence", many), name="Table"))


def _shapes() -> list[type[Shape]]:
    """Every shape that is published, and every shape inside one."""
    found: dict[type[Shape], None] = {}

    def add(shape: type[Shape]) -> None:
        if shape not in found:
            found[shape] = None
            for kind in _hints(shape).values():
                inner, _many = _inner(kind)
                if isinstance(inner, type) and issubclass(inner, Shape):
                    add(inner)

    for _schema, shape in SCHEMAS.values():
        add(shape)
    return list(found)


@lru_cache(maxsize=100)
def _hints(shape: type[Shape]) -> dict[str, Any]:
    return get_type_hints(shape)


def _complex(shape: type[Shape]) -> Markup:
    hints = _hints(shape)
    fields = []
    for field in msgspec.structs.fields(shape):
        inner, many = _inner(hints[field.name])
        at_least = "" if field.required and not many else "0"
        at_most = "unbounded" if many else ""
        fields.append(
            element("xs:element", name=field.name, type=_type(inner), minOccurs=at_least, maxOccurs=at_most)
        )
    said = " ".join((shape.__doc__ or "").split())
    about = element("xs:annotation", element("xs:documentation", said))
    return element("xs:complexType", [about, element("xs:sequence", fields)], name=shape.__name__)


def _inner(kind: Any) -> tuple[Any, bool]:
    """What a field holds, and whether it holds several of it."""
    origin = get_origin(kind)
    if origin is tuple:
        return get_args(kind)[0], True
    if origin in (Union, types.UnionType):
        return next(one for one in get_args(kind) if one is not type(None)), False
    return kind, False


def _type(inner: Any) -> str:
    if get_origin(inner) is dict:
        return "Table"
    return _SIMPLE.get(inner) or str(inner.__name__)
