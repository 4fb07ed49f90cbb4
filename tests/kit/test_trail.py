"""The trail."""

import pytest
from django.db.models import ProtectedError

from localaction.accounts.models import Person
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.events import UndeclaredEvent
from localaction.kit.models import TrailEvent

pytestmark = pytest.mark.django_db


def test_an_event_says_who_when_what_and_why() -> None:
    person = Person.objects.create_user("amina@example.org", name="Amina")
    actor = Actor(person_id=person.pk, name="Amina")
    trail.record(actor, "person.changed_details", person, because="typing error", field="name")
    event = trail.history_of(person).get()
    assert (event.verb, event.person, event.name) == ("person.changed_details", person, "Amina")
    assert (event.because, event.facts) == ("typing error", {"field": "name"})
    assert event.at is not None


def test_the_history_of_one_record_is_its_own_and_in_order() -> None:
    one = Person.objects.create_user("one@example.org")
    other = Person.objects.create_user("other@example.org")
    trail.record(SYSTEM, "person.changed_details", one)
    trail.record(SYSTEM, "person.changed_details", other)
    trail.record(SYSTEM, "person.given_role", one)
    assert [event.verb for event in trail.history_of(one)] == ["person.changed_details", "person.given_role"]


def test_nobody_who_did_something_can_be_deleted() -> None:
    subject = Person.objects.create_user("one@example.org")
    doer = Person.objects.create_user("doer@example.org", name="Doer")
    trail.record(Actor(person_id=doer.pk, name="Doer"), "person.changed_details", subject)
    with pytest.raises(ProtectedError):
        doer.delete()


def test_only_declared_verbs_are_recorded() -> None:
    with pytest.raises(UndeclaredEvent):
        trail.record(SYSTEM, "person.evaporated", Person.objects.create_user("one@example.org"))
    assert not TrailEvent.objects.filter(verb="person.evaporated").exists()
