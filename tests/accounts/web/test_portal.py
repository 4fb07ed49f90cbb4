"""The pages of a person about themselves."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from tests.accounts.browser import sign_in

from localaction.accounts.models import Person

pytestmark = pytest.mark.django_db


def test_a_person_changes_name_and_language(client: Client, amina: Person) -> None:
    sign_in(client, amina.email)
    response = client.post("/en/account/", {"name": "Amina K.", "language": "ar"}, follow=True)
    amina.refresh_from_db()
    assert (amina.name, amina.language) == ("Amina K.", "ar")
    assert "Your details are saved." in response.content.decode()


def test_wrong_input_is_told_and_kept(client: Client, amina: Person) -> None:
    sign_in(client, amina.email)
    page = client.post("/en/account/", {"name": "", "language": "xx"}).content.decode()
    amina.refresh_from_db()
    assert (amina.name, amina.language) == ("Amina Kato", "fr")
    assert "error-summary" in page


def test_a_session_elsewhere_can_be_ended(amina: Person) -> None:
    here, there = Client(), Client()
    sign_in(here, amina.email)
    sign_in(there, amina.email)
    page = here.get("/en/account/sessions/").content.decode()
    assert page.count("Another device") == 1
    here.post("/en/account/sessions/", {"session": "others"})
    assert there.get("/en/account/").status_code == 302
    assert here.get("/en/account/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(amina: Person) -> None:
    other = Person.objects.create_user("other@example.org")
    mine, theirs = Client(), Client()
    sign_in(mine, amina.email)
    sign_in(theirs, other.email)
    row = UserSession.objects.get(user=other)
    mine.post("/en/account/sessions/", {"session": str(row.pk)})
    assert theirs.get("/en/account/").status_code == 200


def test_the_desk_is_remembered_only_within_this_site(client: Client, amina: Person) -> None:
    sign_in(client, amina.email)
    client.get("/en/account/second-factor/?next=https://evil.example/")
    assert "second_factor_next" not in client.session
    client.get("/en/account/second-factor/?next=/en/desk/")
    assert client.session["second_factor_next"] == "/en/desk/"
