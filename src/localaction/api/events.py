"""What is written on the trail about webhooks."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("webhook.made", _("Address made that is told of changes"), keeps="account"),
    Event("webhook.changed", _("Address that is told of changes changed"), keeps="account"),
    Event("webhook.renewed", _("New secret made for an address that is told of changes"), keeps="account"),
    Event("webhook.tested", _("Test sent to an address that is told of changes"), keeps="account"),
    Event("webhook.enabled", _("Address is told of changes again"), keeps="account"),
    Event("webhook.disabled", _("Address is no longer told of changes: it did not answer"), keeps="account"),
    Event("webhook.deleted", _("Address deleted that was told of changes"), keeps="account"),
)
