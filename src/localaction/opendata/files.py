"""The whole as files, made once for each state of the register: a derived folder that can be deleted at any time.

    EXPORTS_ROOT/lock        held by whoever writes
    EXPORTS_ROOT/state       JSON: of which state of the register the files are, and what is known of each
    EXPORTS_ROOT/g-…/        the files, and compressed ones beside them

All files are made before `state` names their folder. What was hidden or withdrawn since makes them unfit to be served
(`is_fit`), at once and in every process: nobody waits for them to be made again.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path

import brotli
import msgspec
from django.utils import timezone

from localaction.opendata import about as abouts
from localaction.opendata import catalogue, formats, package, parquet, programs, sheets, store
from localaction.opendata.about import About
from localaction.opendata.columns import Table
from localaction.opendata.keeping import keep, root
from localaction.opendata.package import File
from localaction.opendata.programs import Wanted
from localaction.opendata.tables import TABLES
from localaction.register import queries
from localaction.register.index import today
from localaction.register.locking import one_writer

QUIET = timedelta(seconds=15)  # a register that grows is waited for …
LONGEST_WAIT = timedelta(minutes=10)  # … but not for ever
SHARE = 20  # the work of making files takes at most one part in so many of the time
SMALL = 3_000  # things that a visitor can wait for
COMPRESSED = (".csv", ".json", ".jsonl", ".geojson", ".jsonld")
MOST_FOR_BROTLI = 16 * 2**20
ALSO = ("datapackage.json", "datapackage.zip", "catalog.jsonld")


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What the file `state` says. `stamps` tells for each table whether its rows are still the same.

    `built_at` is ISO 8601, `took` seconds.
    """

    sequence: int
    hash: str
    at: datetime | None
    made: str
    day: str
    folder: str
    files: dict[str, File]
    stamps: dict[str, str]
    built_at: datetime
    took: float

    @property
    def about(self) -> About:
        """What the files say of themselves."""
        return About(self.sequence, self.hash, self.at)

    def path(self, name: str) -> Path:
        """Where a file is."""
        return root() / self.folder / name


@cache
def made() -> str:
    """A name of the code that makes files."""
    digest = hashlib.sha256(store.made().encode())
    for module in (abouts, catalogue, formats, package, parquet, programs, sheets):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]


# --- reading


def current() -> State | None:
    """The files as they are; None when there are none that this code can serve. One stat when nothing changed."""
    try:
        seen = os.stat(root() / "state")
        return _state(str(root()), seen.st_mtime_ns, seen.st_ino)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


@lru_cache(maxsize=4)
def _state(folder: str, _changed: int, _inode: int) -> State | None:
    found = msgspec.json.decode(Path(folder, "state").read_bytes(), type=State)
    return found if found.made == made() and Path(folder, found.folder).exists() else None


def is_fit(state: State) -> bool:
    """Whether nothing of it was hidden or withdrawn since, and it is of this register."""
    head = queries.head()
    if (head.sequence, head.hash) == (state.sequence, state.hash):
        return True
    return not queries.anything_gone(state.sequence) and queries.hash_at(state.sequence) == state.hash


def is_due(now: datetime) -> bool:
    """Whether the files are to be made (again) now."""
    state, head = current(), queries.head()
    if state is None or not state.path("").exists():
        return head.at is not None
    if not is_fit(state):
        return True
    if (state.sequence, state.day) == (head.sequence, today().isoformat()):
        return False
    if now - state.built_at < timedelta(seconds=state.took * SHARE):
        return False
    is_quiet = head.at is None or now - head.at >= QUIET
    return is_quiet or now - state.built_at >= LONGEST_WAIT


def is_small() -> bool:
    """Whether all files can be made while somebody waits."""
    return sum(queries.count(kind) for kind in ("action", "government", "signature", "progress")) <= SMALL


# --- making


def build() -> State:
    """Make what is not as the register stands now; returns the new state. Waits for another process that makes it."""
    with one_writer(root()):
        head = queries.head()
        known = current()
        day = today().isoformat()
        if known and (known.sequence, known.hash, known.day) == (head.sequence, head.hash, day):
            return known
        return _build(head, known)


def _build(head: queries.Head, known: State | None) -> State:
    begun = time.monotonic()
    stand = store.follow(head)
    about = abouts.as_of(head)
    folder = root() / f"g-{secrets.token_hex(4)}"
    folder.mkdir()
    kept = store.opened()
    assert kept is not None
    with closing(kept):
        changed = kept.changed()
        stamps = {name: one.stamp for name, one in changed.items()}
        same = {name for name in TABLES if known and known.stamps.get(name) == stamps[name]}
        files = _made_anew(kept, folder, [table for name, table in TABLES.items() if name not in same], about)
        for name in same:
            assert known is not None
            files |= _taken_over(folder, known, name)
    files |= _others(folder, about, files)
    state = State(
        sequence=stand.sequence, hash=stand.hash, at=head.at, made=made(), day=stand.day, folder=folder.name,
        files=files, stamps=stamps, built_at=timezone.now(), took=round(time.monotonic() - begun, 3),
    )  # fmt: skip
    keep("state", msgspec.json.encode(state))
    _sweep(folder.name)
    return state


def _taken_over(folder: Path, known: State, table: str) -> dict[str, File]:
    """The files of a table of which no row changed: the same ones under a second name."""
    own = {name: file for name, file in known.files.items() if name.partition(".")[0] == table}
    for name in own:
        for path in known.path("").glob(f"{name}*"):
            if path.name in (name, f"{name}.gz", f"{name}.br") and not (folder / path.name).exists():
                os.link(path, folder / path.name)
    return own


def _made_anew(kept: store.Store, folder: Path, tables: list[Table], about: About) -> dict[str, File]:
    """The files of these tables in every format."""
    rows = kept.changed()
    found: dict[str, File] = {}
    for form in formats.FORMATS.values():
        own = [table for table in tables if form in formats.formats_of(table)]
        paths = [folder / f"{table.name}.{form.ending}" for table in own]
        if form.is_text:
            for table, path in zip(own, paths, strict=True):
                _write(path, formats.written(table, form.ending, kept.all(table, form.form), about))
                _compress(path)
        else:
            every = (
                Wanted(table, kept.all(table, form.form), path)
                for table, path in zip(own, paths, strict=True)
            )
            programs.make(form.ending, every, about)
        found |= {
            path.name: _known(path, rows[table.name].rows) for table, path in zip(own, paths, strict=True)
        }
    return found


def _others(folder: Path, about: About, files: Mapping[str, File]) -> dict[str, File]:
    """The package and the catalogue, which say what is known of all the other files."""
    package.write(folder, about, files)
    found = {name: _known(folder / name) for name in ALSO[:2]}
    said = msgspec.json.format(msgspec.json.encode(catalogue.catalogue(about, {**files, **found})), indent=1)
    (folder / ALSO[2]).write_bytes(said + b"\n")
    found[ALSO[2]] = _known(folder / ALSO[2])
    for name in (ALSO[0], ALSO[2]):
        _compress(folder / name)
    return found


def _write(path: Path, blocks: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        for block in blocks:
            file.write(block)


def _known(path: Path, rows: int | None = None) -> File:
    with path.open("rb") as file:
        return File(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest(), rows)


def _compress(path: Path) -> None:
    """The same compressed beside it, so that nobody waits for that: by gzip, and small ones by brotli."""
    size = path.stat().st_size
    with path.open("rb") as plain, path.with_name(f"{path.name}.gz").open("wb") as raw:
        level = 6 if size <= MOST_FOR_BROTLI else 3
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=level) as packed:
            shutil.copyfileobj(plain, packed, 2**20)
    if size <= MOST_FOR_BROTLI:
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes(), quality=5))


def _sweep(kept: str) -> None:
    """Remove what earlier builds left; whoever is being sent a file of them has it open."""
    for path in root().iterdir():
        if path.name.startswith("g-") and path.name != kept:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("part-"):
            path.unlink(missing_ok=True)
