"""What a column of open data is: its name, its type, its meaning in words, and how it is taken from what is published.

One declaration serves every format and the dictionary. Pure: no database, no files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.kit.tables import FORMULA

Word = str | Promise
Row = dict[str, Any]
BETWEEN = "; "


class Type(StrEnum):
    """What the cells of a column hold. Nothing is an empty cell, or null in formats that have it."""

    TEXT = "text"
    CODES = "codes"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes_no"
    ADDRESS = "address"
    LIST = "list"
    RECORD = "record"


TYPES: dict[Type, Word] = {
    Type.TEXT: _("Text"),
    Type.CODES: _("Codes, with “; ” between them in tables"),
    Type.DAY: _("A day, a month or a year (ISO 8601)"),
    Type.MOMENT: _("Date and time in UTC (ISO 8601)"),
    Type.WHOLE: _("Whole number"),
    Type.NUMBER: _("Number"),
    Type.YES_NO: _("true or false"),
    Type.ADDRESS: _("Web address"),
    Type.LIST: _("A list of records, written as JSON in tables"),
    Type.RECORD: _("Names with values, written as JSON in tables"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `take` gets its value from the thing a row is made of; `values` are all it can be, if few."""

    name: str
    type: Type
    says: Word
    take: Callable[[Any], Any]
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: `subject` is the kind of thing by which its rows are found (action or government).

    `things` makes from a subject what its rows are made of, one each. `key` names the columns that tell rows apart.
    """

    name: str
    subject: str
    title: Word
    row_is: Word
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    things: Callable[[Any], Iterable[Any]]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def has_places(self) -> bool:
        """Whether its rows can be drawn on a map."""
        return "latitude" in self.names

    def rows(self, subject: Any) -> list[Row]:
        """The rows of one subject, each with a value for every column."""
        return [{one.name: one.take(thing) for one in self.columns} for thing in self.things(subject)]


def own(name: str, kind: Type, says: Word, source: str = "", values: tuple[str, ...] = ()) -> Column:
    """A column that is an attribute of what a row is made of; `source` is the path to it if it is named otherwise."""
    read = attrgetter(source or name)
    if kind in (Type.LIST, Type.RECORD, Type.CODES):
        return Column(name, kind, says, lambda thing: msgspec.to_builtins(read(thing)), values)
    return Column(name, kind, says, read, values)


# --- cells


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe before it, which `unguarded` takes off.

    What begins with apostrophes before such a sign gets one more, so that nothing is lost.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """What was guarded, as it was."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def cell(value: Any, kind: Type) -> str:
    """A value as the cell of a CSV file."""
    if value is None or value == "":
        return ""
    if kind in (Type.WHOLE, Type.NUMBER):
        return str(value)
    return guarded(plain(value, kind))


def plain(value: Any, kind: Type) -> str:
    """A value as text, with nothing put before it."""
    if kind is Type.YES_NO:
        return "true" if value else "false"
    if kind is Type.CODES:
        return BETWEEN.join(value)
    if kind in (Type.LIST, Type.RECORD):
        return msgspec.json.encode(value).decode() if value else ""
    return str(value)


def cells(columns: Iterable[Column], row: Mapping[str, Any]) -> list[str]:
    """A row as the cells of a CSV file."""
    return [cell(row[column.name], column.type) for column in columns]
