"""The mails about webhooks."""

from dataclasses import dataclass

from localaction.api.models import Webhook
from localaction.kit import post


@dataclass(frozen=True)
class WebhookStopped(post.Letter):
    """An address does not answer and is not told any more."""

    folder = "api/letters/webhook_stopped"
    webhook: Webhook
    person: post.Recipient

    def recipients(self) -> list[post.Recipient]:
        return [self.person]
