"""The OpenAPI document: the shapes of the register themselves, and the problems that each address can answer."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import msgspec

from localaction.api.choosing import LIST, is_list, names, pattern
from localaction.api.framing import PRIVATE
from localaction.api.records import ANSWERS, components

SHAPES = {shape.__name__: shape for shape in ANSWERS}
SAID = {
    200: "Found",
    304: "You have it already",
    400: "What was sent cannot be read",
    401: "A token is needed",
    403: "A rule refuses it",
    404: "There is no such thing",
    406: "Answers are JSON only",
    409: "It cannot be done as things stand",
    410: "Withdrawn, or hidden for now",
    413: "The body is too large",
    415: "The body is not JSON",
    422: "Something that was sent cannot be used",
    429: "Too many requests: try again after the seconds that Retry-After says",
}
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
READING = (404, 406, 422)
WRITING = (400, 401, 403, 404, 406, 409, 413, 415, 422, 429)


def answers(name: str, *problems: int) -> dict[str, Any]:
    """What an address for reading answers: a shape by its name, and problems besides those that every one has."""
    found = {"description": SAID[200], "content": _json(name), "headers": {"ETag": _ETAG}}
    others = {status: _bad(status) for status in sorted({*READING, *problems})}
    return {"responses": {200: found, 304: {"description": SAID[304]}, **others}}


_ETAG = {"description": "Send it back as If-None-Match.", "schema": {"type": "string"}}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _bad(status: int) -> dict[str, Any]:
    bad: dict[str, Any] = {"description": SAID[status], "content": _PROBLEM}
    if status == 429:
        bad["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
    return bad


def describe(document: Any) -> Any:
    """The document with the shapes of all answers, and with the problems of the addresses that write."""
    document = deepcopy(document)  # parts of it are those of the addresses themselves
    document.setdefault("components", {}).setdefault("schemas", {}).update(components())
    for path, methods in document["paths"].items():
        for operation in methods.values():
            if path.startswith(PRIVATE):
                for status in WRITING:
                    operation["responses"].setdefault(status, _bad(status))
            else:
                _say_fields(operation)
    return document


def _say_fields(operation: Any) -> None:
    """Which fields can be chosen depends on what is answered."""
    content = operation["responses"][200].get("content", {}).get("application/json")
    if content is None:
        return
    shape = SHAPES[content["schema"]["$ref"].rpartition("/")[2]]
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "fields":
            parameter["schema"]["pattern"] = pattern(shape)
            content["schema"] = {"anyOf": [content["schema"], _part(shape)]}


def _part(shape: type[msgspec.Struct]) -> dict[str, Any]:
    """What is answered where only some fields were asked for."""
    part = {
        "type": "object",
        "properties": {name: {} for name in names(shape)},
        "additionalProperties": False,
    }
    if is_list(shape):
        outer: dict[str, Any] = {name: {} for name in shape.__struct_fields__} | {
            LIST: {"type": "array", "items": part}
        }
        part = {"type": "object", "properties": outer, "additionalProperties": False}
    return {"title": "Only the fields that were asked for", **part}
