"""Reading people."""

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP
from tests.accounts.browser import app_code
from tests.accounts.conftest import SECRET

from localaction.accounts import operations, queries
from localaction.accounts.models import Person
from localaction.kit.post import Recipient

pytestmark = pytest.mark.django_db


def test_an_address_is_found_whatever_its_case(amina: Person) -> None:
    assert queries.person_with_email(" Amina@Kampala.EXAMPLE.org ") == amina
    assert queries.person_with_email("nobody@example.org") is None


def test_a_look_alike_address_is_another_one() -> None:
    mike = Person.objects.create_user("mike@example.org")
    assert queries.person_with_email("mıke@example.org") is None
    assert queries.person_with_email("MIKE@example.org") == mike


def test_a_recipient_carries_the_person_s_language(amina: Person) -> None:
    assert queries.recipient(amina.pk) == Recipient("Amina Kato", "amina@kampala.example.org", "fr")
    with pytest.raises(Person.DoesNotExist):
        queries.recipient(amina.pk + 1000)


def test_letters_to_the_secretariat_go_to_active_people_of_the_secretariat_only(
    amina: Person, nadia: Person
) -> None:
    operations.make_person(email="jonas@example.org", desk_role="assessor", partner_body="iom")
    gone = operations.make_person(email="gone@example.org", desk_role="secretariat")
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    assert queries.secretariat_recipients() == [Recipient("Nadia Haddad", "nadia@example.org", "ar")]


def test_assessors_of_one_body(nadia: Person) -> None:
    one = operations.make_person(email="a@example.org", name="A", desk_role="assessor", partner_body="iom")
    two = operations.make_person(email="b@example.org", name="B", desk_role="assessor", partner_body="uclg")
    assert list(queries.assessors()) == [one, two]
    assert list(queries.assessors("uclg")) == [two]


def test_recipients_leave_out_closed_accounts(amina: Person, nadia: Person) -> None:
    Person.objects.filter(pk=amina.pk).update(is_active=False)
    assert [who.email for who in queries.recipients([amina.pk, nadia.pk])] == ["nadia@example.org"]


def test_demo_codes_are_those_of_accounts_the_demo_made(nadia: Person) -> None:
    with time_machine.travel(1_770_000_010, tick=False):
        (code,) = queries.demo_codes()
        assert (code.email, code.code) == ("nadia@example.org", app_code(SECRET))
        assert code.seconds_left == 20


def test_nobody_else_s_codes_are_shown(amina: Person) -> None:
    TOTP.activate(amina, SECRET)
    assert queries.demo_codes() == []
