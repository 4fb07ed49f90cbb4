"""The people and the action of most tests."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.assessment import people_and_actions as world

from localaction.accounts.models import Person
from localaction.actions.models import Action
from localaction.governments.models import Government


@dataclass
class World:
    """Who is there. The focal point reads Arabic, the first assessor French."""

    kampala: Government
    amina: Person
    nadia: Person
    omar: Person
    lea: Person
    jose: Person
    ada: Person
    action: Action


@pytest.fixture
def here(db: None) -> World:
    """A submitted action of Kampala, two of the secretariat, three assessors."""
    kampala = world.government("Kampala")
    amina = world.person("Amina Kato", language="ar")
    world.member(amina, kampala)
    return World(
        kampala=kampala,
        amina=amina,
        nadia=world.person("Nadia Haddad", role="secretariat"),
        omar=world.person("Omar Diop", role="secretariat"),
        lea=world.person("Lea Martin", role="assessor", language="fr", body="iom"),
        jose=world.person("Jose Silva", role="assessor", language="pt", body="unhcr"),
        ada=world.person("Ada Obi", role="assessor", body="uclg"),
        action=world.action(kampala),
    )
