"""What is written on the trail about outreach."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("list.made", _("List of governments made")),
    Event("list.changed", _("List of governments changed")),
    Event("list.filled", _("Governments put on a list")),
    Event("prospect.listed", _("Put on a list")),
    Event("prospect.changed", _("Contact on a list changed")),
    Event("prospect.dropped", _("Taken off a list")),
    Event("prospect.invited", _("Invited to the Call")),
    Event("prospect.reminded", _("Reminded of an invitation"), keeps="routine"),
    Event("prospect.joined", _("Joined after an invitation")),
    Event("prospect.declined", _("Declined an invitation")),
    Event("prospect.redirected", _("Named somebody else to write to")),
    Event("prospect.stopped", _("Not written to any more")),
    Event("prospect.answer_read", _("Answer to an invitation read"), keeps="routine"),
)
