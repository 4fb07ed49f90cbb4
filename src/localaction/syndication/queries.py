"""Reading the shelves: what lies on one, in the order of the register, from a place on. Never more than a page.

What was published since the shelves were last filled is looked through entry by entry: nobody waits for a worker.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from localaction.register import latest
from localaction.register import queries as register
from localaction.register.latest import Before, Latest
from localaction.syndication import shelves
from localaction.syndication.models import Shelf, Shelved, ShelvedUpto

LONGEST_TAIL = 1_000  # entries looked through one by one


class NotReady(RuntimeError):
    """Too much was published since the shelves were filled; ask again in a while."""


@dataclass(frozen=True, slots=True)
class Lying:
    """One thing that lies on a shelf, with what it was before where it is gone."""

    change: Latest
    before: Before | None

    @property
    def shelves(self) -> tuple[str, ...]:
        """The shelves that may be told of it."""
        return shelves.told_of(self.change, self.before)


def oldest(name: str, after: int, upto: int | None, limit: int) -> list[Lying]:
    """Things on a shelf past an entry and up to one, oldest change first, at most `limit`. Raises NotReady."""
    shelved, found = _upto(), list[Latest]()
    while len(found) < limit:
        beyond = _sequences(name, shelves.KINDS, limit, shelved, after=after)
        found += latest.among(beyond)
        after = beyond[-1] if beyond else after
        if len(beyond) < limit:
            found += _tail(name, shelves.KINDS, shelved, max(after, shelved))
            break
    return _with_before(one for one in found[:limit] if upto is None or one.sequence <= upto)


def newest(name: str, kinds: tuple[str, ...], before: int | None, limit: int) -> list[Lying]:
    """Things of these kinds on a shelf, latest change first, before an entry. Raises NotReady."""
    shelved = _upto()
    tail = _tail(name, kinds, shelved, shelved)
    found = [one for one in reversed(tail) if before is None or one.sequence < before]
    while len(found) < limit:
        behind = _sequences(name, kinds, limit, shelved, before=before)
        found += reversed(latest.among(behind))
        if len(behind) < limit:
            break
        before = behind[-1]
    return _with_before(found[:limit])


def one(kind: str, reference: str) -> Lying | None:
    """One thing, standing or gone."""
    found = latest.of(kind, reference)
    return _with_before([found])[0] if found else None


def names(after: str, limit: int) -> list[str]:
    """The names of shelves past a name, in order, but for those of governments that are hidden. Raises NotReady."""
    known = Shelf.objects.filter(spec__gt=after).order_by("spec").values_list("spec", flat=True)[: limit * 2]
    late = latest.after(_upto(), LONGEST_TAIL + 1)
    if len(late) > LONGEST_TAIL:
        raise NotReady
    fresh = {name for one in late if one.stands for name in shelves.of_change(one) if name > after}
    found = sorted(name for name in {*known, *fresh} if shelves.is_set(name))
    slugs = [code for family, code in map(shelves.parts, found) if family == "government"]
    hidden = {shelves.spec("government", slug) for slug in latest.hidden_among("government", slugs)}
    return [name for name in found if name not in hidden][:limit]


def _sequences(
    name: str,
    kinds: Iterable[str],
    limit: int,
    shelved: int,
    *,
    after: int | None = None,
    before: int | None = None,
) -> list[int]:
    """The next entries on a shelf, from its part for each kind: upwards past `after`, else downwards.

    Nothing past what is `shelved` counts: a row there is another register's.
    """
    choose: Callable[[int, Iterable[int]], list[int]] = heapq.nlargest if after is None else heapq.nsmallest
    lying: list[int] = []
    for kind in kinds:
        own = Shelved.objects.filter(shelf__spec=name, kind=kind, sequence__lte=shelved)
        if after is not None:
            own = own.filter(sequence__gt=after).order_by("sequence")
        else:
            own = (own if before is None else own.filter(sequence__lt=before)).order_by("-sequence")
        lying += own.values_list("sequence", flat=True)[:limit]
    return choose(limit, lying)


def _upto() -> int:
    """Up to which entry everything is shelved; 0 when it is another register's."""
    kept = ShelvedUpto.objects.values_list("sequence", "hash").first()
    return kept[0] if kept and register.hash_at(kept[0]) == kept[1] else 0


def _tail(name: str, kinds: Iterable[str], shelved: int, after: int) -> list[Latest]:
    """What is not shelved yet and would lie on a shelf, past an entry, oldest first."""
    late = latest.after(shelved, LONGEST_TAIL + 1)
    if len(late) > LONGEST_TAIL:
        raise NotReady
    wanted = set(kinds)
    before = latest.before_gone(late)
    return [
        one
        for one in late
        if one.sequence > after
        and one.kind in wanted
        and (not name or name in shelves.of_change(one, before.get((one.kind, one.reference))))
    ]


def _with_before(found: Iterable[Latest]) -> list[Lying]:
    all_found = list(found)
    before = latest.before_gone(all_found)
    return [Lying(one, before.get((one.kind, one.reference))) for one in all_found]
