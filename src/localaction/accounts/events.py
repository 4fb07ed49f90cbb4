"""What is written on the trail about accounts."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("person.changed_details", _("Own details changed"), keeps="account"),
    Event("person.ended_sessions", _("Signed out on other devices"), keeps="account"),
    Event("token.made", _("Token for a program made"), keeps="account"),
    Event("token.revoked", _("Token for a program revoked"), keeps="account"),
    Event("person.hid_name", _("Own name hidden from others, or shown")),
    Event("quiet.switched", _("Names of the staff hidden from others, or shown")),
    Event("person.given_role", _("Role at the desk changed")),
    Event("person.took_data", _("Took a copy of the own data"), keeps="account"),
    Event("person.asked_erasure", _("Asked to be erased")),
    Event("person.withdrew_erasure", _("Withdrew the request to be erased")),
    Event("person.erasure_refused", _("Request to be erased refused")),
    Event("person.erased", _("Person erased")),
)
