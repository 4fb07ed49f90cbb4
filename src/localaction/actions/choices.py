"""The action's own vocabularies as pages offer them."""

from localaction.actions.lifecycle import AT_THE_DESK, PUBLIC, WRITABLE, CallStatus, ReportStatus, Status
from localaction.actions.models import Channel, Kind, Stage, Subject, Subjects

KINDS = tuple(Kind.choices)
STAGES = tuple(Stage.choices)
SUBJECTS = tuple(Subjects.choices)
CHANNELS = tuple(Channel.choices)
STATES = tuple(Status.choices)
CALL_STATES = tuple(CallStatus.choices)
CALL_TONES = {"draft": "quiet", "open": "active", "closed": "attention", "archived": "ended"}
REPORT_STATES = tuple(ReportStatus.choices)
REPORT_TONES = {
    "held": "attention",
    "reported": "active",
    "questioned": "attention",
    "checked": "good",
    "withdrawn": "ended",
}
EDIT_TONES = {
    "writing": "active",
    "proposed": "attention",
    "agreed": "good",
    "refused": "ended",
    "withdrawn": "ended",
    "lapsed": "ended",
}
IMPORT_SUBJECTS = tuple(Subject.choices)
IMPORT_TONES = {
    "brought": "active",
    "read": "attention",
    "checking": "active",
    "checked": "attention",
    "running": "active",
    "done": "good",
    "failed": "attention",
    "discarded": "ended",
    "undoing": "active",
    "undone": "ended",
}
__all__ = (
    "AT_THE_DESK",
    "CALL_STATES",
    "CALL_TONES",
    "CHANNELS",
    "KINDS",
    "PUBLIC",
    "REPORT_STATES",
    "REPORT_TONES",
    "STAGES",
    "STATES",
    "SUBJECTS",
    "WRITABLE",
)
