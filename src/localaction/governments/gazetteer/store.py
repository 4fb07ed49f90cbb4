"""The search file in the state folder: made once from the shipped file, then only read."""

import os
import sqlite3
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from localaction.governments.gazetteer import statements
from localaction.governments.gazetteer.folding import fold, without_article
from localaction.governments.gazetteer.nearness import square_of
from localaction.governments.gazetteer.source import SHIPPED, read_lines, row_from, runs_from
from localaction.governments.gazetteer.spelling import grams_of

# The search file is made of these; its name carries their digest, so that a file of yesterday is never read.
_MADE_OF = (SHIPPED.name, "folding.py", "source.py", "spelling.py", "statements.py", "store.py")

# Which names a row of table ``name`` holds, best first.
PRIMARY, ALTERNATE, CODE, INNER_WORDS = range(4)


def ensure(folder: Path) -> Path:
    """Make the search file in the folder unless it is there, and give its path; takes some seconds once.

    Processes may call this at the same time: each makes its own file and the last one to finish stays.
    """
    path = folder / f"places-{_digest()}.sqlite3"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=folder, suffix=".unfinished")
    os.close(handle)
    try:
        _write(Path(unfinished))
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
        for old in set(folder.glob("places-*.sqlite3")) - {path}:
            old.unlink(missing_ok=True)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return path


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection that keeps at most 2 MB of the file in memory."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    connection.execute("PRAGMA cache_size = -2048")
    return connection


@cache
def _digest() -> str:
    return sha256(b"".join(SHIPPED.with_name(name).read_bytes() for name in _MADE_OF)).hexdigest()[:16]


def _write(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for statement in filter(None, map(str.strip, statements.TABLES.split(";"))):
            connection.execute(statement)
        _write_lines(connection)
        _write_names(connection)
        for statement in filter(None, map(str.strip, statements.INDEXES.split(";"))):
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _write_lines(connection: sqlite3.Connection) -> None:
    for kind, *fields in read_lines():
        if kind == "P":
            row = row_from([kind, *fields])
            square = square_of(row.latitude, row.longitude)
            where = (row.country, row.admin1, row.latitude, row.longitude)
            facts = (row.population, row.timezone, square, "|".join(row.names))
            values: tuple[object, ...] = (row.geonames_id, row.kind, *where, *facts)
            connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", values)
        elif kind == "A":
            connection.execute("INSERT OR IGNORE INTO admin1 VALUES (?,?,?,?)", fields)
        elif kind == "S":
            code, *others = (field or None for field in fields)
            values = (code, fields[0][:2], *others)
            connection.execute("INSERT INTO subdivision VALUES (?,?,?,?,?,?,?,?,?,?,?)", values)
        elif kind == "E":
            runs = array("I", runs_from(fields[1])).tobytes()
            connection.execute("INSERT INTO extent VALUES (?,?)", (fields[0], runs))


def _write_names(connection: sqlite3.Connection) -> None:
    """Number the names so that a smaller number is a bigger place: what is read first matters most."""
    grams: dict[str, array[int]] = {}
    places = connection.execute("SELECT id, country, names FROM place ORDER BY population DESC, kind, id")
    number = 0
    for place, country, joined in places:
        for folded, tier, position in searchable_names(joined.split("|")):
            number += 1
            connection.execute(
                "INSERT INTO name VALUES (?,?,?,?,?,?)", (number, folded, tier, country, place, position)
            )
            if tier <= ALTERNATE:
                for gram in grams_of(folded):
                    grams.setdefault(gram, array("I")).append(number)
    packed = ((gram, numbers.tobytes()) for gram, numbers in sorted(grams.items()))
    connection.executemany("INSERT INTO gram VALUES (?,?)", packed)


def searchable_names(names: list[str]) -> Iterator[tuple[str, int, int]]:
    """Every form under which a place is found: (folded form, tier, position in ``names``), each form once."""
    seen: set[str] = set()
    for folded, tier, position in _all_forms(names):
        if folded and folded not in seen:
            seen.add(folded)
            yield folded, tier, position


def _all_forms(names: list[str]) -> Iterable[tuple[str, int, int]]:
    folded_names = [fold(name) for name in names]
    for position, folded in enumerate(folded_names):
        is_code = len(names[position]) == 3 and names[position].isascii() and names[position].isupper()
        yield folded, PRIMARY if position == 0 else CODE if is_code else ALTERNATE, position
    for position, folded in enumerate(folded_names):
        yield without_article(folded), PRIMARY if position == 0 else ALTERNATE, position
    words = folded_names[0].split(" ")
    for start in range(1, len(words)):
        yield " ".join(words[start:]), INNER_WORDS, 0
