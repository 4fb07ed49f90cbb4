from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.governments import making

from localaction.governments import operations
from localaction.governments.models import Membership

pytestmark = pytest.mark.django_db


def asked(role: str = "focal_point") -> tuple[Membership, str]:
    government = making.government()
    leader = making.member(government)
    Membership.objects.update(started_at=timezone.now() - timedelta(days=400), role=role)
    membership = making.membership(government, leader)
    return membership, f"/ar/still-you/{operations.still_you_token(membership)}/"


def test_opening_the_link_answers_nothing(client: Client) -> None:
    membership, address = asked()
    page = client.get(address)
    assert page.status_code == 200
    membership.refresh_from_db()
    assert membership.still_here_at is None
    assert page.headers["Cache-Control"].startswith("private") or "no-store" in page.headers["Cache-Control"]


def test_one_tap_without_an_account_keeps_the_contact(client: Client) -> None:
    membership, address = asked()
    page = client.post(address, {"answer": "here"})
    assert page.status_code == 200
    membership.refresh_from_db()
    assert membership.still_here_at is not None
    assert "sessionid" not in client.cookies


def test_an_answered_link_changes_nothing_more(client: Client) -> None:
    membership, address = asked()
    client.post(address, {"answer": "here"})
    client.post(address, {"answer": "gone"})
    membership.refresh_from_db()
    assert (membership.status, membership.gone_at) == ("active", None)


def test_a_word_that_is_no_answer_is_none(client: Client) -> None:
    membership, address = asked()
    assert client.post(address, {"answer": "perhaps"}).status_code == 200
    membership.refresh_from_db()
    assert (membership.still_here_at, membership.gone_at) == (None, None)


def test_a_broken_link_says_what_to_do(client: Client) -> None:
    page = client.get("/en/still-you/nonsense/")
    assert page.status_code == 410
    assert "too old" in page.content.decode()


def test_the_portal_asks_and_takes_the_answer(client: Client) -> None:
    membership, _address = asked()
    client.force_login(membership.person)
    slug = membership.government.slug
    answer = client.post(f"/en/portal/g/{slug}/still-you/", {"answer": "here"}, follow=True)
    assert "Thank you. We ask again in a year." in answer.content.decode()
    membership.refresh_from_db()
    assert membership.still_here_at is not None
    assert client.post(f"/en/portal/g/{slug}/still-you/", {"answer": "gone"}).status_code == 302
    assert Membership.objects.get(pk=membership.pk).gone_at is None


def test_the_desk_lists_governments_without_a_contact(client: Client) -> None:
    membership, _address = asked()
    operations.say_gone(membership=membership, now=timezone.now())
    desk = making.at_desk(client, making.secretariat()).get("/en/desk/governments/").content.decode()
    assert desk.count("Nobody can be reached") == 1
