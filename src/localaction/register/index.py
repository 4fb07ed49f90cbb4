"""The search index: a derived folder that follows the register and can be deleted at any time.

    INDEX_ROOT/lock          held by whoever writes
    INDEX_ROOT/sequence      JSON: up to where the register is indexed, in which folder, made how
    INDEX_ROOT/g-…/          the engine's files

A reader looks at `sequence` (one stat) and reloads only when it changed. A rebuild fills a new folder beside the
old one and then names it in `sequence`, so readers never see half an index.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import msgspec
import tantivy
from django.conf import settings
from django.utils import timezone

from localaction.frameworks.suggesting import matching
from localaction.kit import analysis
from localaction.register import (
    bands,
    documents,
    engine,
    facets,
    gathering,
    heard,
    notions,
    places,
    queries,
    regions,
    shapes,
    spelling,
    timeline,
    translations,
)
from localaction.register.locking import one_writer

HEAP = 50_000_000  # bytes, of the writer only
CHUNK = 2_000
MADE_BY = (
    analysis, bands, documents, engine, facets, gathering, heard, matching, notions, places, regions, shapes, spelling,
    timeline, translations,
)  # fmt: skip


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What the file `sequence` says. `made` names the code and engine that made the folder.

    `on` is the day for which it says which actions are silent.
    """

    sequence: int
    hash: str
    folder: str
    made: str
    on: str = ""


# --- what the index is made of


@lru_cache(maxsize=1)
def made() -> str:
    """A name of the code and the engine that make an index: another one means rebuilding."""
    digest = hashlib.sha256(version("tantivy").encode())
    for module in MADE_BY:
        digest.update(Path(str(module.__file__)).read_bytes())
    digest.update(Path(__file__).read_bytes())
    digest.update(repr(sorted(bands.income_groups().items())).encode())
    digest.update(notions.made_of().encode())
    return digest.hexdigest()[:16]


# --- the state file


def _root() -> Path:
    return Path(settings.INDEX_ROOT)


def stamp() -> tuple[int, ...]:
    """What changes whenever the state is written anew: one stat, cheap enough for every page. () without an index."""
    try:
        seen = os.stat(f"{settings.INDEX_ROOT}/sequence")
    except FileNotFoundError:
        return ()
    return (seen.st_ino, seen.st_mtime_ns, seen.st_size)


def state() -> State | None:
    """What the index holds now, or None when there is none that can be used."""
    stamped = stamp()
    try:
        return _state(str(settings.INDEX_ROOT), stamped) if stamped else None
    except (OSError, msgspec.MsgspecError):
        return None


@lru_cache(maxsize=4)
def _state(root: str, stamped: tuple[int, ...]) -> State:
    """The file, read once for each stamp, so that it is never older than its stamp."""
    return msgspec.json.decode(Path(root, "sequence").read_bytes(), type=State)


def sequence() -> int:
    """Up to which entry the register is indexed; 0 without an index."""
    found = state()
    return found.sequence if found else 0


def has_files(found: State) -> bool:
    """Whether the engine's files are where the state says."""
    return (_root() / found.folder / "meta.json").exists()


def _keep(kept: State) -> None:
    """Write the state so that a reader sees the old one or the new one, never a part."""
    handle, name = tempfile.mkstemp(dir=_root(), prefix="sequence-")
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(kept))
        file.flush()
        os.fsync(file.fileno())
    os.chmod(name, 0o644)
    os.replace(name, _root() / "sequence")


# --- following


def follow() -> int:
    """Bring the index up to the end of the register; returns up to which entry it is indexed.

    Rebuilds when there is no index, another code or engine made it, or the register is not the one it was made of.
    """
    head = queries.head()
    found = state()
    ended = (head.sequence, head.hash, made(), today().isoformat())
    if found and has_files(found) and (found.sequence, found.hash, found.made, found.on) == ended:
        return found.sequence
    with one_writer(_root()):
        found = state()
        if found is None or not _is_usable(found):
            return _rebuild()
        return _catch_up(found)


def rebuild() -> int:
    """Make the whole index anew; returns up to which entry it is indexed."""
    with one_writer(_root()):
        return _rebuild()


def _is_usable(found: State) -> bool:
    """Whether the folder is there, made by this code, of the register as it is."""
    if found.made != made() or not has_files(found):
        return False
    return queries.hash_at(found.sequence) == found.hash


def _rebuild() -> int:
    head = queries.head()
    folder = f"g-{secrets.token_hex(4)}"
    path = _root() / folder
    path.mkdir(parents=True)
    writer = tantivy.Index(engine.schema(), path=str(path)).writer(HEAP, 1)
    on = today()
    for document in gathering.everything(on):
        writer.add_document(engine.document_of(document))
    writer.commit()
    writer.wait_merging_threads()
    _keep(State(sequence=head.sequence, hash=head.hash, folder=folder, made=made(), on=on.isoformat()))
    _sweep(folder)
    return head.sequence


def _sweep(kept: str) -> None:
    """Remove what earlier rebuilds left; a reader that still has it open keeps it until it looks again."""
    for path in _root().iterdir():
        if path.name.startswith("g-") and path.name != kept:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("sequence-"):
            path.unlink(missing_ok=True)


def _catch_up(found: State) -> int:
    """Index every thing that an entry past the index speaks of, and what fell silent since, as it stands now."""
    head, on = queries.head(), today()
    if (head.sequence, on.isoformat()) == (found.sequence, found.on):
        return found.sequence
    index = tantivy.Index.open(str(_root() / found.folder))
    writer = index.writer(HEAP, 1)
    searcher = index.searcher()
    fallen_silent = {"action": _fallen_silent(searcher, on)} if on.isoformat() != found.on else {}
    for things in (fallen_silent, *queries.touched_between(found.sequence, head.sequence, CHUNK)):
        _index_things(writer, searcher, things, on)
    writer.commit()
    writer.wait_merging_threads()
    _keep(msgspec.structs.replace(found, sequence=head.sequence, hash=head.hash, on=on.isoformat()))
    return head.sequence


def _index_things(
    writer: tantivy.IndexWriter, searcher: tantivy.Searcher, things: dict[str, set[str]], on: date
) -> None:
    """Write anew the documents of these things (references by kind) and of those that speak of them."""
    signatures = queries.governments_of("signature", things.get("signature", ()))
    slugs = things.get("government", set()) | signatures
    actions = things.get("action", set()) | _actions_of(searcher, things.get("government", set()))
    actions |= heard.actions_of(things.get("progress", ()))
    for kind, references in (("government", slugs), ("action", actions)):
        for reference in references:
            for key in (
                documents.key_of(kind, reference),
                documents.PAST + documents.key_of(kind, reference),
            ):
                writer.delete_documents_by_term("key", key)
    for document in gathering.of_things(slugs, actions, on):
        writer.add_document(engine.document_of(document))


def _actions_of(searcher: tantivy.Searcher, slugs: Iterable[str]) -> set[str]:
    """References of the indexed actions that are or were of these governments: they carry their names."""
    wanted = list(slugs)
    if not wanted:
        return set()
    things = ["action", f"{documents.PAST}action"]
    return _references(
        searcher,
        (tantivy.Occur.Must, tantivy.Query.term_set_query(engine.schema(), "government", wanted)),
        (tantivy.Occur.Must, tantivy.Query.term_set_query(engine.schema(), "thing", things)),
    )


def _references(searcher: tantivy.Searcher, *clauses: tuple[tantivy.Occur, tantivy.Query]) -> set[str]:
    """The references of all documents for which this holds."""
    found = searcher.search(
        tantivy.Query.boolean_query(clauses),
        limit=max(1, searcher.num_docs),
        count=False,
        order_by_field="key",
    )
    return {documents.reference_of_key(key) for key, _address in found.hits}


def _fallen_silent(searcher: tantivy.Searcher, on: date) -> set[str]:
    """References of indexed actions that count as progressing although nobody has heard of them for too long."""
    before = documents.day_number(heard.silent_before(on))
    late = tantivy.Query.range_query(
        engine.schema(), "heard_on", tantivy.FieldType.Unsigned, 1, before, include_upper=False
    )
    counted = tantivy.Query.term_set_query(engine.schema(), "stage", [heard.SILENT, *heard.FINAL])
    now = tantivy.Query.term_query(engine.schema(), "thing", "action")
    must, must_not = tantivy.Occur.Must, tantivy.Occur.MustNot
    return _references(searcher, (must, late), (must, now), (must_not, counted))


def today() -> date:
    """The day that decides who is silent, the same for all hosts."""
    return timezone.now().date()
