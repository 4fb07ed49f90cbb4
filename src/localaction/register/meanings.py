"""What published actions mean, as points: a derived folder beside the search index that can be deleted at any time.

    INDEX_ROOT/meanings/lock       held by whoever writes
    INDEX_ROOT/meanings/state      JSON: up to where the register is read, in which files, made how
    INDEX_ROOT/meanings/m-….npy    one row of 512 numbers per action, of unit length
    INDEX_ROOT/meanings/m-….json   one row of facts per action, in the same order

Only what is published enters. The model that makes the points is large and is loaded by whoever calls `follow`;
the worker lets a short-lived process do that (tasks.py), readers only need numpy.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from django.conf import settings

from localaction.frameworks.embedding import WIDTH, embedder
from localaction.register import queries
from localaction.register.locking import one_writer
from localaction.register.shapes import Action

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MADE = "1"  # another number means making everything anew
LONGEST = 1_000  # characters of one passage
AT_ONCE = 2_000  # actions between two states of the folder
CHUNK = 2_000


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What the file `state` says; `files` is the name of both files without its ending."""

    sequence: int
    hash: str
    files: str
    made: str


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What is compared besides the meaning. `digest` is of the texts that the point was made of."""

    reference: str
    digest: str
    language: str
    government: str
    residents: int | None
    objectives: tuple[str, ...]
    populations: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """Points and facts, row by row; `place` tells the row of a reference."""

    points: NDArray[numpy.float32]
    facts: tuple[Facts, ...]
    place: dict[str, int]


# --- from texts to a point


def passages_of(action: Action) -> tuple[str, ...]:
    """The texts of an action that say what it is about, in its own language."""
    return passages(
        action.title, action.summary, f"{action.challenge}\n{action.objective}", action.what_was_done
    )


def passages(title: str, summary: str, challenge: str, done: str) -> tuple[str, ...]:
    """The title with each of three texts: what an action is about, in one to three passages."""
    texts = [text.strip()[:LONGEST] for text in (summary, challenge, done)]
    return tuple(f"{title}. {text}" for text in texts if text) or ((title,) if title.strip() else ())


def point_of(texts: Sequence[str]) -> NDArray[numpy.float32]:
    """The mean of the texts' points, of unit length; zeros without any text. Not to be changed: it is kept."""
    return _kept_point(tuple(texts))


@lru_cache(maxsize=64)
def _kept_point(texts: tuple[str, ...]) -> NDArray[numpy.float32]:
    """A draft is compared each time its list is opened, mostly with the text of the last time."""
    point: NDArray[numpy.float32] = _points([texts])[0]
    point.flags.writeable = False
    return point


def _points(groups: Sequence[Sequence[str]]) -> NDArray[numpy.float32]:
    """One point for each group of texts."""
    import numpy

    embedded = embedder().embed([text for group in groups for text in group])
    points = numpy.zeros((len(groups), WIDTH), dtype=numpy.float32)
    start = 0
    for row, group in enumerate(groups):
        middle = embedded[start : start + len(group)].sum(axis=0)
        start += len(group)
        length = float(numpy.linalg.norm(middle))
        if length:
            points[row] = middle / length
    return points


def _facts(action: Action) -> Facts:
    lead = next((one for one in action.owners if one.role == "lead"), None)
    texts = "\n".join(passages_of(action))
    return Facts(
        reference=action.reference,
        digest=hashlib.sha256(texts.encode()).hexdigest()[:24],
        language=action.language,
        government=lead.slug if lead else "",
        residents=lead.population if lead else None,
        objectives=(*action.priorities, *dict.fromkeys(one.code for one in action.alignment)),
        populations=action.populations,
        themes=action.themes,
    )


# --- reading


def _root() -> Path:
    return Path(settings.INDEX_ROOT) / "meanings"


def state() -> State | None:
    """What the folder holds now; None when there is none that this code can use. One stat when nothing changed."""
    path = f"{settings.INDEX_ROOT}/meanings/state"
    try:
        seen = os.stat(path)
        return _state(path, seen.st_mtime_ns, seen.st_ino)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


@lru_cache(maxsize=4)
def _state(path: str, _changed: int, _inode: int) -> State | None:
    found = msgspec.json.decode(Path(path).read_bytes(), type=State)
    return found if found.made == MADE and Path(path).with_name(f"{found.files}.npy").exists() else None


def meanings() -> Meanings | None:
    """Points and facts of what is published; None while nobody has made them."""
    found = state()
    try:
        return _read(str(_root()), found.files) if found else None
    except FileNotFoundError:  # they were made anew in between, or somebody deleted them
        _state.cache_clear()
        found = state()
        return _read(str(_root()), found.files) if found else None


@lru_cache(maxsize=2)
def _read(root: str, files: str) -> Meanings:
    import numpy

    points = numpy.load(Path(root, f"{files}.npy"), mmap_mode="r")
    facts = msgspec.json.decode(Path(root, f"{files}.json").read_bytes(), type=tuple[Facts, ...])
    return Meanings(points, facts, {one.reference: row for row, one in enumerate(facts)})


# --- following the register


def is_current() -> bool:
    """Whether nothing was published since; what is no action only moves the mark on."""
    head, found = queries.head(), state()
    if found is None or queries.hash_at(found.sequence) != found.hash:
        return head.sequence == 0
    if found.sequence == head.sequence:
        return True
    touched = queries.touched_between(found.sequence, head.sequence, CHUNK)
    if any("action" in things for things in touched):
        return False
    with one_writer(_root()):
        _keep(State(sequence=head.sequence, hash=head.hash, files=found.files, made=MADE))
    return True


def follow() -> int:
    """Bring the folder up to the end of the register; returns how many actions it holds."""
    with one_writer(_root()):
        head, found = queries.head(), state()
        if found is None or queries.hash_at(found.sequence) != found.hash:
            return _make(head, State(sequence=0, hash=queries.hash_at(0), files="", made=MADE), None)
        return _make(head, found, _read(str(_root()), found.files))


def _make(head: queries.Head, begun: State, known: Meanings | None) -> int:
    """Write what was published since `begun`, some at a time: a process that is ended loses only the last part."""
    standing, gone = _since(begun.sequence, head.sequence, known)
    for start in range(0, max(len(standing), 1), AT_ONCE):
        known = _with(known, standing[start : start + AT_ONCE], gone)
        files = _write(known)
        is_last = start + AT_ONCE >= len(standing)
        at = head if is_last else begun
        _keep(State(sequence=at.sequence, hash=at.hash, files=files, made=MADE))
        _sweep(files)
    return len(known.facts) if known else 0


def _since(after: int, upto: int, known: Meanings | None) -> tuple[list[Action], set[str]]:
    """The actions that were published past an entry and stand, and the references of those that do not."""
    if known is None:
        every = (one.content for one in queries.all_current("action"))
        return [content for content in every if isinstance(content, Action)], set()
    standing: dict[str, Action] = {}
    touched: set[str] = set()
    for things in queries.touched_between(after, upto, CHUNK):
        touched |= things.get("action", set())
        for one in queries.current_many("action", things.get("action", ())).values():
            if isinstance(one.content, Action):
                standing[one.reference] = one.content
    return list(standing.values()), touched - set(standing)


def _with(known: Meanings | None, actions: Sequence[Action], gone: set[str]) -> Meanings:
    """The same rows with these actions and without those that are gone; what reads as before keeps its point."""
    import numpy

    before = known.facts if known else ()
    rows = {
        one.reference: (one, known.points[row])
        for row, one in enumerate(before)
        if known and one.reference not in gone
    }
    fresh: list[tuple[Facts, Action]] = []
    for action in actions:
        facts = _facts(action)
        if facts.reference in rows and rows[facts.reference][0].digest == facts.digest:
            rows[facts.reference] = (facts, rows[facts.reference][1])
        else:
            fresh.append((facts, action))
    points = _points([passages_of(action) for _told, action in fresh]) if fresh else ()
    rows |= {facts.reference: (facts, point) for (facts, _told), point in zip(fresh, points, strict=True)}
    stacked = numpy.zeros((len(rows), WIDTH), dtype=numpy.float32)
    for row, (_told, point) in enumerate(rows.values()):
        stacked[row] = point
    facts_of_all = tuple(facts for facts, _point in rows.values())
    return Meanings(stacked, facts_of_all, {one.reference: row for row, one in enumerate(facts_of_all)})


def _write(made: Meanings) -> str:
    import numpy

    name = f"m-{secrets.token_hex(4)}"
    numpy.save(_root() / f"{name}.npy", made.points)
    (_root() / f"{name}.json").write_bytes(msgspec.json.encode(made.facts))
    return name


def _keep(kept: State) -> None:
    """Write the state so that a reader sees the old one or the new one, never a part."""
    handle, name = tempfile.mkstemp(dir=_root(), prefix="state-")
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(kept))
    os.chmod(name, 0o644)
    os.replace(name, _root() / "state")


def _sweep(kept: str) -> None:
    """Remove what earlier states used; a reader that has it open keeps it until it looks again."""
    for path in _root().iterdir():
        if path.name.startswith(("m-", "state-")) and not path.name.startswith(f"{kept}."):
            path.unlink(missing_ok=True)
