"""A government's own home."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.governments import making

from localaction.governments import operations

pytestmark = pytest.mark.django_db


def home(client: Client, slug: str) -> str:
    return client.get(f"/en/portal/g/{slug}/").content.decode()


def test_people_are_counted_by_what_they_are(client: Client) -> None:
    government = making.government()
    making.at_portal(client, making.member(government))
    page = home(client, government.slug)
    assert "1 member" in page
    assert "asked to join" not in page
    for name in ("Omar", "Lea"):
        operations.join(actor=making.somebody(name), government=government)
    assert "2 people asked to join" in home(client, government.slug)


def test_who_is_first_is_not_told_that_nobody_is_there(client: Client) -> None:
    nadia = making.somebody()
    membership = operations.found(actor=nadia, facts=making.facts())
    page = home(making.at_portal(client, nadia), membership.government.slug)
    assert "0 members" not in page
    assert "1 person asked to join" in page
