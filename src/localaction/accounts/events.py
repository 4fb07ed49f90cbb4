"""What is written on the trail about accounts."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("person.changed_details", _("Own details changed"), keeps="account"),
    Event("person.ended_sessions", _("Signed out on other devices"), keeps="account"),
    Event("person.given_role", _("Role at the desk changed")),
)
