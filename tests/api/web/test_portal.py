"""The pages on which an address is made, tested and looked into."""

from typing import Any

import pytest
from django.test import Client
from tests.actions import making
from tests.api.receiving import LOOPBACK, receiver

from localaction.api import operations
from localaction.api.models import Delivery, Webhook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_network(settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = LOOPBACK


def test_an_address_is_made_tested_changed_and_deleted() -> None:
    actor = making.actor(making.person())
    client = making.at_portal(Client(), actor)
    with receiver() as program:
        sent = {"name": "Portal", "url": program.url, "kinds": ["action"]}
        page = client.post("/en/account/webhooks/", sent).content.decode()
        webhook = Webhook.objects.get()
        assert operations.secret_of(webhook) in page
        assert operations.secret_of(webhook) not in client.get("/en/account/webhooks/").content.decode()
        own = f"/en/account/webhooks/{webhook.pk}/"
        assert client.post(own, {"go": "test"}).status_code == 302
        assert client.post(own, {"go": "test"}).status_code == 409
        operations.deliver(delivery_id=Delivery.objects.get().pk)
    page = client.get(own).content.decode()
    assert "delivered" in page
    assert "204" in page
    assert client.post(own, {"go": "save", "name": "New", "url": program.url}).status_code == 302
    assert client.post(own, {"go": "save", "name": "New", "url": "https://127.0.0.2:22/"}).status_code == 422
    assert operations.secret_of(webhook) not in client.post(own, {"go": "renew"}).content.decode()
    client.post(own, {"go": "delete"})
    assert Webhook.objects.count() == 0


def test_an_address_of_a_private_network_is_refused_at_its_field(settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = ()
    client = making.at_portal(Client(), making.actor(making.person()))
    answer = client.post("/en/account/webhooks/", {"name": "Portal", "url": "https://localhost/"})
    assert answer.status_code == 422
    assert "private network" in answer.content.decode()


def test_nobody_sees_the_address_of_another() -> None:
    with receiver() as program:
        webhook, _secret = operations.make_webhook(
            actor=making.actor(making.person()), name="Portal", url=program.url
        )
    other = making.at_portal(Client(), making.actor(making.person("Omar")))
    assert other.get(f"/en/account/webhooks/{webhook.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_a_long_list_costs_no_more(count: int, django_assert_max_num_queries: Any) -> None:
    actor = making.actor(making.person())
    client = making.at_portal(Client(), actor)
    with receiver() as program:
        webhook, _secret = operations.make_webhook(actor=actor, name="Portal", url=program.url)
    Delivery.objects.bulk_create(
        Delivery(webhook=webhook, code=f"code-{number}", body="{}") for number in range(count)
    )
    with django_assert_max_num_queries(12):
        assert client.get(f"/en/account/webhooks/{webhook.pk}/").status_code == 200
