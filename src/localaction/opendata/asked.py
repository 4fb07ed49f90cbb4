"""Which things a search finds, for its results as data: the choices of the search page, and all that they find."""

from __future__ import annotations

from collections.abc import Iterator

from localaction.opendata.columns import Table
from localaction.register import search
from localaction.showcase.filters import Filters
from localaction.showcase.queries.search import request_of


def references(table: Table, filters: Filters, language: str) -> Iterator[str]:
    """References of everything found of the kind of thing by which the rows of a table are found, in order."""
    return search.references(request_of(filters, language, thing=table.subject))
