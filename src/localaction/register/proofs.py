"""Proofs about the register as it is kept here: that it holds an entry, and that it was only ever added to.

Each costs a bounded number of rows, however long the register is (see subtrees).
"""

from __future__ import annotations

from localaction.register import audit, chain, evidence, ledger, queries, subtrees
from localaction.register.chain import Span
from localaction.register.evidence import Consistency, Inclusion, TreeHead


class NoSuchTree(LookupError):
    """The register never had that size, or the entry is not among its first so many."""


def inclusion(sequence: int, size: int | None = None) -> Inclusion | None:
    """The proof that an entry is in the register, or None when there is no such entry.

    Over the first `size` entries; else over those of the newest checkpoint that covers it, else over all there are.
    Raises NoSuchTree. The content is left out where it is withheld.
    """
    entry = audit.line_at(sequence)
    if entry is None:
        return None
    size = _size_for(sequence) if size is None else size
    if not sequence <= size <= queries.head().sequence:
        raise NoSuchTree(f"entry {sequence} is not in a register of {size} entries")
    root, *path = subtrees.roots_of([Span(0, size), *chain.inclusion_spans(size, sequence - 1)])
    return Inclusion(proof=evidence.INCLUSION, tree=_head(size, root), path=tuple(path), entry=entry)


def consistency(earlier: int, later: int | None = None) -> Consistency:
    """The proof that the register of `earlier` entries is the beginning of that of `later`, else of all there are.

    Raises NoSuchTree.
    """
    last = queries.head().sequence
    later = last if later is None else later
    if not 0 < earlier <= later <= last:
        raise NoSuchTree(f"no register of {earlier} entries in one of {later}")
    spans = [Span(0, earlier), Span(0, later), *chain.consistency_spans(later, earlier)]
    older, newer, *path = subtrees.roots_of(spans)
    return Consistency(
        proof=evidence.CONSISTENCY,
        earlier=_head(earlier, older),
        later=_head(later, newer),
        path=tuple(path),
    )


def tree(size: int | None = None) -> TreeHead:
    """The Merkle root over the first `size` entries, else over all there are. Raises NoSuchTree."""
    last = queries.head().sequence
    size = last if size is None else size
    if not 0 <= size <= last:
        raise NoSuchTree(f"the register has {last} entries, not {size}")
    return _head(size, subtrees.roots_of([Span(0, size)])[0])


def _size_for(sequence: int) -> int:
    newest = queries.latest_checkpoint()
    return newest.sequence if newest and newest.sequence >= sequence else queries.head().sequence


def _head(size: int, root: str) -> TreeHead:
    kept = ledger.checkpoint_over(size)
    return TreeHead(size=size, root=root, at=chain.timestamp(kept.at) if kept else "")
