"""Programs are told what changes: signed, again until they take it, and no longer when they never do."""

import json
from typing import Any

import pytest
from django.utils import timezone
from tests.actions import making
from tests.api.receiving import LOOPBACK, Receiver, receiver
from tests.factories.register import publish, withdraw
from tests.register.published_things import a_government

from localaction.api import operations, signing
from localaction.api.models import Delivery, Webhook
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailEvent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_network(settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = LOOPBACK


@pytest.fixture
def nadia() -> Actor:
    """Somebody with an account."""
    return making.actor(making.person())


def made(actor: Actor, program: Receiver, *kinds: str) -> Webhook:
    webhook, _secret = operations.make_webhook(actor=actor, name="Portal", url=program.url, kinds=kinds)
    return webhook


def attempt(delivery: Delivery) -> None:
    """One attempt as the worker makes it."""
    try:
        operations.deliver(delivery_id=delivery.pk)
    except operations.NotDelivered:
        if delivery.attempts >= 0:
            delivery.refresh_from_db()


def test_an_address_is_told_what_changes_from_now_on(nadia: Actor) -> None:
    publish(a_government("kampala"))
    with receiver() as program:
        webhook = made(nadia, program)
        assert operations.tell_all() == 0
        publish(a_government("gulu"))
        withdraw("government", "kampala", "It was merged.")
        assert operations.tell_all() == 1
        assert operations.tell_all() == 0
        delivery = Delivery.objects.get()
        attempt(delivery)
        ((headers, body),) = program.got
    told = json.loads(body)
    assert [(one["what"], one["reference"]) for one in told["changes"]] == [
        ("published", "gulu"),
        ("withdrawn", "kampala"),
    ]
    assert "content" not in body.decode()
    now = int(timezone.now().timestamp())
    header = headers[signing.HEADER]
    assert signing.is_ours(operations.secret_of(webhook), header, body, now)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.attempts, bool(delivery.delivered_at)) == (204, 1, True)


def test_only_what_was_asked_for_is_told(nadia: Actor) -> None:
    with receiver() as program:
        made(nadia, program, "signature")
        publish(a_government("gulu"))
        assert operations.tell_all() == 0
    assert Webhook.objects.get().sequence == 1


def test_what_was_not_taken_is_sent_again_with_a_fresh_signature(nadia: Actor) -> None:
    with receiver() as program:
        program.answers = [503, 204]
        made(nadia, program)
        publish(a_government("gulu"))
        operations.tell_all()
        delivery = Delivery.objects.get()
        with pytest.raises(operations.NotDelivered):
            operations.deliver(delivery_id=delivery.pk)
        delivery.refresh_from_db()
        assert (delivery.status, delivery.answer, delivery.delivered_at) == (503, "no thank you", None)
        operations.deliver(delivery_id=delivery.pk)
        operations.deliver(delivery_id=delivery.pk)
        assert len(program.got) == 2
        assert program.got[0][1] == program.got[1][1]


def test_an_address_that_never_answers_is_told_no_more_and_its_owner_hears_of_it(nadia: Actor) -> None:
    with receiver() as program:
        webhook = made(nadia, program)
    for number in range(operations.FAILURES):
        publish(a_government(f"gulu-{number}"))
        operations.tell_all()
        delivery = Delivery.objects.order_by("-pk")[0]
        attempt(delivery)
        operations.give_up(delivery_id=delivery.pk)
    webhook.refresh_from_db()
    assert webhook.disabled_at is not None
    assert Delivery.objects.filter(given_up_at=None).count() == 0
    letter = OutgoingLetter.objects.get(letter="api/letters/webhook_stopped")
    assert letter.recipient_email == nadia.email
    publish(a_government("after"))
    assert operations.tell_all() == 0
    operations.enable_webhook(actor=nadia, webhook=webhook)
    assert operations.tell_all() == 0, "what changed meanwhile is read from the list of changes"


def test_an_address_that_says_it_is_gone_is_believed_at_once(nadia: Actor) -> None:
    with receiver() as program:
        program.answers = [410]
        made(nadia, program)
        publish(a_government("gulu"))
        operations.tell_all()
        operations.deliver(delivery_id=Delivery.objects.get().pk)
    assert Webhook.objects.get().disabled_at is not None


def test_one_success_forgives_what_failed_before(nadia: Actor) -> None:
    with receiver() as program:
        webhook = made(nadia, program)
        Webhook.objects.update(failures=operations.FAILURES - 1)
        attempt(operations.test_webhook(actor=nadia, webhook=webhook))
    assert Webhook.objects.get().failures == 0


def test_a_name_that_leads_home_later_is_refused_when_it_does(nadia: Actor, settings: Any) -> None:
    with receiver() as program:
        webhook = made(nadia, program)
        settings.WEBHOOK_NETWORKS = ()
        delivery = operations.test_webhook(actor=nadia, webhook=webhook)
        attempt(delivery)
        assert program.got == []
    assert (delivery.status, delivery.answer) == (0, "This address leads into a private network.")


def test_a_secret_is_told_once_and_kept_nowhere(nadia: Actor) -> None:
    with receiver() as program:
        webhook, secret = operations.make_webhook(actor=nadia, name="Portal", url=program.url)
    row = Webhook.objects.values().get()
    assert secret.removeprefix("whs_") not in str(row)
    assert operations.renew_secret(actor=nadia, webhook=webhook) != secret


def test_nobody_touches_the_address_of_another(nadia: Actor) -> None:
    other = making.actor(making.person("Omar"))
    with receiver() as program:
        webhook = made(nadia, program)
        for move in (operations.delete_webhook, operations.enable_webhook, operations.test_webhook):
            with pytest.raises(Refused):
                move(actor=other, webhook=webhook)
        for number in range(4):
            made(nadia, program, *operations.KINDS[:number])
        with pytest.raises(Refused):
            made(nadia, program)
    assert TrailEvent.objects.filter(verb="webhook.made").count() == 5
