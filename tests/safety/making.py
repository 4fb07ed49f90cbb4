"""Things to hide and people to hide them."""

from __future__ import annotations

from localaction.kit.actors import Actor
from localaction.register.models import Entry
from localaction.safety import operations
from localaction.safety.models import Hiding
from tests.governments import making as people
from tests.register.published_things import a_government, a_report, a_signature, an_action, published

REFERENCE = "LA-AAAAAA"


def sara() -> Actor:
    """One person of the secretariat."""
    return people.secretariat("Sara")


def omar() -> Actor:
    """Another one."""
    return people.secretariat("Omar")


def public() -> Entry:
    """An action that stands, with its government, its signature and a report."""
    published(a_government())
    published(a_signature())
    entry = published(an_action())
    published(a_report())
    return entry


def hidden(by: Actor, kind: str = "action", reference: str = REFERENCE) -> Hiding:
    """It is hidden."""
    return operations.hide(actor=by, kind=kind, reference=reference, why="person", note="A name.")


def restored(hiding: Hiding, first: Actor, second: Actor) -> Hiding:
    """Two people restore it."""
    asked = operations.ask_to_restore(actor=first, hiding=hiding, because="The name is a pseudonym.")
    return operations.restore(actor=second, hiding=asked)
