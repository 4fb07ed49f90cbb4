"""Field selection: only those fields of an answer that were asked for. Pure.

    fields=reference,title            of each item of a list, or of a record
    fields=content.title,register     a point leads inside; lists are gone through

The first name must be one that the answer has; of names behind a point, those that are not there are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import inspect

LIST = "items"
Tree = dict[str, Any]


class UnknownField(ValueError):
    """An answer cannot have such a field."""


def chosen(told: dict[str, Any], shape: type[msgspec.Struct], fields: str) -> dict[str, Any]:
    """What is told, with these fields alone; of a list, each item with them, and all that is said of the list itself.

    `shape` is the structure of what is told. Raises UnknownField.
    """
    if not re.fullmatch(pattern(shape), fields):
        raise UnknownField(f"write some of {', '.join(names(shape))}, with commas between them")
    wanted = _tree(fields)
    if isinstance(told.get(LIST), list) and is_list(shape):
        return told | {LIST: [_only(item, wanted) for item in told[LIST]]}
    found: dict[str, Any] = _only(told, wanted)
    return found


@lru_cache(maxsize=64)
def names(shape: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that can be chosen: those of each item of a list, or those of a record."""
    fields = _struct(shape).fields
    items = next((field.type for field in fields if field.encode_name == LIST), None)
    if (
        isinstance(items, inspect.VarTupleType)
        and isinstance(items.item_type, inspect.StructType)
        and is_list(shape)
    ):
        fields = items.item_type.fields
    return tuple(field.encode_name for field in fields)


def is_list(shape: type[msgspec.Struct]) -> bool:
    """Whether an answer is a list of things, and not a thing that has some."""
    return shape.__name__.endswith("List")


@lru_cache(maxsize=64)
def pattern(shape: type[msgspec.Struct]) -> str:
    """What `fields` may be, as a regular expression."""
    one = rf"({'|'.join(names(shape))})(\.[A-Za-z0-9_-]+)*"
    return rf"^({one}(,{one})*)?$"


def _struct(shape: type[msgspec.Struct]) -> inspect.StructType:
    found = inspect.type_info(shape)
    assert isinstance(found, inspect.StructType)
    return found


def _tree(fields: str) -> Tree:
    tree: Tree = {}
    for name in fields.split(","):
        place = tree
        for step in name.split("."):
            place = place.setdefault(step, {})
    return tree


def _only(told: Any, wanted: Tree) -> Any:
    """What is wanted of it; a field that was left out because it is empty stays out."""
    if isinstance(told, list):
        return [_only(one, wanted) for one in told]
    if not wanted or not isinstance(told, dict):
        return told
    return {name: _only(told[name], inner) for name, inner in wanted.items() if name in told}
