"""The mailbox of the demo."""

import pytest
from django.test import Client
from pytest_django import Settings

from localaction.accounts import operations
from localaction.accounts.letters import SignInCode
from localaction.kit import post
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> OutgoingLetter:
    return post.send(SignInCode(post.Recipient("أمينة", "amina@example.org", "ar"), "123-456-789", 15))[0]


def _paths(letter: OutgoingLetter) -> list[str]:
    return ["/dev/mail/", f"/dev/mail/{letter.pk}/", f"/dev/mail/{letter.pk}/html/"]


def test_every_letter_can_be_read(client: Client, letter: OutgoingLetter) -> None:
    pages = [client.get(path) for path in _paths(letter)]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "amina@example.org" in pages[0].content.decode()
    assert letter.subject in pages[0].content.decode()
    assert "123-456-789" in pages[1].content.decode()
    assert pages[2].content.decode() == letter.html


def test_the_newest_letter_is_first_and_an_address_can_be_chosen(
    client: Client, letter: OutgoingLetter
) -> None:
    post.send(SignInCode(post.Recipient("", "jonas@example.org"), "000-000-000", 15))
    page = client.get("/dev/mail/").content.decode()
    assert page.index("jonas@example.org") < page.index("amina@example.org")
    chosen = client.get("/dev/mail/?to=jonas@example.org").content.decode()
    assert "amina@example.org" not in chosen


def test_a_letter_runs_nothing(client: Client, letter: OutgoingLetter) -> None:
    policy = client.get(_paths(letter)[2])["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;")
    assert "script" not in policy
    assert "unsafe-inline" not in client.get("/dev/mail/")["Content-Security-Policy"]


def test_the_mailbox_is_closed_in_production(
    client: Client, letter: OutgoingLetter, settings: Settings
) -> None:
    settings.MAILBOX_OPEN = False
    assert [client.get(path).status_code for path in _paths(letter)] == [404, 404, 404]


def test_codes_of_authenticator_apps_are_shown_in_the_demo_only(client: Client, settings: Settings) -> None:
    nadia = operations.make_person(email="nadia@example.org", desk_role="secretariat")
    operations.give_totp(nadia, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert "nadia@example.org" not in client.get("/dev/mail/").content.decode()
    settings.MODE = "demo"
    assert "nadia@example.org" in client.get("/dev/mail/").content.decode()


def test_reading_sets_no_cookie(client: Client, letter: OutgoingLetter) -> None:
    assert not any(client.get(path).cookies for path in _paths(letter))
