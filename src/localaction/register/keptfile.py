"""The whole register as a file that is ready to be fetched: a derived folder that follows the register.

    TRANSCRIPT_ROOT/lock         held by whoever writes
    TRANSCRIPT_ROOT/manifest     JSON: up to where the file goes and which pieces it is made of
    TRANSCRIPT_ROOT/….part       a thousand entries each, compressed (see packing)

A piece is made anew only when it grew, when something in it was hidden or shown again, or when a checkpoint came to
stand in it; the others stay. Once something was hidden, the file made before is given to nobody.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from django.conf import settings

from localaction.register import audit, chain, ledger, packing, queries, subtrees, transcript
from localaction.register.chain import Span
from localaction.register.locking import one_writer
from localaction.register.packing import Piece

ENTRIES = 1_000  # in a piece
READ = 1 << 18  # bytes given out at once


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One piece: `name` changes whenever its content does. `size` is that of the piece, `length` of its content."""

    name: str
    size: int
    crc: int
    length: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the file is made of. `hash` is that of its last entry, `checkpoints` how many stand in it."""

    sequence: int
    hash: str
    checkpoints: int
    parts: tuple[Part, ...]
    tail: bytes

    @property
    def size(self) -> int:
        """Bytes of the whole compressed file."""
        return len(packing.HEAD) + sum(part.size for part in self.parts) + len(self.tail)

    @property
    def length(self) -> int:
        """Bytes of the entries once they are unpacked."""
        return sum(part.length for part in self.parts)

    @property
    def tag(self) -> str:
        """A name of these bytes."""
        names = ":".join(part.name for part in self.parts)
        return hashlib.sha256(names.encode() + self.tail).hexdigest()[:32]


def _root() -> Path:
    return Path(settings.TRANSCRIPT_ROOT)


def manifest() -> Manifest | None:
    """What the file is made of now; None when there is none that can be read."""
    try:
        return msgspec.json.decode((_root() / "manifest").read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def ready() -> Manifest | None:
    """The file as it may be given out; None while there is none, or while what was hidden may still be in it."""
    found = manifest()
    if found is None or queries.hash_at(found.sequence) != found.hash:
        return None
    return None if ledger.was_something_hidden_after(found.sequence) else found


def follow() -> int:
    """Bring the file up to the end of the register; returns the sequence of its last entry."""
    if _is_current(manifest()):
        return queries.head().sequence
    with one_writer(_root()):
        before = manifest()
        if not _is_current(before):
            _write(before)
    return queries.head().sequence


def _is_current(found: Manifest | None) -> bool:
    head = queries.head()
    return found is not None and (found.sequence, found.hash, found.checkpoints) == (
        head.sequence,
        head.hash,
        ledger.checkpoints_upto(head.sequence),
    )


def _write(before: Manifest | None) -> None:
    head = queries.head()
    known = {part.name: part for part in before.parts} if before else {}
    parts = [known.get(name) or _pack(name, span) for name, span in _wanted(head.sequence)]
    root = subtrees.roots_of([Span(0, head.sequence)])[0]
    end = transcript.End(sequence=head.sequence, entry_hash=head.hash, root=root)
    last = b"".join(transcript.written([transcript.EndLine(end=end)]))
    made = Manifest(
        sequence=head.sequence,
        hash=head.hash,
        checkpoints=ledger.checkpoints_upto(head.sequence),
        parts=tuple(parts),
        tail=packing.ending(last, [Piece(part.crc, part.length) for part in parts]),
    )
    fresh = _root() / "manifest.new"
    fresh.write_bytes(msgspec.json.encode(made))
    os.replace(fresh, _root() / "manifest")
    _clear(made, before)


def _wanted(last: int) -> Iterator[tuple[str, Span]]:
    """Which pieces the file is made of, in order: their names, and which entries (from 0) they hold."""
    withheld = sorted(queries.withheld_sequences(last))
    roots = sorted(ledger.checkpoint_sequences(last))
    spans = [Span(start, min(start + ENTRIES, last)) for start in range(0, last, ENTRIES)] or [Span(0, 0)]
    hashes = ledger.hashes_at([span.stop for span in spans])
    for span in spans:
        said = [span, hashes.get(span.stop, chain.GENESIS), _within(withheld, span), _within(roots, span)]
        yield hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:32], span


def _within(sequences: list[int], span: Span) -> list[int]:
    return [one for one in sequences if span.start < one <= span.stop]


def _pack(name: str, span: Span) -> Part:
    """Write one piece, whole or not at all."""
    lines = audit.lines_between(span.start, span.stop)
    small, piece = packing.packed(b"".join(transcript.written(lines)))
    fresh = _root() / f"{name}.new"
    fresh.write_bytes(small)
    os.replace(fresh, _root() / f"{name}.part")
    return Part(name=name, size=len(small), crc=piece.crc, length=piece.length)


def _clear(made: Manifest, before: Manifest | None) -> None:
    """Take away what neither this file nor the one before is made of: that one may be on its way to somebody."""
    kept = {part.name for one in (made, before) if one for part in one.parts}
    for file in _root().glob("*.part"):
        if file.stem not in kept:
            with suppress(FileNotFoundError):
                file.unlink()


def read(found: Manifest, start: int, stop: int) -> Iterator[bytes]:
    """The bytes of the file from `start` up to, not including, `stop`, some at a time."""
    place = 0
    sources: list[Part | bytes] = [packing.HEAD, *found.parts, found.tail]
    for source in sources:
        size = source.size if isinstance(source, Part) else len(source)
        first, last = max(start - place, 0), min(stop - place, size)
        if first < last:
            yield from _bytes_of(source, first, last)
        place += size


def _bytes_of(source: Part | bytes, first: int, last: int) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source[first:last]
        return
    with (_root() / f"{source.name}.part").open("rb") as file:
        file.seek(first)
        while first < last and (some := file.read(min(READ, last - first))):
            first += len(some)
            yield some
