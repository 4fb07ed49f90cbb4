"""What a person is called to somebody who reads: in quiet mode people of the secretariat are "the secretariat".

Staff can be threatened for what they decide. The whole site, or one person, can be quiet; then no page, letter,
export or answer that somebody outside the secretariat can get names them. The trail keeps the truth for the
secretariat.
"""

from __future__ import annotations

from functools import cached_property
from typing import cast

from django.db.models import Exists, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localaction.accounts.models import DeskRole, Person, Quiet
from localaction.accounts.rules import is_secretariat
from localaction.kit.actors import ANONYMOUS, Actor


class Names:
    """How one reader is told the names of people: one query for a whole page, none where nobody is named."""

    def __init__(self, viewer: Actor) -> None:
        self._viewer = viewer

    def of(self, person_id: int | None, name: str) -> str:
        """The name, or "the secretariat"."""
        return _("the secretariat") if person_id in self.unnamed else name

    @cached_property
    def unnamed(self) -> frozenset[int | None]:
        """Whom this reader is not told."""
        if is_secretariat(self._viewer) or "system" in self._viewer.roles:
            return frozenset()
        staff = Person.objects.filter(Q(desk_role=DeskRole.SECRETARIAT) | Q(was_secretariat=True))
        quiet = staff.filter(Q(hides_name=True) | Exists(Quiet.objects.filter(is_on=True)))
        return frozenset(quiet.values_list("pk", flat=True))


def names_for(viewer: Actor) -> Names:
    """How this reader is told names."""
    return Names(viewer)


def shown_name(person: Person | int | None, viewer: Actor, *, name: str = "") -> str:
    """What this reader is told a person is called; `name` is used for an id, as it was written down."""
    if isinstance(person, Person):
        return names_for(viewer).of(person.pk, name or str(person))
    return names_for(viewer).of(person, name)


def told_name(actor: Actor) -> str:
    """The name of somebody who acts, as a letter may tell it to anybody: in the language of the letter."""
    unnamed = actor.person_id in names_for(ANONYMOUS).unnamed
    return cast(str, gettext_lazy("the secretariat")) if unnamed else actor.name


def is_quiet() -> bool:
    """Whether the whole site hides the names of its staff."""
    return Quiet.objects.filter(is_on=True).exists()
