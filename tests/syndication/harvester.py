"""Another's harvester: reads records of the full format back, knowing the published shapes and nothing else."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from lxml import etree

from localaction.register import codec, shapes

OAI = "{http://www.openarchives.org/OAI/2.0/}"
LA = "{urn:localaction:record:1}"


def content_of(record: Any) -> shapes.Shape:
    """The published content of a `record` element."""
    (element,) = list(record)
    _schema, shape = shapes.SCHEMAS[etree.QName(element).localname]
    content: shapes.Shape = read(element, shape)
    return content


def hash_of(content: shapes.Shape) -> str:
    """The hash that the register computes of a content."""
    kind = type(content).__name__.lower()
    return codec.encode(kind, content).hash


def read(element: Any, shape: Any) -> Any:
    """A shape from its element."""
    hints, values = get_type_hints(shape), {}
    for field in msgspec.structs.fields(shape):
        found = element.findall(f"{LA}{field.name}")
        kind = hints[field.name]
        if get_origin(kind) is tuple:
            values[field.name] = tuple(_value(one, get_args(kind)[0]) for one in found)
        elif found:
            values[field.name] = _value(found[0], kind)
    return shape(**values)


def _value(element: Any, kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is dict:
        return {one.get("key"): one.text or "" for one in element}
    if isinstance(kind, type) and issubclass(kind, shapes.Shape):
        return read(element, kind)
    text = element.text or ""
    return text == "true" if kind is bool else kind(text)
