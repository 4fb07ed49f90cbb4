"""Reading webhooks and what was sent to them."""

from django.db.models import QuerySet

from localaction.api.models import Delivery, Webhook
from localaction.kit.actors import Actor


def webhooks_for(actor: Actor) -> QuerySet[Webhook]:
    """The actor's own addresses, the newest first."""
    if actor.person_id is None:
        return Webhook.objects.none()
    return Webhook.objects.filter(person_id=actor.person_id)


def deliveries_of(webhook: Webhook) -> QuerySet[Delivery]:
    """What was sent to an address, the newest first."""
    return webhook.deliveries.all()


def count_waiting_tests(webhook: Webhook) -> int:
    """How many tests have not been answered or given up yet."""
    return webhook.deliveries.filter(is_test=True, delivered_at=None, given_up_at=None, attempts=0).count()


def behind(head: int) -> list[int]:
    """Numbers of the addresses that have not been told of everything up to an entry."""
    waiting = Webhook.objects.filter(disabled_at=None, sequence__lt=head, person__is_active=True)
    return list(waiting.order_by("pk").values_list("pk", flat=True))
