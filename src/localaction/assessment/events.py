"""What is written on the trail about assessments and decisions."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("assessment.assigned", _("Assessor assigned")),
    Event("assessment.released", _("Assessor released")),
    Event("assessment.reminded", _("Assessor reminded"), keeps="routine"),
    Event("assessment.distributed", _("Actions given to assessors at once")),
    Event("assessment.words_hidden", _("Words hidden from assessors")),
    Event("assessor.profile_saved", _("Assessor's profile saved"), keeps="account"),
    Event("assessor.tie_added", _("Tie added to an assessor's profile"), keeps="account"),
    Event("assessor.tie_removed", _("Tie taken off an assessor's profile"), keeps="account"),
    Event("assigning.rule_saved", _("Rule of assigning saved")),
    Event("assigning.rule_dropped", _("Rule of assigning dropped")),
    Event("assessment.conflict_declared", _("Interests declared")),
    Event("assessment.abstained", _("Assessor abstained")),
    Event("assessment.submitted", _("Assessment sent")),
    Event("assessment.agreed", _("Common levels agreed")),
    Event("decision.made_pending", _("Decision made ready, letters held")),
    Event("decision.taken_back", _("Pending decision taken back")),
    Event("meeting.called", _("Meeting called")),
    Event("meeting.agenda_filled", _("Agenda filled")),
    Event("meeting.attended", _("Presence noted")),
    Event("meeting.item_moved", _("Agenda changed")),
    Event("meeting.item_noted", _("Item settled in a meeting")),
    Event("meeting.closed", _("Meeting closed")),
    Event("anchor.set", _("Anchor case set")),
    Event("anchor.removed", _("Anchor case removed")),
    Event("anchor.scored", _("Anchor case scored")),
    Event("decision.decline_announced", _("Refusal announced")),
    Event("decision.answered", _("Announced refusal answered by the government")),
    Event("decision.accept", _("Decided: accepted")),
    Event("decision.hand_back", _("Decided: handed back")),
    Event("decision.decline", _("Decided: declined")),
)
