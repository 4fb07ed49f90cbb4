"""Joint actions."""

from __future__ import annotations

import pytest
from tests.actions.making import focal_point, government, ready

from localaction.actions import operations, queries
from localaction.actions.models import Owner
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_a_government_is_asked_sees_the_action_and_agrees() -> None:
    who, home = focal_point()
    partner, nairobi = focal_point("Omar", of=government("Nairobi", country="KE"), language="fr")
    action = ready(who, home)
    assert list(queries.actions_for(partner)) == []
    owner = operations.ask_government(actor=who, action=action, government=nairobi)
    assert operations.ask_government(actor=who, action=action, government=nairobi) == owner
    assert list(queries.actions_for(partner)) == [action]
    assert queries.invitations_to_join(partner) == [owner]
    operations.join(actor=partner, owner=owner)
    assert queries.invitations_to_join(partner) == []
    sent = [(one.letter.rsplit("/", 1)[1], one.language) for one in OutgoingLetter.objects.order_by("id")]
    assert sent[0] == ("asked_to_join", "fr")
    assert ("join_answered", "en") in sent


def test_a_government_that_says_no_no_longer_sees_it() -> None:
    who, home = focal_point()
    partner, nairobi = focal_point("Omar", of=government("Nairobi", country="KE"))
    action = ready(who, home)
    owner = operations.ask_government(actor=who, action=action, government=nairobi)
    operations.decline_to_join(actor=partner, owner=owner)
    assert list(queries.actions_for(partner)) == []


def test_nobody_agrees_for_somebody_else() -> None:
    who, home = focal_point()
    action = ready(who, home)
    owner = operations.ask_government(
        actor=who, action=action, government=government("Nairobi", country="KE")
    )
    with pytest.raises(Refused):
        operations.join(actor=who, owner=owner)


def test_an_organisation_stands_beside_and_can_be_removed_but_the_lead_stays() -> None:
    who, home = focal_point()
    action = ready(who, home)
    owner = operations.add_organisation(actor=who, action=action, name="Refugee Council", country="UG")
    assert (owner.role, owner.agreement) == ("supporting", "agreed")
    operations.remove_owner(actor=who, owner=owner)
    (lead,) = Owner.objects.filter(action=action)
    with pytest.raises(Refused):
        operations.remove_owner(actor=who, owner=lead)
