"""What is written on the trail about governments, their teams and their invitations."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("government.proposed", pgettext_lazy("government", "Proposed")),
    Event("government.listed", pgettext_lazy("government", "Listed from a source")),
    Event("government.verified", pgettext_lazy("government", "Verified")),
    Event("government.rejected", pgettext_lazy("government", "Not accepted")),
    Event("government.reopened", _("Opened again")),
    Event("government.merged", _("Merged into another record")),
    Event("government.succeeded", _("Another government took its place")),
    Event("government.joined_network", _("Network noted")),
    Event("government.left_network", _("Network removed")),
    Event("government.twinned", _("Twin city noted")),
    Event("government.untwinned", _("Twin city removed")),
    Event("government.noted_mailbox", _("Mailbox of the office noted")),
    Event("membership.endorsed", _("One person of the secretariat accepted")),
    Event("membership.objected", _("A contact does not know this person")),
    Event("membership.answered_objection", _("Objection looked into")),
    Event("government.changed_details", _("Details changed")),
    Event("government.lost_contact", _("Nobody could be reached any more")),
    Event("government.found_contact", _("Somebody can be reached again")),
    Event("membership.requested", _("Asked to speak for the government")),
    Event("membership.accepted", _("Became a member of the team")),
    Event("membership.declined", _("Request to join the team declined")),
    Event("membership.changed_role", _("Role in the team changed")),
    Event("membership.handed_over", _("Role of the focal point handed over")),
    Event("membership.ended", _("Left the team")),
    Event("membership.asked_still_here", _("Asked whether the person is still there"), keeps="routine"),
    Event("membership.still_here", _("Said to be still there")),
    Event("membership.said_gone", _("Colleague said to be gone")),
    Event("invitation.sent", _("Colleague invited")),
    Event("invitation.withdrawn", _("Invitation withdrawn")),
    Event("invitation.accepted", _("Invitation accepted")),
    Event("government.forgotten", _("Record removed with the import that brought it")),
    Event("organisation.entered", _("Organisation entered")),
)
