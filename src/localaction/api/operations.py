"""Writing webhooks, and telling them what changed."""

from __future__ import annotations

import http.client
import secrets
from collections.abc import Iterable

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from localaction.accounts import queries as accounts
from localaction.api import ledger, letters, queries, rules, sending, signing
from localaction.api.models import Delivery, Webhook
from localaction.governments.rules import person_id_of
from localaction.kit import jobs, post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.register import changes
from localaction.register import queries as register

DELIVER = "api.deliver"
KINDS = ("action", "government", "signature", "progress", "call")
MOST_CHANGES, MOST_MESSAGES = 100, 20
FAILURES = 5  # deliveries given up in a row
GONE = 410
LONGEST_ADDRESS = 500
AGENT = "LocalAction-Webhook/1"


class NotDelivered(Exception):
    """An attempt failed; the job tries again."""


@transaction.atomic
def make_webhook(*, actor: Actor, name: str, url: str, kinds: Iterable[str] = ()) -> tuple[Webhook, str]:
    """Tell an address from now on; returns it with its secret, which is told only now.

    Raises Refused, and ValidationError for an address that nothing is sent to.
    """
    rules.may_make_webhook(actor, queries.webhooks_for(actor).count()).or_refuse()
    webhook = Webhook(nonce=secrets.token_hex(16), sequence=register.head().sequence)
    webhook.person_id = person_id_of(actor)
    _fill(webhook, name, url, kinds)
    webhook.save()
    trail.record(actor, "webhook.made", webhook)
    return webhook, secret_of(webhook)


@transaction.atomic
def change_webhook(*, actor: Actor, webhook: Webhook, name: str, url: str, kinds: Iterable[str]) -> Webhook:
    """Change what an address is called, where it is, or what it is told. Raises Refused, ValidationError."""
    rules.may_change_webhook(actor, webhook).or_refuse()
    _fill(webhook, name, url, kinds)
    webhook.save(update_fields=["name", "url", "kinds"])
    trail.record(actor, "webhook.changed", webhook)
    return webhook


def _fill(webhook: Webhook, name: str, url: str, kinds: Iterable[str]) -> None:
    webhook.name, webhook.url = name.strip(), url.strip()
    wanted = set(kinds)
    webhook.kinds = [kind for kind in KINDS if kind in wanted]
    if len(webhook.url) > LONGEST_ADDRESS:
        raise ValidationError({"url": _("This address is too long.")})
    try:
        sending.addresses(sending.target(webhook.url), settings.WEBHOOK_NETWORKS)
    except sending.Unreachable as error:
        raise ValidationError({"url": error.reason}) from error
    webhook.full_clean(exclude=["url"])  # in an own network a name may have no dot, which the field refuses


@transaction.atomic
def renew_secret(*, actor: Actor, webhook: Webhook) -> str:
    """Give an address a new secret, which is told only now; the old one signs nothing any more."""
    rules.may_change_webhook(actor, webhook).or_refuse()
    webhook.nonce = secrets.token_hex(16)
    webhook.save(update_fields=["nonce"])
    trail.record(actor, "webhook.renewed", webhook)
    return secret_of(webhook)


@transaction.atomic
def delete_webhook(*, actor: Actor, webhook: Webhook) -> None:
    """Forget an address and everything that was sent to it."""
    rules.may_change_webhook(actor, webhook).or_refuse()
    trail.record(actor, "webhook.deleted", webhook)
    webhook.delete()


@transaction.atomic
def enable_webhook(*, actor: Actor, webhook: Webhook) -> Webhook:
    """Tell an address again, from what changes now on."""
    rules.may_change_webhook(actor, webhook).or_refuse()
    webhook.disabled_at, webhook.failures = None, 0
    webhook.sequence = register.head().sequence
    webhook.save(update_fields=["disabled_at", "failures", "sequence"])
    trail.record(actor, "webhook.enabled", webhook)
    return webhook


@transaction.atomic
def test_webhook(*, actor: Actor, webhook: Webhook) -> Delivery:
    """Send an address a message that tells of nothing."""
    rules.may_test_webhook(actor, webhook, queries.count_waiting_tests(webhook)).or_refuse()
    made = _message(webhook, changes.Changes((), webhook.sequence, webhook.sequence), is_test=True)
    trail.record(actor, "webhook.tested", webhook)
    return made


def secret_of(webhook: Webhook) -> str:
    """The secret of an address: made anew from the key of the site each time, so that the database has none."""
    made = salted_hmac("localaction.api.webhook", f"{webhook.pk}:{webhook.nonce}", algorithm="sha256")
    return f"whs_{made.hexdigest()}"


# --- telling


def tell_all() -> int:
    """Write a message to every address that has not been told of everything; returns how many."""
    head = register.head().sequence
    return sum(_tell(pk) for pk in queries.behind(head))


@transaction.atomic
def _tell(pk: int) -> int:
    webhook = Webhook.objects.select_for_update().get(pk=pk)
    if webhook.disabled_at is not None:
        return 0
    count = 0
    while count < MOST_MESSAGES:
        found = changes.since(webhook.sequence, MOST_CHANGES, webhook.kinds)
        if found.found:
            _message(webhook, found)
            count += 1
        webhook.sequence = found.upto
        if found.upto >= found.head:
            break
    webhook.save(update_fields=["sequence"])
    return count


def _message(webhook: Webhook, found: changes.Changes, *, is_test: bool = False) -> Delivery:
    code = secrets.token_hex(16)
    told = {
        "delivery": code,
        "type": "test" if is_test else "changes",
        "since": webhook.sequence,
        "upto": found.upto,
        "changes": [_told(one) for one in found.found],
    }
    made = Delivery.objects.create(
        webhook=webhook,
        code=code,
        is_test=is_test,
        since=webhook.sequence,
        upto=found.upto,
        changes=len(found.found),
        body=msgspec.json.encode(told).decode(),
    )
    jobs.enqueue(DELIVER, delivery_id=made.pk)
    return made


def _told(change: changes.Change) -> dict[str, str | int]:
    """A change without its content: who wants that asks for it, and gets what stands then."""
    line = change.line
    return {
        "sequence": line.sequence,
        "what": change.what,
        "kind": line.kind,
        "reference": line.reference,
        "version": line.version,
        "published_at": line.published_at,
        "href": ledger.href_of(line),
    }


def deliver(*, delivery_id: int) -> None:
    """One attempt to deliver a message, written down whatever comes of it. Raises NotDelivered."""
    delivery = Delivery.objects.select_related("webhook").filter(pk=delivery_id).first()
    if delivery is None or delivery.delivered_at or delivery.given_up_at or delivery.webhook.disabled_at:
        return
    webhook = delivery.webhook
    status, text, took = _attempt(delivery)
    is_taken = 200 <= status < 300
    delivery.attempts += 1
    delivery.tried_at = timezone.now()
    delivery.status, delivery.answer, delivery.took_ms = status, text, took
    delivery.delivered_at = delivery.tried_at if is_taken else None
    delivery.save()
    if is_taken:
        Webhook.objects.filter(pk=webhook.pk).exclude(failures=0).update(failures=0)
    elif status == GONE:
        give_up(delivery_id=delivery_id, at_once=True)
    else:
        raise NotDelivered(f"{status} {text[:80]}")


def _attempt(delivery: Delivery) -> tuple[int, str, int]:
    body = delivery.body.encode()
    now = int(timezone.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": AGENT,
        "Local-Action-Delivery": delivery.code,
        signing.HEADER: signing.signature(secret_of(delivery.webhook), now, body),
    }
    try:
        found = sending.post(delivery.webhook.url, body, headers, tuple(settings.WEBHOOK_NETWORKS))
    except sending.Unreachable as error:
        return 0, str(error.reason)[:500], 0
    except (OSError, http.client.HTTPException) as error:
        return 0, f"{type(error).__name__}: {error}"[:500], 0
    return found.status, found.text, found.took_ms


@transaction.atomic
def give_up(*, delivery_id: int, at_once: bool = False) -> None:
    """Let a message be; after some in a row, or `at_once` when told to go away, its address is told no more."""
    delivery = Delivery.objects.select_related("webhook").filter(pk=delivery_id, delivered_at=None).first()
    if delivery is None:
        return
    Delivery.objects.filter(pk=delivery.pk).update(given_up_at=timezone.now())
    Webhook.objects.filter(pk=delivery.webhook_id).update(failures=F("failures") + 1)
    webhook = Webhook.objects.select_for_update().get(pk=delivery.webhook_id)
    if webhook.disabled_at is None and (at_once or webhook.failures >= FAILURES):
        webhook.disabled_at = timezone.now()
        webhook.save(update_fields=["disabled_at"])
        trail.record(SYSTEM, "webhook.disabled", webhook)
        post.send(letters.WebhookStopped(webhook=webhook, person=accounts.recipient(webhook.person_id)))
