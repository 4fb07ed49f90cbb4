"""Roots of full subtrees of the Merkle tree, kept so that a root or a proof costs a few rows and not the register.

Derived from the entries: what is not kept yet is computed from them, and all of it can be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, Q

from localaction.register import chain
from localaction.register.chain import Node, Span
from localaction.register.models import Entry, Subtree

LOWEST = 8  # subtrees of fewer than 2^8 entries are computed when they are needed
TILE = 1 << LOWEST
CHUNK = 200  # tiles kept in one transaction
READ = 50_000  # hashes held at once


def keep() -> int:
    """Keep what became full since the last time; returns how many subtrees were kept."""
    last = Entry.objects.aggregate(last=Max("sequence"))["last"] or 0
    kept = 0
    while (first := _tiles_kept()) < last >> LOWEST:
        kept += _keep(first, min(first + CHUNK, last >> LOWEST))
    return kept


@transaction.atomic
def _keep(first: int, stop: int) -> int:
    """Keep some tiles and every larger subtree that they fill, all or none."""
    before = chain.full_subtrees(Span(0, first << LOWEST))
    edge = [(node, root) for node, root in zip(before, _roots(before), strict=True)]
    rows: list[Subtree] = []
    hashes = _hashes(Span(first << LOWEST, stop << LOWEST))
    for place in range(first, stop):
        node = Node(LOWEST, place)
        root = chain.merkle_root(hashes[(place - first) << LOWEST : (place - first + 1) << LOWEST])
        rows.append(Subtree(level=node.level, place=node.place, root=root))
        while edge and edge[-1][0].level == node.level:
            _, left = edge.pop()
            node, root = Node(node.level + 1, node.place >> 1), chain.joined([left, root])
            rows.append(Subtree(level=node.level, place=node.place, root=root))
        edge.append((node, root))
    Subtree.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _tiles_kept() -> int:
    last = Subtree.objects.filter(level=LOWEST).aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1


def roots_of(spans: Iterable[Span]) -> list[str]:
    """The Merkle root of each part of the tree, as hex: one query for what is kept, one for the entries beside it."""
    made_of = [chain.full_subtrees(span) for span in spans]
    roots = iter(_roots([node for nodes in made_of for node in nodes]))
    return [chain.joined([next(roots) for _ in nodes]) for nodes in made_of]


def _roots(nodes: list[Node]) -> list[str]:
    found = _kept(node for node in nodes if node.level >= LOWEST)
    small = [node.span for node in nodes if node.level < LOWEST]
    leaves = _leaves(small)
    for node in nodes:
        if node.level < LOWEST:
            found[node] = chain.merkle_root(leaves[index] for index in range(*node.span))
        elif node not in found:
            found[node] = _computed(node.span)
    return [found[node] for node in nodes]


def _kept(nodes: Iterable[Node]) -> dict[Node, str]:
    wanted = set(nodes)
    if not wanted:
        return {}
    some = Subtree.objects.filter(
        level__in={node.level for node in wanted}, place__in={node.place for node in wanted}
    )
    rows = some.values_list("level", "place", "root")
    return {Node(level, place): root for level, place, root in rows if (level, place) in wanted}


def _leaves(spans: list[Span]) -> dict[int, str]:
    """The hashes of the entries in these spans, by their index from 0."""
    if not spans:
        return {}
    wanted = Q()
    for span in spans:
        wanted |= Q(sequence__gt=span.start, sequence__lte=span.stop)
    rows = Entry.objects.filter(wanted).values_list("sequence", "entry_hash")
    return {sequence - 1: entry_hash for sequence, entry_hash in rows.order_by()}


def _hashes(span: Span) -> list[str]:
    found = Entry.objects.filter(sequence__gt=span.start, sequence__lte=span.stop)
    return list(found.order_by("sequence").values_list("entry_hash", flat=True))


def _computed(span: Span) -> str:
    """The root of a subtree that is not kept yet: from its entries."""
    tree = chain.Tree()
    for start in range(span.start, span.stop, READ):
        tree.extend(_hashes(Span(start, min(start + READ, span.stop))))
    return tree.root()
