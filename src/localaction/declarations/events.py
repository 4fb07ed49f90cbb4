"""What is written on the trail about declarations and signatures."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("signature.begun", _("Signature begun")),
    Event("signature.listed", pgettext_lazy("signature", "Listed from a source")),
    Event("signature.signed", _("Signed and sent")),
    Event("signature.gained_evidence", _("Evidence added")),
    Event("signature.lost_evidence", _("Evidence removed")),
    Event("signature.handed_back", _("Question asked")),
    Event("signature.answered", _("Question answered")),
    Event("signature.confirmed_by_one", _("One person confirmed")),
    Event("signature.announced", _("Announced, to be final in seven days")),
    Event("signature.objected", _("A contact says that it is not theirs")),
    Event("signature.answered_objection", _("Objection looked into")),
    Event("signature.confirmed", pgettext_lazy("signature", "Confirmed")),
    Event("signature.refused", pgettext_lazy("signature", "Not accepted")),
    Event("signature.disputed", _("Marked as disputed")),
    Event("signature.settled", _("Dispute settled")),
    Event("signature.superseded", _("A newer signature took its place")),
    Event("signature.withdrawn", pgettext_lazy("signature", "Withdrawn")),
    Event("signature.moved", _("Moved to the record that stays after a merger")),
    Event("signature.gave_way", _("Another signature of the same government is valid")),
    Event("declaration.loaded", _("Text of a declaration loaded")),
)
