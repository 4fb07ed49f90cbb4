"""Rows of the database as plain data that any program can read: for a copy that people take with them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile

_NAMES = ("reference", "slug", "code")


def plain(
    row: Model, *, without: Collection[str] = (), named: Callable[[Model], str] | None = None
) -> dict[str, Any]:
    """Every field of a row as JSON data, in the order of the model: dates in ISO 8601, decimals as text.

    A row that it points to is said by its reference, slug or code, a person by name; load those with the row, or
    each costs a query. The row's own number and the fields in `without` are left out. `named` says what a row is
    called that has none of these names, such as a person whom not everybody may know.
    """
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {
        field.name: _value(getattr(row, field.name), named or str)
        for field in fields
        if field.name not in without
    }


def _value(value: Any, named: Callable[[Model], str]) -> Any:
    if isinstance(value, FieldFile):
        return value.name or ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Model):
        return next((str(getattr(value, name)) for name in _NAMES if hasattr(value, name)), "") or named(
            value
        )
    return value
