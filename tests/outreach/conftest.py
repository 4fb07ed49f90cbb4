"""A list with one government on it, and the people of the desk."""

from __future__ import annotations

import pytest

from localaction.kit.actors import Actor
from localaction.outreach import operations
from localaction.outreach.models import Prospect, ReachList
from localaction.outreach.operations import Contact
from tests.actions import making


@pytest.fixture
def sara(db: None) -> Actor:
    """A person of the secretariat."""
    return making.secretariat()


@pytest.fixture
def andes(sara: Actor) -> ReachList:
    """An empty list."""
    return operations.make_list(actor=sara, name="Andes")


@pytest.fixture
def quito(sara: Actor, andes: ReachList) -> Prospect:
    """A government of the gazetteer on that list, with somebody to write to."""
    contact = Contact("Lucía Paz", "Adviser", "lucia@quito.example", "es", "Nos vimos en Lima.")
    return operations.add(actor=sara, one=andes, name="Quito", country="EC", contact=contact)
