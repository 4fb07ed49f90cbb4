"""`localaction make-person`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from localaction.accounts.models import Person

pytestmark = pytest.mark.django_db


def test_an_assessor() -> None:
    out = StringIO()
    call_command(
        "make_person",
        "Jonas@Example.org",
        name="Jonas",
        language="es",
        role="assessor",
        partner_body="iom",
        stdout=out,
    )
    person = Person.objects.get()
    assert (person.email, person.name, person.language) == ("jonas@example.org", "Jonas", "es")
    assert (person.desk_role, person.partner_body) == ("assessor", "iom")
    assert "jonas@example.org can sign in; role at the desk: assessor." in out.getvalue()


def test_running_it_again_changes_nothing() -> None:
    for _ in range(2):
        call_command("make_person", "jonas@example.org", role="secretariat", stdout=StringIO())
    assert Person.objects.get().desk_role == "secretariat"


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(CommandError, match="is not an e-mail address"):
        call_command("make_person", "jonas", stdout=StringIO())
    assert not Person.objects.exists()
