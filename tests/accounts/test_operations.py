"""Writing people."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from tests.accounts.browser import sign_in
from tests.accounts.conftest import SECRET

from localaction.accounts import operations
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.kit import trail
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_the_same_address_is_the_same_person(amina: Person) -> None:
    assert operations.person_for_email("AMINA@kampala.example.org ", "Somebody Else", "pt") == amina
    amina.refresh_from_db()
    assert (amina.name, amina.language) == ("Amina Kato", "fr")


def test_a_new_address_makes_a_person() -> None:
    person = operations.person_for_email("New@Example.org", "Newly Named", "es")
    assert (person.email, person.name, person.language) == ("new@example.org", "Newly Named", "es")
    assert person.unproven_since is None


def test_a_stranger_is_forgotten_after_two_days() -> None:
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False) as clock:
        operations.stranger("stranger@example.org", "en")
        clock.shift(timedelta(days=2))
        assert operations.forget_strangers() == 0
        clock.shift(1)
        assert operations.forget_strangers() == 1
    assert not Person.objects.exists()


def test_people_that_others_refer_to_are_not_forgotten(amina: Person) -> None:
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False) as clock:
        invited = operations.stranger("invited@example.org", "en")
        operations.person_for_email("invited@example.org", "Invited", "en")
        proven = operations.stranger("proven@example.org", "en")
        operations.prove(proven)
        clock.shift(timedelta(days=3))
        assert operations.forget_strangers() == 0
    assert set(Person.objects.all()) == {amina, invited, proven}


def test_asking_for_a_code_changes_nobody_known(amina: Person) -> None:
    assert operations.stranger("amina@kampala.example.org", "pt") == amina
    amina.refresh_from_db()
    assert (amina.unproven_since, amina.language) == (None, "fr")


def test_details_leave_a_trail(amina: Person) -> None:
    operations.change_details(actor=actor_of(amina), person=amina, name=" Amina K. ", language="ar")
    amina.refresh_from_db()
    assert (amina.name, amina.language) == ("Amina K.", "ar")
    assert [event.verb for event in trail.history_of(amina)] == ["person.changed_details"]


def test_nobody_changes_somebody_else(amina: Person, nadia: Person) -> None:
    with pytest.raises(Refused):
        operations.change_details(actor=actor_of(nadia), person=amina, name="X", language="en")
    amina.refresh_from_db()
    assert amina.name == "Amina Kato"


def test_roles_are_given_and_taken_by_the_secretariat(amina: Person, nadia: Person) -> None:
    operations.give_role(actor=actor_of(nadia), person=amina, role="assessor", partner_body="iom")
    amina.refresh_from_db()
    assert (amina.desk_role, amina.partner_body) == ("assessor", "iom")
    operations.give_role(actor=actor_of(nadia), person=amina, role="", partner_body="iom")
    amina.refresh_from_db()
    assert (amina.desk_role, amina.partner_body) == ("", "")


def test_others_cannot_give_roles(amina: Person) -> None:
    with pytest.raises(Refused):
        operations.give_role(actor=actor_of(amina), person=amina, role="secretariat")
    amina.refresh_from_db()
    assert amina.desk_role == ""


def test_a_role_must_exist(amina: Person) -> None:
    with pytest.raises(ValidationError):
        operations.give_role(actor=SYSTEM, person=amina, role="mayor")


def test_giving_an_authenticator_again_replaces_it(nadia: Person) -> None:
    operations.give_totp(nadia, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    (totp,) = Authenticator.objects.filter(user=nadia, type="totp")
    assert totp.data["secret"] != SECRET
    assert Authenticator.objects.filter(user=nadia, type="recovery_codes").count() == 1


def test_sessions_of_others_are_not_ended(amina: Person, nadia: Person) -> None:
    sign_in(Client(), amina.email)
    ids = [row.pk for row in UserSession.objects.filter(user=amina)]
    assert operations.end_sessions(actor=actor_of(nadia), person=nadia, session_ids=ids) == 0
    assert UserSession.objects.filter(pk__in=ids).count() == 1
    with pytest.raises(Refused):
        operations.end_sessions(actor=actor_of(nadia), person=amina, session_ids=ids)
    assert operations.end_sessions(actor=actor_of(amina), person=amina, session_ids=ids) == 1


def test_expired_sessions_are_forgotten(amina: Person) -> None:
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False) as clock:
        sign_in(Client(), amina.email)
        clock.shift(timedelta(days=13))
        operations.forget_expired_sessions()
        assert Session.objects.count() == 1
        clock.shift(timedelta(days=2))
        operations.forget_expired_sessions()
        assert not Session.objects.exists()
