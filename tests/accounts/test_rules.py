"""Who is what."""

import pytest

from localaction.accounts import rules
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor

FOCAL = Actor(person_id=1, name="Amina")
ASSESSOR = Actor(person_id=2, name="Jonas", roles=frozenset({"assessor"}))
SECRETARIAT = Actor(person_id=3, name="Nadia", roles=frozenset({"secretariat"}))


@pytest.mark.parametrize(
    ("actor", "secretariat", "assessor", "gives_roles"),
    [
        (ANONYMOUS, False, False, False),
        (FOCAL, False, False, False),
        (ASSESSOR, False, True, False),
        (SECRETARIAT, True, False, True),
        (SYSTEM, False, False, True),
    ],
)
def test_roles(actor: Actor, secretariat: bool, assessor: bool, gives_roles: bool) -> None:
    assert rules.is_secretariat(actor) is secretariat
    assert rules.is_assessor(actor) is assessor
    assert bool(rules.may_give_role(actor)) is gives_roles


@pytest.mark.parametrize(
    ("actor", "person_id", "allowed"),
    [(FOCAL, 1, True), (FOCAL, 2, False), (SECRETARIAT, 1, False), (ANONYMOUS, 1, False), (SYSTEM, 1, False)],
)
def test_details_are_changed_by_their_person(actor: Actor, person_id: int, allowed: bool) -> None:
    assert bool(rules.may_change_details(actor, person_id)) is allowed
