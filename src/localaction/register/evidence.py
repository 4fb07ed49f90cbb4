"""A proof as a file that anyone can check, without the register and without a database (docs/register-format.md).

`Inclusion`: one entry is in the register of which a root is known. `Consistency`: an older register is the beginning of
a newer one. Pure.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from localaction.register import chain, transcript
from localaction.register.transcript import EntryLine, Fault

INCLUSION = "localaction-inclusion/1"
CONSISTENCY = "localaction-consistency/1"

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class TreeHead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The Merkle root over the first `size` entries; `at`: when it was kept as a checkpoint, "" where it was not."""

    size: int
    root: Hash
    at: str = ""


class Inclusion(msgspec.Struct, frozen=True, kw_only=True):
    """That an entry stands in the tree, by its audit path (RFC 9162, section 2.1.3), from the leaf to the root."""

    proof: str
    tree: TreeHead
    path: tuple[Hash, ...]
    entry: EntryLine


class Consistency(msgspec.Struct, frozen=True, kw_only=True):
    """That the later tree only appended to the earlier one (RFC 9162, section 2.1.4)."""

    proof: str
    earlier: TreeHead
    later: TreeHead
    path: tuple[Hash, ...]


class _Named(msgspec.Struct):
    """What a file says it is."""

    proof: str


def check(raw: bytes) -> Inclusion | Consistency:
    """The proof that a file holds, once it was found in order. Raises Fault."""
    try:
        name = msgspec.json.decode(raw, type=_Named).proof
        if name == INCLUSION:
            return _check_inclusion(msgspec.json.decode(raw, type=Inclusion))
        if name == CONSISTENCY:
            return _check_consistency(msgspec.json.decode(raw, type=Consistency))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Fault(0, f"the proof cannot be read: {error}") from error
    raise Fault(0, f"{name!r} is no proof that is known here")


def _check_inclusion(found: Inclusion) -> Inclusion:
    entry, tree = found.entry, found.tree
    transcript.check_hashes(_in_canonical_form(entry))
    if not chain.includes(tree.root, tree.size, entry.sequence - 1, entry.entry_hash, found.path):
        raise Fault(entry.sequence, "the path does not lead from this entry to the root")
    return found


def _in_canonical_form(entry: EntryLine) -> EntryLine:
    """The same entry with its content as it was hashed: in a proof it may be indented to be read."""
    if not bytes(entry.content):
        return entry
    try:
        content = chain.canonical(msgspec.json.decode(entry.content))
    except chain.NotCanonical as error:
        raise Fault(entry.sequence, f"its content cannot be read: {error}") from error
    return msgspec.structs.replace(entry, content=msgspec.Raw(content))


def _check_consistency(found: Consistency) -> Consistency:
    earlier, later = found.earlier, found.later
    if not chain.is_consistent(earlier.root, earlier.size, later.root, later.size, found.path):
        raise Fault(0, f"the register of {later.size} entries does not begin with that of {earlier.size}")
    return found
