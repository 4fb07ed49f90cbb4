"""The shelves follow the register: an entry at a time, in its order, by one worker at a time."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from localaction.register import latest
from localaction.register import queries as register
from localaction.register.latest import Latest
from localaction.syndication import shelves
from localaction.syndication.models import Shelf, Shelved, ShelvedUpto

CHUNK = 1_000  # entries shelved in one transaction


def follow() -> int:
    """Shelve what was published since; returns up to which entry everything is shelved."""
    head = register.head()
    while (upto := _position()) != (head.sequence, head.hash):
        if not _step(head.sequence):
            break
    return upto[0]


def _position() -> tuple[int, str]:
    return ShelvedUpto.objects.values_list("sequence", "hash").first() or (0, register.hash_at(0))


@transaction.atomic
def _step(head: int) -> bool:
    """Shelve the next stretch; False when there is nothing to do."""
    ShelvedUpto.objects.get_or_create(only=1, defaults={"hash": register.hash_at(0)})
    position = ShelvedUpto.objects.select_for_update().get(only=1)
    if register.hash_at(position.sequence) != position.hash:
        _empty(position)
    upto = min(position.sequence + CHUNK, head)
    if upto <= position.sequence:
        return False
    Shelved.objects.filter(sequence__in=latest.superseded(position.sequence, upto)).delete()
    _shelve(latest.within(position.sequence, upto))
    position.sequence, position.hash = upto, register.hash_at(upto)
    position.save(update_fields=["sequence", "hash"])
    return True


def _empty(position: ShelvedUpto) -> None:
    """Begin anew: the register is not the one that was shelved."""
    Shelved.objects.all().delete()
    position.sequence, position.hash = 0, register.hash_at(0)


def _shelve(found: list[Latest]) -> None:
    before = latest.before_gone(found)
    lying = [
        (name, one)
        for one in found
        for name in (
            shelves.EVERYTHING,
            *shelves.of_change(one, before.get((one.kind, one.reference))),
        )
    ]
    ids = _shelf_ids({name for name, _one in lying})
    rows = [Shelved(shelf_id=ids[name], kind=one.kind, sequence=one.sequence) for name, one in lying]
    Shelved.objects.bulk_create(rows, batch_size=5_000, ignore_conflicts=True)


def _shelf_ids(names: Iterable[str]) -> dict[str, int]:
    wanted = list(names)
    Shelf.objects.bulk_create([Shelf(spec=name) for name in wanted], ignore_conflicts=True)
    return dict(Shelf.objects.filter(spec__in=wanted).values_list("spec", "pk"))
