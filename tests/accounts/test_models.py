"""People in the database."""

import pytest
from django.db import IntegrityError

from localaction.accounts.models import Person

pytestmark = pytest.mark.django_db


def test_an_address_belongs_to_one_person_whatever_its_case() -> None:
    Person.objects.create_user("Amina@Example.org")
    with pytest.raises(IntegrityError):
        Person.objects.create(email="AMINA@example.org")


def test_nobody_has_a_password() -> None:
    assert not Person.objects.create_user("amina@example.org").has_usable_password()


def test_people_are_found_by_their_address_whatever_its_case() -> None:
    person = Person.objects.create_user("amina@example.org")
    assert Person.objects.get_by_natural_key("AMINA@example.org") == person
