"""The page on which tokens are made, shown once and revoked."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.actions import making

from localaction.accounts.models import ApiToken, Person
from localaction.accounts.retention import RULES
from localaction.kit.models import OutgoingLetter, TrailEvent

pytestmark = pytest.mark.django_db
PATH = "/en/account/tokens/"
SENT = {"name": "Zanzibar feed", "scopes": ["drafts"], "days": "30"}


@pytest.fixture
def nadia() -> tuple[Client, Person]:
    """Somebody signed in."""
    person = making.person()
    return making.at_portal(Client(), making.actor(person)), person


def test_it_is_shown_once_and_works(nadia: tuple[Client, Person]) -> None:
    client, person = nadia
    page = client.post(PATH, SENT).content.decode()
    (shown,) = re.findall(r"la_[A-Za-z0-9]{40}", page)
    assert shown not in client.get(PATH).content.decode()
    said = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {shown}"})
    assert said.json()["name"] == person.name
    assert ApiToken.objects.get().last_used_at is not None
    assert TrailEvent.objects.get(verb="token.made").person_id == person.pk
    assert "token" in OutgoingLetter.objects.get(recipient_email=person.email).text


def test_once_revoked_it_is_refused(nadia: tuple[Client, Person]) -> None:
    client, _person = nadia
    (shown,) = re.findall(r"la_[A-Za-z0-9]{40}", client.post(PATH, SENT).content.decode())
    revoke = f"{PATH}{ApiToken.objects.get().pk}/revoke/"
    assert client.post(revoke).status_code == 302
    assert client.post(revoke).status_code == 403
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {shown}"}).status_code == 401


def test_nobody_revokes_the_token_of_another(nadia: tuple[Client, Person]) -> None:
    nadia[0].post(PATH, SENT)
    other = making.at_portal(Client(), making.actor(making.person("Omar")))
    assert other.post(f"{PATH}{ApiToken.objects.get().pk}/revoke/").status_code == 404
    assert "Zanzibar" not in other.get(PATH).content.decode()


def test_what_is_missing_is_said_and_what_was_typed_stays(nadia: tuple[Client, Person]) -> None:
    answer = nadia[0].post(PATH, {"name": "Portal of Kampala", "days": "30"})
    assert answer.status_code == 422
    assert "Portal of Kampala" in answer.content.decode()
    assert ApiToken.objects.count() == 0


def test_nobody_has_very_many(nadia: tuple[Client, Person]) -> None:
    client, person = nadia
    until = timezone.now() + timedelta(days=1)
    ApiToken.objects.bulk_create(
        ApiToken(person=person, name="x", digest=str(number), hint="x", expires_at=until)
        for number in range(20)
    )
    assert client.post(PATH, SENT).status_code == 422


def test_those_that_ended_go_after_a_while(nadia: tuple[Client, Person]) -> None:
    (rule,) = RULES
    now = timezone.now()
    for number, ended in enumerate((now - timedelta(days=rule.days + 1), now - timedelta(days=1))):
        ApiToken.objects.create(person=nadia[1], name="x", digest=str(number), hint="x", expires_at=ended)
    assert rule.forget(rule.before(now)) == 1
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("count", [1, 12])
def test_a_long_list_costs_no_more(
    nadia: tuple[Client, Person], count: int, django_assert_max_num_queries: Any
) -> None:
    client, person = nadia
    until = timezone.now() + timedelta(days=1)
    ApiToken.objects.bulk_create(
        ApiToken(person=person, name="x", digest=str(number), hint="x", expires_at=until, scopes=["drafts"])
        for number in range(count)
    )
    with django_assert_max_num_queries(10):
        assert client.get(PATH).status_code == 200
