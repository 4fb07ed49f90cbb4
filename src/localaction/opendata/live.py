"""Rows as the register stands this moment: kept ones where nothing was published since, made on the way where it was.

So nothing that was hidden or withdrawn leaves, however old the kept rows are; and no more than a page of rows is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date

from localaction.opendata import making
from localaction.opendata.columns import Table
from localaction.opendata.making import Subject
from localaction.opendata.store import Row, Store, chunks, opened, touched
from localaction.register import queries
from localaction.register.index import today

SOME = 50  # of which every version is read


def rows(
    table: Table, form: str, references: Iterable[str] | None = None, *, at: int | None = None
) -> Iterator[Row]:
    """The rows of a table, as JSON or CSV: of these things in their order, or of all.

    `at`: as these things stood up to that entry of the register.
    """
    if at is not None and references is not None:
        for chunk in chunks(references, SOME):
            for subject in making.as_of(table.subject, chunk, at):
                yield from _rows(table, form, subject)
        return
    store = opened()
    if store is None:
        yield from _made(table, form, references)
        return
    with closing(store):
        changed = _changed_since(store, table)
        if references is None:
            yield from (row for row in store.all(table, form) if row.subject not in changed)
            references = sorted(changed)
        for chunk in chunks(references):
            yield from _mixed(store, table, form, chunk, changed)


def _changed_since(store: Store, table: Table) -> set[str]:
    since = touched(store.stand.sequence, queries.head().sequence)
    return {reference for kind, references in since if kind == table.subject for reference in references}


def _mixed(store: Store, table: Table, form: str, chunk: list[str], changed: set[str]) -> Iterator[Row]:
    found = store.of(table, [reference for reference in chunk if reference not in changed], form)
    missing = [reference for reference in chunk if reference not in found]
    for subject in making.some(table.subject, missing, today()) if missing else ():
        found[subject.reference] = list(_rows(table, form, subject))
    for reference in chunk:
        yield from found.get(reference, ())


def _made(table: Table, form: str, references: Iterable[str] | None) -> Iterator[Row]:
    """Every row made now."""
    day: date = today()
    if references is None:
        for subject in making.every(table.subject, day):
            yield from _rows(table, form, subject)
        return
    for chunk in chunks(references):
        for subject in making.some(table.subject, chunk, day):
            yield from _rows(table, form, subject)


def _rows(table: Table, form: str, subject: Subject) -> Iterator[Row]:
    for piece in making.pieces(table, subject):
        data = piece.csv if form == "csv" else piece.json
        yield Row(subject.reference, data, piece.latitude, piece.longitude)
