"""Rows kept as they are written: a derived SQLite file that follows the register and can be deleted at any time.

    EXPORTS_ROOT/rows           the name of the file that holds the rows
    EXPORTS_ROOT/r-….sqlite3    every row as JSON and as CSV, by the thing it is of

After a publication only the rows of what it speaks of are made again. A file made anew stands beside the old one until
`rows` names it, so readers never see half of it. Whoever writes holds `EXPORTS_ROOT/lock` (files.py).
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from django.conf import settings

from localaction.opendata import action_tables, columns, government_tables, making, sources
from localaction.opendata.columns import Table
from localaction.opendata.keeping import keep, root
from localaction.opendata.making import KINDS, Subject
from localaction.opendata.tables import TABLES
from localaction.register import heard, queries, shapes
from localaction.register.index import today

One = TypeVar("One")
CHUNK = 500
FORMS = ("json", "csv")
_POINTER = "rows"
_LAYOUT = """
    CREATE TABLE stand (sequence INTEGER, hash TEXT, made TEXT, day TEXT);
    CREATE TABLE subject (
        place INTEGER PRIMARY KEY, kind TEXT, reference TEXT, quiet_on TEXT, UNIQUE (kind, reference)
    );
    CREATE TABLE piece (
        name TEXT, place INTEGER, number INTEGER, json BLOB, csv BLOB, latitude REAL, longitude REAL,
        PRIMARY KEY (name, place, number)
    );
    CREATE TABLE changed (name TEXT PRIMARY KEY, stamp TEXT, rows INTEGER);
"""


class Stand(NamedTuple):
    """Of which state of the register the rows are. `made` names the code behind them, `day` decides who is silent."""

    sequence: int
    hash: str
    made: str
    day: str


class Row(NamedTuple):
    """One row as it is written, in the form that was asked for, with the thing it is of and where that is."""

    subject: str
    data: bytes
    latitude: float | None
    longitude: float | None


class Changed(NamedTuple):
    """How many rows a table has, and a stamp that is another one whenever any of them was made again."""

    stamp: str
    rows: int


@cache
def made() -> str:
    """A name of the code that makes rows: another one means making them anew."""
    digest = hashlib.sha256(settings.SITE_URL.encode())
    for module in (columns, sources, action_tables, government_tables, making, heard, shapes):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]


def chunks(things: Iterable[One], size: int = CHUNK) -> Iterator[list[One]]:
    """The things, so many at a time."""
    waiting = iter(things)
    while chunk := list(islice(waiting, size)):
        yield chunk


# --- reading


class Store:
    """The rows, open to be read: it sees one state of them until it is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("BEGIN")
        self.stand = Stand(*connection.execute("SELECT sequence, hash, made, day FROM stand").fetchone())

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def of(self, table: Table, references: list[str], form: str) -> dict[str, list[Row]]:
        """The rows of these things; what is not known here is left out."""
        marks = ", ".join("?" * len(references))
        found: dict[str, list[Row]] = {}
        asked = f"""
            SELECT s.reference, p.{_form(form)}, p.latitude, p.longitude
            FROM subject AS s LEFT JOIN piece AS p ON p.name = ? AND p.place = s.place
            WHERE s.kind = ? AND s.reference IN ({marks}) ORDER BY p.number
        """  # noqa: S608  (only marks and a name from a list)
        for row in self._connection.execute(asked, (table.name, table.subject, *references)):
            own = found.setdefault(row[0], [])
            if row[1] is not None:
                own.append(Row(*row))
        return found

    def all(self, table: Table, form: str) -> Iterator[Row]:
        """Every row of a table, by the age of the thing it is of."""
        asked = f"""
            SELECT s.reference, p.{_form(form)}, p.latitude, p.longitude
            FROM piece AS p JOIN subject AS s ON s.place = p.place WHERE p.name = ? ORDER BY p.place, p.number
        """  # noqa: S608
        return (Row(*row) for row in self._connection.execute(asked, (table.name,)))

    def changed(self) -> dict[str, Changed]:
        """How each table is now."""
        rows = self._connection.execute("SELECT name, stamp, rows FROM changed")
        return {name: Changed(stamp, count) for name, stamp, count in rows}


def _form(form: str) -> str:
    if form not in FORMS:
        raise ValueError(form)
    return form


def opened() -> Store | None:
    """The rows as they are kept, of this register and by this code; None when there are none."""
    try:
        connection = _connected((root() / _POINTER).read_text(), is_reader=True)
    except (FileNotFoundError, sqlite3.OperationalError):
        return None
    try:
        store = Store(connection)
        is_usable = store.stand.made == made() and queries.hash_at(store.stand.sequence) == store.stand.hash
    except (sqlite3.DatabaseError, TypeError):
        is_usable = False
    if is_usable:
        return store
    connection.close()
    return None


def _connected(name: str, *, is_reader: bool = False) -> sqlite3.Connection:
    """Readers are let go of in another thread than the one they began in, where a server sends from there."""
    place = root() / name
    if is_reader and not place.exists():
        raise FileNotFoundError(place)
    connection = sqlite3.connect(place, isolation_level=None, check_same_thread=False, timeout=30)
    if is_reader:
        connection.execute("PRAGMA query_only = 1")
    return connection


# --- following the register


def follow(head: queries.Head) -> Stand:
    """Bring the rows up to an entry, or make them anew where there are none that can be used."""
    day = today()
    store = opened()
    if store is None:
        return _make(head, day)
    stand = store.stand
    store.close()
    if (stand.sequence, stand.day) != (head.sequence, day.isoformat()):
        stand = _catch_up(stand, head, day)
    return stand


def _make(head: queries.Head, day: date) -> Stand:
    name = f"r-{secrets.token_hex(4)}.sqlite3"
    root().mkdir(parents=True, exist_ok=True)
    stand = Stand(head.sequence, head.hash, made(), day.isoformat())
    with closing(_connected(name)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # a file that is lost is made anew
        connection.executescript(_LAYOUT)
        connection.execute("BEGIN")
        for kind in KINDS:
            for chunk in chunks(making.every(kind, day)):
                _write(connection, chunk)
        for table in TABLES:
            _count(connection, table)
        connection.execute("INSERT INTO stand VALUES (?, ?, ?, ?)", stand)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    keep(_POINTER, name.encode())
    _sweep(name)
    return stand


def _sweep(kept: str) -> None:
    """Remove what earlier files left; a reader that has one open keeps it until it is done."""
    for path in root().glob("r-*.sqlite3*"):
        if not path.name.startswith(kept):
            path.unlink(missing_ok=True)


def _catch_up(stand: Stand, head: queries.Head, day: date) -> Stand:
    """Make the rows again of every thing that an entry since speaks of, and of what fell silent."""
    with closing(_connected((root() / _POINTER).read_text())) as connection:
        connection.execute("BEGIN IMMEDIATE")
        if day.isoformat() != stand.day:
            before = heard.silent_before(day).isoformat()
            late = connection.execute(
                "SELECT reference FROM subject WHERE quiet_on > '' AND quiet_on < ?", (before,)
            )
            _replace(connection, "action", {row[0] for row in late.fetchall()}, day)
        for kind, references in touched(stand.sequence, head.sequence):
            _replace(connection, kind, references, day)
        stand = Stand(head.sequence, head.hash, made(), day.isoformat())
        connection.execute("UPDATE stand SET sequence = ?, hash = ?, made = ?, day = ?", stand)
        connection.execute("COMMIT")
    return stand


def touched(after: int, upto: int) -> Iterator[tuple[str, set[str]]]:
    """The actions and governments whose rows the entries past one sequence up to another may have changed."""
    for things in queries.touched_between(after, upto, CHUNK):
        actions = things.get("action", set()) | heard.actions_of(things.get("progress", ()))
        signed = queries.governments_of("signature", things.get("signature", ()))
        for kind, references in (
            ("action", actions),
            ("government", things.get("government", set()) | signed),
        ):
            if references:
                yield kind, references


def _replace(connection: sqlite3.Connection, kind: str, references: set[str], day: date) -> None:
    for chunk in chunks(sorted(references)):
        marks = ", ".join("?" * len(chunk))
        gone = f"SELECT place FROM subject WHERE kind = ? AND reference IN ({marks})"  # noqa: S608
        connection.execute(f"DELETE FROM piece WHERE place IN ({gone})", (kind, *chunk))  # noqa: S608
        connection.execute(f"DELETE FROM subject WHERE kind = ? AND reference IN ({marks})", (kind, *chunk))  # noqa: S608
        _write(connection, list(making.some(kind, chunk, day)))
    if references:
        for table in TABLES.values():
            if table.subject == kind:
                _count(connection, table.name)


def _write(connection: sqlite3.Connection, subjects: list[Subject]) -> None:
    connection.executemany(
        "INSERT INTO subject VALUES (?, ?, ?, ?)",
        ((one.place, one.kind, one.reference, one.quiet_on) for one in subjects),
    )
    connection.executemany(
        "INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (table.name, one.place, number, *piece)
            for one in subjects
            for table in TABLES.values()
            if table.subject == one.kind
            for number, piece in enumerate(making.pieces(table, one))
        ),
    )


def _count(connection: sqlite3.Connection, name: str) -> None:
    counted = connection.execute("SELECT count(*) FROM piece WHERE name = ?", (name,)).fetchone()[0]
    connection.execute(
        "INSERT OR REPLACE INTO changed VALUES (?, ?, ?)", (name, secrets.token_hex(8), counted)
    )
