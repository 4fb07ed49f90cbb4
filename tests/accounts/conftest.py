"""People for the tests of accounts."""

import pytest

from localaction.accounts import operations
from localaction.accounts.models import Person

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def amina(db: None) -> Person:
    """A focal point who reads French."""
    return Person.objects.create_user("amina@kampala.example.org", name="Amina Kato", language="fr")


@pytest.fixture
def nadia(db: None) -> Person:
    """Somebody of the secretariat who reads Arabic and has an authenticator app."""
    person = operations.make_person(
        email="nadia@example.org", name="Nadia Haddad", language="ar", desk_role="secretariat"
    )
    operations.give_totp(person, SECRET)
    return person
