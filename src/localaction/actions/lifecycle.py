"""What may happen to an action, from the first word of a draft to the day it is withdrawn."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.lifecycle import Lifecycle, Move


class Status(TextChoices):
    """Where an action stands between its government and the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    HANDED_BACK = "handed_back", _("Handed back with questions")
    ASSESSING = "assessing", _("Being assessed")
    ACCEPTED = "accepted", _("Accepted")
    PUBLISHED = "published", _("Published")
    CORRECTING = "correcting", _("Published, being corrected")
    CORRECTION_OFFERED = "correction_offered", _("Published, correction waiting for approval")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReportStatus(TextChoices):
    """Where a progress report stands between its government and the public."""

    RECEIVED = "received", _("Received")
    HELD = "held", _("Waits for the secretariat")
    REPORTED = "reported", _("Reported by the government")
    QUESTIONED = "questioned", _("Questioned by the secretariat")
    CHECKED = "checked", _("Checked by the secretariat")
    WITHDRAWN = "withdrawn", pgettext_lazy("report", "Withdrawn")


class CallStatus(TextChoices):
    """Where a call stands: written, taking actions, or over."""

    DRAFT = "draft", pgettext_lazy("call", "Draft")
    OPEN = "open", pgettext_lazy("call", "Open")
    CLOSED = "closed", pgettext_lazy("call", "Closed")
    ARCHIVED = "archived", pgettext_lazy("call", "Archived")


class EditStatus(TextChoices):
    """Where a proposal of the secretariat stands between its editor and the author of the action."""

    WRITING = "writing", _("Being written")
    PROPOSED = "proposed", _("Waits for the author")
    AGREED = "agreed", pgettext_lazy("edit", "Agreed")
    REFUSED = "refused", pgettext_lazy("edit", "Not agreed")
    WITHDRAWN = "withdrawn", pgettext_lazy("edit", "Taken back")
    LAPSED = "lapsed", _("No answer in time, nothing was changed")


class ImportStatus(TextChoices):
    """Where a file stands that was brought to the desk."""

    BROUGHT = "brought", _("Being read")
    READ = "read", _("Columns to be matched")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, ready to run")
    RUNNING = "running", _("Running")
    DONE = "done", pgettext_lazy("import", "Done")
    FAILED = "failed", pgettext_lazy("import", "Stopped by a fault")
    DISCARDED = "discarded", _("Put away, nothing was entered")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")


OPEN_EDITS = (EditStatus.WRITING, EditStatus.PROPOSED)
PUBLIC = (Status.PUBLISHED, Status.CORRECTING, Status.CORRECTION_OFFERED)
WRITABLE = (Status.DRAFT, Status.HANDED_BACK, Status.CORRECTING)
SETTLED = (Status.PUBLISHED, Status.DECLINED, Status.WITHDRAWN)
AT_THE_DESK = (Status.SUBMITTED, Status.ASSESSING, Status.CORRECTION_OFFERED)

LIFECYCLE = Lifecycle(
    "action",
    Status,
    Status.DRAFT,
    (
        Move("submit", (Status.DRAFT,), Status.SUBMITTED, _("Submit")),
        Move("begin_assessment", (Status.SUBMITTED,), Status.ASSESSING, _("Begin the assessment")),
        Move(
            "hand_back",
            (Status.SUBMITTED, Status.ASSESSING),
            Status.HANDED_BACK,
            _("Hand back with questions"),
        ),
        Move("resubmit", (Status.HANDED_BACK,), Status.SUBMITTED, _("Send again")),
        Move("accept", (Status.ASSESSING,), Status.ACCEPTED, _("Accept")),
        Move("decline", (Status.ASSESSING,), Status.DECLINED, _("Decline with reasons")),
        Move("publish", (Status.ACCEPTED,), Status.PUBLISHED, _("Publish")),
        Move("correct", (Status.PUBLISHED,), Status.CORRECTING, _("Correct")),
        Move("offer_correction", (Status.CORRECTING,), Status.CORRECTION_OFFERED, _("Send the correction")),
        Move(
            "return_correction", (Status.CORRECTION_OFFERED,), Status.CORRECTING, _("Return the correction")
        ),
        Move(
            "approve_correction", (Status.CORRECTION_OFFERED,), Status.PUBLISHED, _("Publish the correction")
        ),
        Move(
            "withdraw",
            (
                Status.SUBMITTED,
                Status.HANDED_BACK,
                Status.ASSESSING,
                Status.ACCEPTED,
                Status.PUBLISHED,
                Status.CORRECTING,
                Status.CORRECTION_OFFERED,
            ),
            Status.WITHDRAWN,
            _("Withdraw"),
        ),
    ),
)

STANDING_REPORTS = (ReportStatus.REPORTED, ReportStatus.QUESTIONED, ReportStatus.CHECKED)
"""What the public reads: a question of the secretariat takes nothing down."""

REPORTS = Lifecycle(
    "report",
    ReportStatus,
    ReportStatus.RECEIVED,
    (
        Move("publish_report", (ReportStatus.RECEIVED,), ReportStatus.REPORTED, _("Publish at once")),
        Move("hold_report", (ReportStatus.RECEIVED,), ReportStatus.HELD, _("Hold for the secretariat")),
        Move("release_report", (ReportStatus.HELD,), ReportStatus.CHECKED, _("Publish the report")),
        Move(
            "question_report",
            (ReportStatus.REPORTED, ReportStatus.CHECKED),
            ReportStatus.QUESTIONED,
            _("Ask the government"),
        ),
        Move("answer_report", (ReportStatus.QUESTIONED,), ReportStatus.REPORTED, _("Answer")),
        Move(
            "check_report",
            (ReportStatus.REPORTED, ReportStatus.QUESTIONED),
            ReportStatus.CHECKED,
            _("Mark as checked"),
        ),
        Move(
            "correct_report",
            (ReportStatus.HELD, *STANDING_REPORTS),
            ReportStatus.RECEIVED,
            _("Correct the report"),
        ),
        Move(
            "withdraw_report",
            (ReportStatus.HELD, *STANDING_REPORTS),
            ReportStatus.WITHDRAWN,
            _("Withdraw the report"),
        ),
    ),
)

CALLS = Lifecycle(
    "call",
    CallStatus,
    CallStatus.DRAFT,
    (
        Move("open_call", (CallStatus.DRAFT,), CallStatus.OPEN, _("Open the call")),
        Move("extend_call", (CallStatus.OPEN,), CallStatus.OPEN, _("Move the closing date")),
        Move("close_call", (CallStatus.OPEN,), CallStatus.CLOSED, _("Close the call")),
        Move("reopen_call", (CallStatus.CLOSED,), CallStatus.OPEN, _("Open the call again")),
        Move("archive_call", (CallStatus.CLOSED,), CallStatus.ARCHIVED, _("Archive the call")),
    ),
)

EDITS = Lifecycle(
    "edit",
    EditStatus,
    EditStatus.WRITING,
    (
        Move("propose_edit", (EditStatus.WRITING,), EditStatus.PROPOSED, _("Send it to the author")),
        Move("agree_to_edit", (EditStatus.PROPOSED,), EditStatus.AGREED, _("Agree")),
        Move("refuse_edit", (EditStatus.PROPOSED,), EditStatus.REFUSED, _("Do not agree")),
        Move("withdraw_edit", OPEN_EDITS, EditStatus.WITHDRAWN, _("Take it back")),
        Move("lapse_edit", (EditStatus.PROPOSED,), EditStatus.LAPSED, _("Let it lapse")),
    ),
)

IMPORTS = Lifecycle(
    "import",
    ImportStatus,
    ImportStatus.BROUGHT,
    (
        Move("take_apart_import", (ImportStatus.BROUGHT,), ImportStatus.READ, _("Read the file")),
        Move(
            "check_import",
            (ImportStatus.READ, ImportStatus.CHECKED),
            ImportStatus.CHECKING,
            _("Check every row"),
        ),
        Move("report_check", (ImportStatus.CHECKING,), ImportStatus.CHECKED, _("Say what was found")),
        Move(
            "run_import",
            (ImportStatus.CHECKED, ImportStatus.FAILED),
            ImportStatus.RUNNING,
            _("Bring the rows in"),
        ),
        Move("finish_import", (ImportStatus.RUNNING,), ImportStatus.DONE, _("Say what was done")),
        Move(
            "fail_import",
            (ImportStatus.BROUGHT, ImportStatus.CHECKING, ImportStatus.RUNNING, ImportStatus.UNDOING),
            ImportStatus.FAILED,
            _("Stop at a fault"),
        ),
        Move(
            "discard_import",
            (ImportStatus.READ, ImportStatus.CHECKED, ImportStatus.FAILED),
            ImportStatus.DISCARDED,
            _("Put it away"),
        ),
        Move(
            "undo_import",
            (ImportStatus.DONE, ImportStatus.FAILED),
            ImportStatus.UNDOING,
            _("Undo the import"),
        ),
        Move("finish_undoing", (ImportStatus.UNDOING,), ImportStatus.UNDONE, _("Say what was undone")),
    ),
)
