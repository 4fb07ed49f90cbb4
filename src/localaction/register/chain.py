"""The hash chain and its Merkle tree, as pure functions: no database, no clock, no files.

Content is canonical JSON (RFC 8785). An entry's hash is the RFC 6962 leaf hash of the canonical JSON of its
header, which names the hash of its content and the hash of the entry before it. The Merkle tree over all
entries has exactly these hashes as its leaves, so one root stands for the whole register.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

GENESIS = "0" * 64
EXACT = 2**53
LEAF, NODE = b"\x00", b"\x01"

_encoder = msgspec.json.Encoder(order="sorted")


class NotCanonical(ValueError):
    """A value has no canonical JSON form: not finite, too large to be exact, or not text that can be written."""


class Header(NamedTuple):
    """What an entry's hash covers. `published_at` is UTC, "2026-11-22T17:12:29.000000Z"; hashes are lower-case hex."""

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


# --- canonical JSON


def number_text(number: float) -> str:
    """A finite number as ECMAScript writes it, which RFC 8785 asks for: 8, 0.1, 1e-7, 1e+21."""
    if not math.isfinite(number):
        raise NotCanonical(f"{number} is not a number that JSON can carry")
    if number == 0:
        return "0"
    plain = repr(number)
    if "e" not in plain:  # Python and ECMAScript write numbers that need no exponent alike, but for "8.0"
        return plain.removesuffix(".0")
    digits, exponent = _shortest(abs(number))
    sign = "-" if number < 0 else ""
    return sign + _placed(digits, exponent)


def _shortest(number: float) -> tuple[str, int]:
    """The fewest digits that name this double, and where the point stands: 0.digits × 10^exponent."""
    mantissa, _, power = repr(number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    leading_zeros = len(whole + fraction) - len(digits)
    exponent = len(whole) - leading_zeros + int(power or 0)
    return digits.rstrip("0") or "0", exponent


def _placed(digits: str, exponent: int) -> str:
    count = len(digits)
    if count <= exponent <= 21:
        return digits + "0" * (exponent - count)
    if 0 < exponent <= 21:
        return f"{digits[:exponent]}.{digits[exponent:]}"
    if -6 < exponent <= 0:
        return f"0.{'0' * -exponent}{digits}"
    power = f"e{exponent - 1:+d}"
    return f"{digits}{power}" if count == 1 else f"{digits[0]}.{digits[1:]}{power}"


def canonical(value: Any, *, without_empty: Iterable[str] = ()) -> bytes:
    """Canonical JSON of a structure or of plain JSON values. Raises NotCanonical.

    `without_empty` are names of a structure's own fields that are left out while they are empty.
    """
    try:
        told = msgspec.to_builtins(value)
        for name in without_empty:
            if name in told and not told[name]:
                del told[name]
        return _encoder.encode(_ready(told))
    except (UnicodeEncodeError, TypeError) as error:
        raise NotCanonical(str(error)) from error


def _ready(value: Any) -> Any:
    """The same value with every number in the one form that RFC 8785 allows."""
    kind = type(value)
    # most values are text and stay as they are: they are told here, without one more call for each
    if kind is dict:
        return {name: one if type(one) is str else _ready(one) for name, one in value.items()}
    if kind is list or kind is tuple:
        return [one if type(one) is str else _ready(one) for one in value]
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        if not -EXACT < value < EXACT:
            raise NotCanonical(f"{value} is too large to be exact in every language")
        return value
    if kind is float:
        return msgspec.Raw(number_text(value).encode())
    raise NotCanonical(f"{kind.__name__} is not a JSON value")


# --- hashes


def timestamp(moment: datetime) -> str:
    """A moment as the chain writes it: UTC with six digits of a second, "2026-11-22T17:12:29.000000Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def content_hash(content: bytes) -> str:
    """SHA-256 of the canonical content."""
    return hashlib.sha256(content).hexdigest()


def header_bytes(header: Header) -> bytes:
    """The canonical JSON that an entry's hash covers."""
    return _encoder.encode(header._asdict())


def entry_hash(header: Header) -> str:
    """The hash of an entry: the RFC 6962 leaf hash of its header."""
    return hashlib.sha256(LEAF + header_bytes(header)).hexdigest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()


# --- the Merkle tree (RFC 6962, section 2.1, over leaves that are hashed already)


def merkle_root(entry_hashes: Iterable[str]) -> str:
    """The root over entry hashes in order, as hex; of nothing it is the SHA-256 of nothing. Streams."""
    return Tree().extend(entry_hashes).root()


class Tree:
    """A Merkle tree that grows at its right edge and remembers only the roots of its full subtrees."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[tuple[int, bytes]] = []  # (leaves, root), sizes strictly falling

    def append(self, entry_hash: str) -> None:
        """Add one entry hash (hex)."""
        leaves, root = 1, bytes.fromhex(entry_hash)
        while self._full and self._full[-1][0] == leaves:
            _, left = self._full.pop()
            leaves, root = leaves * 2, _node(left, root)
        self._full.append((leaves, root))
        self.size += 1

    def extend(self, entry_hashes: Iterable[str]) -> Tree:
        """Add many entry hashes in order; returns itself."""
        for one in entry_hashes:
            self.append(one)
        return self

    def root(self) -> str:
        """The root over everything added so far, as hex."""
        if not self._full:
            return hashlib.sha256().hexdigest()
        root = self._full[-1][1]
        for _, left in reversed(self._full[:-1]):
            root = _node(left, root)
        return root.hex()


class Span(NamedTuple):
    """Leaves of a tree from `start` (from 0) up to, not including, `stop`."""

    start: int
    stop: int


class Node(NamedTuple):
    """A full subtree: of 2^level leaves, and the `place`-th of these from the left, from 0."""

    level: int
    place: int

    @property
    def span(self) -> Span:
        """The leaves under it."""
        return Span(self.place << self.level, (self.place + 1) << self.level)


def _split(size: int) -> int:
    """The largest power of two smaller than `size` (size ≥ 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def full_subtrees(span: Span) -> list[Node]:
    """The full subtrees that a part of a tree is made of, from the left: at most one of each level."""
    found: list[Node] = []
    start = span.start
    while start < span.stop:
        level = (span.stop - start).bit_length() - 1
        found.append(Node(level, start >> level))
        start += 1 << level
    return found


def joined(roots: Sequence[str]) -> str:
    """The root of a part of a tree from those of its full subtrees, all as hex; of nothing that of nothing."""
    if not roots:
        return hashlib.sha256().hexdigest()
    root = bytes.fromhex(roots[-1])
    for left in reversed(roots[:-1]):
        root = _node(bytes.fromhex(left), root)
    return root.hex()


def inclusion_spans(size: int, index: int) -> list[Span]:
    """The parts of a tree of `size` leaves whose roots are, in this order, the audit path of leaf `index` (from 0)."""
    if not 0 <= index < size:
        raise IndexError(f"no entry {index} among {size}")
    found: list[Span] = []
    start, stop = 0, size
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            found.append(Span(middle, stop))
            stop = middle
        else:
            found.append(Span(start, middle))
            start = middle
    return found[::-1]


def consistency_spans(size: int, earlier: int) -> list[Span]:
    """The parts of a tree of `size` leaves whose roots prove that its first `earlier` leaves were a tree before."""
    if not 0 < earlier <= size:
        raise IndexError(f"no tree of {earlier} among {size}")
    found: list[Span] = []
    start, stop = 0, size
    while earlier != stop:
        middle = start + _split(stop - start)
        if earlier <= middle:
            found.append(Span(middle, stop))
            stop = middle
        else:
            found.append(Span(start, middle))
            start = middle
    if start:
        found.append(Span(start, stop))
    return found[::-1]


def inclusion_proof(entry_hashes: Sequence[str], index: int) -> list[str]:
    """The audit path that shows that leaf `index` (from 0) is in the tree over all the hashes given."""
    spans = inclusion_spans(len(entry_hashes), index)
    return [merkle_root(entry_hashes[span.start : span.stop]) for span in spans]


def includes(root: str, size: int, index: int, entry_hash: str, proof: Sequence[str]) -> bool:
    """Whether the proof shows that `entry_hash` is leaf `index` of the tree of `size` leaves with that root."""
    if not 0 <= index < size:
        return False
    place, last, digest = index, size - 1, bytes.fromhex(entry_hash)
    for step in proof:
        if last == 0:
            return False
        sibling = bytes.fromhex(step)
        if place % 2 or place == last:
            digest = _node(sibling, digest)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            digest = _node(digest, sibling)
        place, last = place // 2, last // 2
    return last == 0 and digest.hex() == root


def consistency_proof(entry_hashes: Sequence[str], earlier: int) -> list[str]:
    """The proof that the tree over the first `earlier` hashes is the beginning of the tree over all of them."""
    spans = consistency_spans(len(entry_hashes), earlier)
    return [merkle_root(entry_hashes[span.start : span.stop]) for span in spans]


def is_consistent(earlier_root: str, earlier: int, later_root: str, later: int, proof: Sequence[str]) -> bool:
    """Whether the proof shows that the later tree only appended to the earlier one (RFC 9162, section 2.1.4.2)."""
    if not 0 < earlier <= later:
        return False
    if earlier == later:
        return not proof and earlier_root == later_root
    steps = [bytes.fromhex(step) for step in proof]
    if earlier & (earlier - 1) == 0:
        steps.insert(0, bytes.fromhex(earlier_root))
    if not steps:
        return False
    place, last = earlier - 1, later - 1
    while place % 2:
        place, last = place // 2, last // 2
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = _node(step, old), _node(step, new)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            new = _node(new, step)
        place, last = place // 2, last // 2
    return last == 0 and old.hex() == earlier_root and new.hex() == later_root
