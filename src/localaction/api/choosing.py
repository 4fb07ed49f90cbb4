"""Field selection: only those fields of an answer that were asked for. Pure.

fields=reference,title            of each item of a list, or of a record
fields=content.title,register     a point leads inside; lists are gone through
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import inspect

MOST_FIELDS = 60
LIST = "items"
Tree = dict[str, Any]


class UnknownField(ValueError):
    """An answer cannot have such a field; the message names it."""


def chosen(told: dict[str, Any], shape: type[msgspec.Struct], fields: str) -> dict[str, Any]:
    """What is told, with these fields alone; of a list, each item with them, and all that is said of the list itself.

    `shape` is the structure of what is told. Raises UnknownField for a name that it cannot have.
    """
    wanted = _tree(name.strip() for name in fields.split(",") if name.strip())
    kind: inspect.Type = _type(shape)
    items = _field(kind, LIST)
    is_list = isinstance(told.get(LIST), list) and items is not None
    _check(_inside(items) if is_list and items else kind, wanted, "")
    if is_list:
        return told | {LIST: [_only(item, wanted) for item in told[LIST]]}
    found: dict[str, Any] = _only(told, wanted)
    return found


def _tree(names: Iterable[str]) -> Tree:
    tree: Tree = {}
    for count, name in enumerate(names):
        if count >= MOST_FIELDS:
            raise UnknownField(f"name at most {MOST_FIELDS} fields")
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


@lru_cache(maxsize=64)
def _type(shape: type[msgspec.Struct]) -> inspect.Type:
    return inspect.type_info(shape)


def _check(kind: inspect.Type, wanted: Tree, path: str) -> None:
    for name, inner in wanted.items():
        place = f"{path}.{name}" if path else name
        found = _field(_inside(kind), name)
        if found is None:
            raise UnknownField(f"{place} is no field of this answer")
        if inner:
            _check(_inside(found), inner, place)


def _inside(kind: inspect.Type) -> inspect.Type:
    """What a list is of, and what something is where it is there at all."""
    if isinstance(kind, inspect.ListType | inspect.VarTupleType):
        return _inside(kind.item_type)
    if isinstance(kind, inspect.UnionType):
        return _inside(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
    return kind


def _field(kind: inspect.Type, name: str) -> inspect.Type | None:
    """The type of one field; of what has no fixed fields, whatever it may be."""
    if isinstance(kind, inspect.StructType):
        return next((field.type for field in kind.fields if field.encode_name == name), None)
    if isinstance(kind, inspect.DictType):
        return kind.value_type
    return kind if isinstance(kind, inspect.RawType | inspect.AnyType) else None
