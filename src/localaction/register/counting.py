"""Counts of facets: all that are not narrowed in one call of the engine, each that is without its own choice."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

import tantivy
from tantivy import Query

from localaction.register.opened import Reader
from localaction.register.planning import Plan
from localaction.register.requests import FILTERS, MOST_VALUES, Facets

KEPT = 64  # answers
Counts = dict[str, tuple[tuple[str, int], ...]]


def facets(reader: Reader, plan: Plan) -> Facets:
    """Counts of every facet asked for. They are the same on every page and in every order, so the last are kept."""
    asked = plan.identity
    known = reader.facets.get(asked)
    if known is None:
        known = reader.facets[asked] = MappingProxyType(_counted(reader.searcher, plan))
        if len(reader.facets) > KEPT:
            with suppress(KeyError):  # another thread may have made room
                reader.facets.popitem(last=False)
    return known


def _counted(searcher: tantivy.Searcher, plan: Plan) -> Counts:
    """One call for all facets that are not narrowed, one for each that is: it is counted without its own."""
    names = [name for name in plan.request.counted if name in FILTERS]
    found = _counts(searcher, plan.query(), [name for name in names if name not in plan.narrowed])
    for name in names:
        if name in plan.narrowed:
            found |= _counts(searcher, plan.query(without=name), [name])
    return {name: found[name] for name in names}


def _counts(searcher: tantivy.Searcher, query: Query, names: list[str]) -> Counts:
    if not names:
        return {}
    size = {"size": MOST_VALUES, "segment_size": MOST_VALUES * 5}
    answer = searcher.aggregate(query, {name: {"terms": {"field": name, **size}} for name in names})
    return {name: tuple(_bucket(bucket) for bucket in answer[name]["buckets"]) for name in names}


def _bucket(bucket: Mapping[str, object]) -> tuple[str, int]:
    key = bucket["key"]
    return str(int(key)) if isinstance(key, float) else str(key), int(str(bucket["doc_count"]))
