"""In quiet mode no address and no letter tells anybody outside the secretariat who works for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.sweeps.doors import ROUTES
from tests.sweeps.test_permissions import _ask, _path
from tests.sweeps.world import World, built

from localaction.accounts import operations as accounts
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions.models import Action
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db
OUTSIDE = ("visitor", "viewer", "focal", "stranger", "declared")
NAME = "Quietname"  # the family name of the person at the desk, see `world`


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def _switched(is_on: bool) -> None:
    desk = Actor(Person.objects.get(name__contains=NAME).pk, "Desk", roles=frozenset({"secretariat"}))
    accounts.switch_quiet(actor=desk, is_on=is_on)


def _told(world: World) -> set[str]:
    """Every role and address by which the name can be read."""
    found = set()
    for role in OUTSIDE:
        client = world.client(role)
        for route in ROUTES:
            if route.read is None or route.name == "account_logout" or route.name.startswith("kit:mailbox"):
                continue
            answer, _recorded = _ask(client, _path(route, world), "GET", {})
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if NAME in body.decode(errors="replace"):
                found.add(f"{role} {route.name}")
    return found


def test_nobody_outside_is_told_a_name() -> None:
    world = built()
    asked = Action.objects.get(reference=world.keys["handed_back"])
    trail.record(actor_of(world.people["desk"]), "action.handed_back", asked)
    assert _told(world), "without quiet mode the name can be read: otherwise this test proves nothing"
    _switched(True)
    assert _told(world) == set()


def test_no_letter_to_anybody_outside_tells_a_name() -> None:
    accounts.switch_quiet(actor=Actor(None, "Setup", roles=frozenset({"secretariat"})), is_on=True)
    built()
    staff = Person.objects.filter(desk_role="secretariat").values_list("email", flat=True)
    letters = OutgoingLetter.objects.exclude(recipient_email__in=list(staff))
    assert [one.letter for one in letters if NAME in one.text + one.html + one.subject] == []
    assert letters.exists()
