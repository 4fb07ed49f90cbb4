"""What is written on the trail about the work at the desk."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("care.taken", _("Taken from the queue"), keeps="routine"),
    Event("care.given_back", _("Given back to the queue"), keeps="routine"),
    Event("care.given", _("Given to a colleague"), keeps="routine"),
    Event("view.kept", _("View of the queue kept"), keeps="routine"),
    Event("view.forgotten", _("View of the queue deleted"), keeps="routine"),
)
