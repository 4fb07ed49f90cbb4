"""Decisions, and the publication that follows."""

from __future__ import annotations

import pytest
from tests.actions.making import focal_point, government, in_state, secretariat

from localaction.actions import operations
from localaction.actions.models import Action, Owner
from localaction.declarations.models import Declaration, Signature
from localaction.governments.models import Government
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as register
from localaction.register.shapes import Action as PublishedAction

pytestmark = pytest.mark.django_db


def listed(home: Government) -> None:
    """A signature taken over from an earlier record."""
    Signature.objects.create(
        reference=f"SIG-{home.pk}",
        government=home,
        declaration=Declaration.objects.get(code="marrakech-2018", is_current=True),
        status="listed",
        listed_source="Report of 2022",
        listed_on="2022-05-01",
    )


def test_an_accepted_action_waits_for_its_signature() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    assert operations.publish_ready(government_id=home.pk) == 0
    with pytest.raises(Refused):
        operations.publish(actor=secretariat(), action=action)
    assert register.current("action", action.reference) is None


def test_it_is_published_as_soon_as_the_signature_stands() -> None:
    who, home = focal_point(language="es")
    other, elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    action, unsigned = in_state("accepted", who, home), in_state("accepted", other, elsewhere)
    listed(home)
    assert operations.publish_ready() == 1
    action.refresh_from_db()
    current = register.current("action", action.reference)
    assert (action.status, current is not None) == ("published", True)
    assert current is not None
    assert isinstance(current.content, PublishedAction)
    assert (current.content.origin.signature, current.content.origin.how) == ("listed", "submitted")
    assert register.current("government", home.slug) is not None
    assert register.current("action", unsigned.reference) is None
    assert [
        one.language for one in OutgoingLetter.objects.filter(letter="actions/letters/action_published")
    ] == ["es"]


def test_running_the_job_twice_publishes_once() -> None:
    who, home = focal_point()
    in_state("accepted", who, home)
    listed(home)
    assert [operations.publish_ready(), operations.publish_ready()] == [1, 0]


def test_what_the_secretariat_collected_says_that_no_signature_is_known() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    assert operations.publish_ready() == 1
    current = register.current("action", action.reference)
    assert current is not None
    assert isinstance(current.content, PublishedAction)
    assert current.content.origin.signature == "none"


def test_owners_who_did_not_agree_are_not_published() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Owner.objects.create(action=action, government=government("Nairobi", country="KE"), role="partner")
    listed(home)
    operations.publish_ready()
    current = register.current("action", action.reference)
    assert current is not None
    assert isinstance(current.content, PublishedAction)
    assert [owner.slug for owner in current.content.owners] == [home.slug]


def test_the_way_through_the_assessment() -> None:
    who, home = focal_point()
    desk = secretariat()
    action = in_state("submitted", who, home)
    operations.begin_assessment(actor=desk, action=action)
    operations.accept(actor=desk, action=action)
    assert (action.status, action.assessed) == ("accepted", True)


def test_nobody_is_declined_without_reasons() -> None:
    who, home = focal_point()
    action = in_state("assessing", who, home)
    with pytest.raises(Refused):
        operations.decline(actor=secretariat(), action=action, because=" ")
    operations.decline(actor=secretariat(), action=action, because="No results yet.")
    assert action.status == "declined"
