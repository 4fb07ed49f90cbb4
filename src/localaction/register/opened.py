"""The index as this process has it open: opened again when somebody wrote it, never in the middle of an answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

import tantivy
from django.conf import settings

from localaction.register import index
from localaction.register.requests import Facets, Point

OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """The engine, what its state says, and answers that hold while it stays as it is."""

    stamp: tuple[int, ...]
    state: index.State
    engine: tantivy.Index
    searcher: tantivy.Searcher
    points: dict[int, Point]
    facets: OrderedDict[object, Facets]


_readers: dict[str, Reader] = {}
_opening = threading.Lock()


def reader() -> Reader:
    """The searcher of the index as it is now: one stat when nothing changed."""
    root = str(settings.INDEX_ROOT)
    stamp = index.stamp()
    known = _readers.get(root)
    if known and known.stamp == stamp:
        return known
    with _opening:
        known = _readers.get(root)
        stamp = index.stamp()
        if known is None or known.stamp != stamp:
            known = _readers[root] = _opened(Path(root), stamp, known)
    return known


def _opened(root: Path, stamp: tuple[int, ...], known: Reader | None) -> Reader:
    """Open what the index's state names; when there is nothing that this code can read, make it first.

    A process that runs older code than the worker keeps what it has open until it is started again.
    """
    for attempt in range(OPENINGS):
        state = index.state()
        if known and state and state.made != index.made():
            return replace(known, stamp=stamp)
        if state is None or state.made != index.made() or not index.has_files(state):
            index.follow()
            stamp, state = index.stamp(), index.state()
        try:
            return _read(root, stamp, state, known)
        except ValueError:  # it was rebuilt, and the old folder removed, while it was being opened
            if attempt == OPENINGS - 1:
                raise
            stamp = index.stamp()
    raise AssertionError


def _read(root: Path, stamp: tuple[int, ...], state: index.State | None, known: Reader | None) -> Reader:
    if state is None:
        raise ValueError(f"no search index in {root}")
    if known and known.state.folder == state.folder:
        known.engine.reload()
        return Reader(stamp, state, known.engine, known.engine.searcher(), known.points, OrderedDict())
    engine = tantivy.Index.open(str(root / state.folder))
    engine.config_reader("manual", 0)
    engine.reload()
    return Reader(stamp, state, engine, engine.searcher(), {}, OrderedDict())
