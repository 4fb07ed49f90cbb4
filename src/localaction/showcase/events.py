"""What is written on the trail about public pages."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (Event("list.cited", _("A list was given a lasting address"), keeps="routine"),)
