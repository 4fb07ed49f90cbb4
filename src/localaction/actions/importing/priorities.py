"""Which priority objectives of the Call an imported action serves, by a rule over its declared codes.

The file has no priorities. A priority is given when at least two of the GCM and GCR codes of the row belong to it
in the mapping of the priorities; when none has two, the one priority that has the largest share of its own codes
in the row; none when no code belongs to any. docs/import-format.md says so to readers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Final

ENOUGH: Final = 2
_COUNTED: Final = ("GCM-", "GCR-")


def mapping_of(maps_to: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Priority → the GCM and GCR codes that belong to it, from the priorities' own `maps_to`."""
    return {
        priority: frozenset(code for code in codes if code.startswith(_COUNTED))
        for priority, codes in maps_to.items()
    }


def derived(codes: Collection[str], mapping: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The priorities of an action with these framework codes, in the order of the mapping."""
    shared = {priority: len(own.intersection(codes)) for priority, own in mapping.items()}
    chosen = tuple(priority for priority, count in shared.items() if count >= ENOUGH)
    if chosen:
        return chosen
    best = max(
        mapping, key=lambda priority: Fraction(shared[priority], len(mapping[priority]) or 1), default=""
    )
    return (best,) if best and shared[best] else ()
