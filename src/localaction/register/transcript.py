"""The register as a file that anyone can verify: one JSON object a line, read and checked without a database.

The format is described for strangers in docs/register-format.md. Pure: lines in, lines out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from localaction.register import chain, withholding

FORMAT = "localaction-register/1"
EVENTS = ("published", "withdrawn", "hidden")
_NOTHING = msgspec.Raw(b"")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The first line."""

    register: str


class EntryLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry. `content` is kept byte for byte: it is what was hashed.

    `withheld`: the content is left out, because the thing was hidden later.
    """

    sequence: int
    kind: str
    reference: str
    version: int
    event: str
    schema: str
    language: str
    published_at: str
    content_hash: str
    previous_hash: str
    entry_hash: str
    content: msgspec.Raw = _NOTHING
    withheld: bool = False


class Root(msgspec.Struct, frozen=True, kw_only=True):
    """The Merkle root over the first `sequence` entries."""

    sequence: int
    root: str
    at: str = ""


class CheckpointLine(msgspec.Struct, frozen=True, kw_only=True):
    """A root that was kept; stands behind the last entry it covers."""

    checkpoint: Root


class End(msgspec.Struct, frozen=True, kw_only=True):
    """Where the register ends: without this line a file that was cut short could not be told."""

    sequence: int
    entry_hash: str
    root: str


class EndLine(msgspec.Struct, frozen=True, kw_only=True):
    """The last line."""

    end: End


class Fault(Exception):
    """Something in a register is not as it must be. `sequence` is the first entry concerned, 0 for the file itself."""

    def __init__(self, sequence: int, what: str) -> None:
        super().__init__(f"entry {sequence}: {what}" if sequence else what)
        self.sequence = sequence
        self.what = what


@dataclass(slots=True)
class Verified:
    """What was checked and found in order."""

    entries: int = 0
    checkpoints: int = 0
    head: str = chain.GENESIS
    root: str = ""
    standing: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Withheld:
    """A thing of which content is left out: since which entry, of which versions, its history from there on."""

    sequence: int
    versions: list[int] = field(default_factory=list)
    history: list[withholding.Step] = field(default_factory=list)


class Verifier:
    """Checks entries in order, one after the other; raises Fault at the first that is not as it must be."""

    def __init__(self) -> None:
        self.tree = chain.Tree()
        self.found = Verified()
        self._last_at = ""
        self._things: dict[
            tuple[str, str], tuple[int, str]
        ] = {}  # version and event of the last entry of each
        self._withheld: dict[tuple[str, str], _Withheld] = {}

    def entry(self, line: EntryLine) -> None:
        """Check one entry against everything before it."""
        number = self.found.entries + 1
        if line.sequence != number:
            raise Fault(number, f"expected, but the sequence goes on with {line.sequence}")
        if line.previous_hash != self.found.head:
            raise Fault(number, "its previous_hash is not the hash of the entry before it")
        self._content(line)
        _check_header(line)
        if line.published_at < self._last_at:
            raise Fault(number, f"published at {line.published_at}, before the entry before it")
        self._history(line)
        self.found.entries, self.found.head, self._last_at = number, line.entry_hash, line.published_at
        self.tree.append(line.entry_hash)

    def _content(self, line: EntryLine) -> None:
        """The content is what was hashed, or left out of what was published and hidden later."""
        key = (line.kind, line.reference)
        if line.withheld:
            if line.event != "published" or bytes(line.content):
                raise Fault(line.sequence, "it says that its content is withheld, which it cannot be")
            self._withheld.setdefault(key, _Withheld(line.sequence)).versions.append(line.version)
        else:
            _check_content(line)
        if key in self._withheld:
            step = withholding.Step(line.version, line.event, line.content_hash)
            self._withheld[key].history.append(step)

    def _history(self, line: EntryLine) -> None:
        """Versions of one thing run from 1 without gaps, and only what stands can be withdrawn."""
        key = (line.kind, line.reference)
        version, event = self._things.get(key, (0, ""))
        if line.version != version + 1:
            what = f"{line.kind} {line.reference} has version {line.version} after version {version}"
            raise Fault(line.sequence, what)
        if line.event not in EVENTS:
            raise Fault(line.sequence, f"the event {line.event!r} is unknown")
        if line.event == "withdrawn" and event not in ("published", "hidden"):
            raise Fault(line.sequence, f"{line.kind} {line.reference} is withdrawn, but did not stand")
        if line.event == "hidden" and event != "published":
            raise Fault(line.sequence, f"{line.kind} {line.reference} is hidden, but did not stand")
        self._things[key] = (line.version, line.event)
        gained = (line.event == "published") - (event == "published")
        self.found.standing[line.kind] = self.found.standing.get(line.kind, 0) + gained

    def checkpoint(self, kept: Root) -> None:
        """Check a root that was kept right behind the last entry it covers."""
        if kept.sequence != self.tree.size:
            raise Fault(self.tree.size, f"a checkpoint over {kept.sequence} entries stands behind it")
        if kept.root != self.tree.root():
            raise Fault(
                kept.sequence, "the checkpoint's root is not the Merkle root over the entries up to here"
            )
        self.found.checkpoints += 1

    def end(self, end: End) -> None:
        """Check that the register ends where it says."""
        if (end.sequence, end.entry_hash, end.root) != (
            self.found.entries,
            self.found.head,
            self.tree.root(),
        ):
            raise Fault(
                self.found.entries, f"the register says it ends with entry {end.sequence} and other hashes"
            )

    def result(self) -> Verified:
        """What was checked, once everything was. Raises Fault where content is left out of what is not hidden."""
        for kept in self._withheld.values():
            if not withholding.withheld(kept.history).issuperset(kept.versions):
                raise Fault(kept.sequence, "its content is left out, but it is not hidden")
        self.found.root = self.tree.root()
        return self.found


def check_hashes(line: EntryLine) -> None:
    """Check one entry by itself: its content where it is there, and its header. Raises Fault."""
    if not line.withheld:
        _check_content(line)
    elif bytes(line.content):
        raise Fault(line.sequence, "it says that its content is withheld, but brings it")
    _check_header(line)


def _check_content(line: EntryLine) -> None:
    if chain.content_hash(bytes(line.content)) != line.content_hash:
        raise Fault(line.sequence, "its content is not what its content_hash was made of")


def _check_header(line: EntryLine) -> None:
    if chain.entry_hash(_header(line)) != line.entry_hash:
        raise Fault(line.sequence, "its entry_hash is not the hash of its header")


def _header(line: EntryLine) -> chain.Header:
    return chain.Header(*(getattr(line, name) for name in chain.Header._fields))


# --- lines


def written(lines: Iterable[Opening | EntryLine | CheckpointLine | EndLine]) -> Iterator[bytes]:
    """Each line as bytes with its line feed."""
    encoder = msgspec.json.Encoder()
    for line in lines:
        yield encoder.encode(line) + b"\n"


Line = EntryLine | CheckpointLine | EndLine
_LINES: dict[bytes, msgspec.json.Decoder[Any]] = {
    b'{"sequence"': msgspec.json.Decoder(EntryLine),
    b'{"checkpoint"': msgspec.json.Decoder(CheckpointLine),
    b'{"end"': msgspec.json.Decoder(EndLine),
}


def verify(lines: Iterable[bytes]) -> Verified:
    """Check a whole register file. Raises Fault at the first thing that is not as it must be."""
    waiting = iter(lines)
    _check_opening(next(waiting, b""))
    verifier = Verifier()
    ended = False
    for raw in waiting:
        if ended:
            raise Fault(0, "the file goes on behind its end line")
        line = _line(raw, verifier.found.entries + 1)
        if isinstance(line, EntryLine):
            verifier.entry(line)
        elif isinstance(line, CheckpointLine):
            verifier.checkpoint(line.checkpoint)
        else:
            verifier.end(line.end)
            ended = True
    if not ended:
        raise Fault(0, f"the file has no end line: it was cut short behind entry {verifier.found.entries}")
    return verifier.result()


def _check_opening(raw: bytes) -> None:
    try:
        opening = msgspec.json.decode(raw, type=Opening)
    except msgspec.MsgspecError:
        opening = Opening(register="")
    if opening.register != FORMAT:
        raise Fault(0, f"the first line does not say {FORMAT}")


def _line(raw: bytes, number: int) -> Line:
    decoder = next((decoder for start, decoder in _LINES.items() if raw.startswith(start)), None)
    if decoder is None:
        raise Fault(number, "expected, but the line is no entry, checkpoint or end")
    try:
        line: Line = decoder.decode(raw)
    except msgspec.MsgspecError as error:
        raise Fault(number, f"cannot be read: {error}") from error
    return line
