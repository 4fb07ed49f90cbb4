"""What the API does by itself: telling addresses what changed."""

from datetime import timedelta

from localaction.api import operations
from localaction.kit import jobs


@jobs.every(minutes=1)
def tell_webhooks() -> None:
    """Write a message to every address that has not been told of everything."""
    operations.tell_all()


def _give_up(delivery_id: int) -> None:
    operations.give_up(delivery_id=delivery_id)


@jobs.job(operations.DELIVER, attempts=8, lease=timedelta(minutes=2), when_given_up=_give_up)
def deliver(delivery_id: int) -> None:
    """One attempt to deliver a message: again after 10 s, 40 s, 160 s … up to an hour, eight times."""
    operations.deliver(delivery_id=delivery_id)
