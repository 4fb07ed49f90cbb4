"""What detectors are given: every text of what would be published, by a field name that says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import msgspec

# what holds codes, dates and names of governments, never somebody's free text
_CODES: Final = frozenset(
    """
    reference language kind stage owners origin country populations themes priorities support_kinds code rank said_by
    method as_of due_on done_on starts_on ends_on budget_band budget_amount budget_currency path channels until slug
    level mark source_hash relation answer text_languages action government government_name reported_on checked_on
    """.split()  # noqa: SIM905
)
_PLACE: Final = re.compile(r"\.\d+(?=\.|$)")


@dataclass(frozen=True, slots=True)
class FieldText:
    """One text, its field ("results", "milestones.text") and language. `place` counts rows from 0; -1: none."""

    field: str
    text: str
    language: str
    place: int = -1


def texts_of(content: Any, language: str = "") -> tuple[FieldText, ...]:
    """Every text in a published structure, however deep; what is not known to be a code is read as a text.

    Rows share one field name, so that a passage stays the same when a row above it goes. A nested structure
    with a language of its own gives its texts that language, and its field names that language in brackets.
    """
    own = getattr(content, "text_languages", {})
    return tuple(
        replace(one, language=own.get(_path(one), one.language)) for one in _walk(content, "", language, -1)
    )


def unplaced(path: str) -> str:
    """The field name of a path with row numbers: "milestones.0.text" is in "milestones.text"."""
    return _PLACE.sub("", path)


def _path(one: FieldText) -> str:
    if one.place < 0:
        return one.field
    relation, _dot, name = one.field.partition(".")
    return f"{relation}.{one.place}.{name}"


def _walk(value: Any, field: str, language: str, place: int) -> Iterator[FieldText]:
    if isinstance(value, str):
        if value.strip():
            yield FieldText(field, value, language, place)
    elif isinstance(value, msgspec.Struct):
        yield from _walk_named(msgspec.structs.asdict(value), field, language, place)
    elif isinstance(value, Mapping):
        yield from _walk_named(value, field, language, place)
    elif isinstance(value, (tuple, list)):
        for number, one in enumerate(value):
            yield from _walk(one, field, language, number)


def _walk_named(named: Mapping[str, Any], field: str, language: str, place: int) -> Iterator[FieldText]:
    own = named.get("language")
    if isinstance(own, str) and own:
        if field and own != language:
            field = f"{field}[{own}]"
        language = own
    if isinstance(named.get("field"), str) and isinstance(named.get("text"), str):
        # a translated text: its field is the path of the text that it translates
        field = f"{field.removesuffix('.texts')}.{unplaced(named['field'])}"
        yield from _walk(named["text"], field, language, place)
        return
    for name, value in named.items():
        if name not in _CODES:
            yield from _walk(value, f"{field}.{name}" if field else name, language, place)
