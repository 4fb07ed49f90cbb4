"""Joint actions."""

from __future__ import annotations

import pytest
from tests.actions.making import focal_point, government, in_state, ready, secretariat

from localaction.actions import operations, queries
from localaction.actions.models import Action, Owner
from localaction.governments import operations as governments
from localaction.governments.models import Government
from localaction.kit import trail
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as register

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


def merged(gone: Government, into: Government) -> None:
    governments.merge(actor=secretariat(), government=gone, into=into)
    operations.follow_merger(from_id=gone.pk, into_id=into.pk)


def test_the_actions_of_a_merged_government_follow_it() -> None:
    who, old = focal_point()
    new = government("Kampala Capital City")
    action = ready(who, old)
    merged(old, new)
    assert [owner.government for owner in action.owners.all()] == [new]
    (event,) = trail.history_of(action).filter(verb="action.owner_merged")
    assert event.facts == {"owner": old.slug, "into": new.slug}
    assert operations.follow_merger(from_id=old.pk, into_id=new.pk) == 0, "it may run again"


@pytest.mark.parametrize("stronger", ["old", "new"])
def test_where_both_records_own_an_action_the_stronger_owner_stays(stronger: str) -> None:
    old, new = government("Kampala"), government("Kampala Capital City")
    lead, partner = (old, new) if stronger == "old" else (new, old)
    who, lead = focal_point(of=lead)
    action = ready(who, lead)
    Owner.objects.create(action=action, government=partner, role="partner")
    merged(old, new)
    (owner,) = action.owners.all()
    assert (owner.government, owner.role, owner.agreement) == (new, "lead", "agreed")


def test_among_two_partners_the_one_who_agreed_stays() -> None:
    who, home = focal_point()
    old, new = government("Nairobi", country="KE"), government("Nairobi County", country="KE")
    action = ready(who, home)
    Owner.objects.create(action=action, government=old, role="partner", agreement="agreed")
    Owner.objects.create(action=action, government=new, role="partner", agreement="declined")
    merged(old, new)
    owner = action.owners.exclude(role="lead").get()
    assert (owner.government, owner.agreement) == (new, "agreed")


def test_a_published_action_names_the_record_that_stays() -> None:
    who, old = focal_point()
    new = government("Kampala Capital City")
    action = in_state("accepted", who, old)
    Action.objects.filter(pk=action.pk).update(how="collected")
    operations.publish_ready()
    merged(old, new)
    shown = register.current("action", action.reference)
    assert shown is not None
    assert [owner.slug for owner in shown.content.owners] == [new.slug]  # type: ignore[attr-defined]
