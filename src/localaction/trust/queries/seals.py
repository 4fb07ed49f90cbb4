"""The roots that were kept over the register, and proofs that it only grew from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from localaction.register import keptfile, ledger, proofs, queries
from localaction.register.evidence import Consistency
from localaction.register.proofs import NoSuchTree
from localaction.trust.queries.entries import LARGEST

PAGE = 30


@dataclass(frozen=True, slots=True)
class Seal:
    """A root kept over the first `sequence` entries. `before`: how many the one before it covers, 0 for the first."""

    sequence: int
    root: str
    at: datetime
    before: int


@dataclass(frozen=True, slots=True)
class Seals:
    """A page of them, the newest first; `older` is where the next page begins."""

    rows: tuple[Seal, ...]
    older: int | None


def seals(*, upto: int | None = None, limit: int = PAGE) -> Seals:
    """The roots kept, from one over `upto` entries down."""
    found = ledger.checkpoints(upto=upto, limit=limit + 1)
    before = [one.sequence for one in found[1:]] + [0]
    rows = [
        Seal(one.sequence, one.root, one.at, previous) for one, previous in zip(found, before, strict=False)
    ]
    return Seals(tuple(rows[:limit]), found[limit].sequence if len(found) > limit else None)


def proof_between(earlier: int, later: int) -> Consistency | None:
    """The proof that the register of `earlier` entries is the beginning of that of `later`; None when it never was."""
    if not 0 < earlier <= later < LARGEST:
        return None
    try:
        return proofs.consistency(earlier, later)
    except NoSuchTree:
        return None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the register stands: how many entries, the hash of the last, the newest root kept, the file of it all.

    `file_bytes` is 0 while the file is being made.
    """

    sequence: int
    hash: str
    at: datetime | None
    seal: Seal | None
    file_bytes: int
    counts: tuple[tuple[str, int], ...]


def standing(kinds: tuple[str, ...]) -> Standing:
    """Where the register stands now, with how many of each kind are published."""
    head = queries.head()
    newest = seals(limit=1).rows
    file = keptfile.ready()
    return Standing(
        sequence=head.sequence,
        hash=head.hash,
        at=head.at,
        seal=newest[0] if newest else None,
        file_bytes=file.size if file and file.sequence else 0,
        counts=tuple((kind, queries.count(kind)) for kind in kinds),
    )
