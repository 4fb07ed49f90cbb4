"""Who may do what with an address that is told of changes."""

from django.utils.translation import gettext_lazy as _

from localaction.api.models import Webhook
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal

MOST = 5


def may_make_webhook(actor: Actor, standing: int) -> Answer:
    """Everybody with an account, a few; `standing` is how many there are already."""
    return first_refusal(
        allow_if(actor.is_known, _("Sign in first.")),
        allow_if(standing < MOST, _("You have five addresses already. Delete one that you no longer need.")),
    )


def may_change_webhook(actor: Actor, webhook: Webhook) -> Answer:
    """Only the person whose address it is."""
    return allow_if(
        actor.is_known and actor.person_id == webhook.person_id, _("This address belongs to somebody else.")
    )


def may_test_webhook(actor: Actor, webhook: Webhook, waiting: int) -> Answer:
    """The same, one test at a time, while it is told at all."""
    return first_refusal(
        may_change_webhook(actor, webhook),
        allow_if(webhook.disabled_at is None, _("This address is not told any more. Start it again first.")),
        allow_if(waiting == 0, _("A test is on its way already. Look again in a moment.")),
    )
