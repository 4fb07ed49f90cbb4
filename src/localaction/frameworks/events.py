"""What is written on the trail about frameworks."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (Event("wording.confirmed", _("Wording confirmed")),)
