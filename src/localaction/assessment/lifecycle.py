"""What may become of an assessor's assignment, and of the secretariat's decision."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from localaction.kit.lifecycle import Lifecycle, Move


class AssignmentStatus(TextChoices):
    """Where one assessor stands with one action. The text is shown from `open` on, never before."""

    ASSIGNED = "assigned", _("waiting for the conflict statement")
    OPEN = "open", _("being assessed")
    DONE = "done", _("assessed")
    RECUSED = "recused", _("conflict of interest")
    ABSTAINED = "abstained", _("abstained")
    RELEASED = "released", _("no longer needed")


class DecisionStatus(TextChoices):
    """Where the secretariat's decision stands. A refusal is announced first, so that it can be answered."""

    DRAFT = "draft", _("being prepared")
    ANNOUNCED = "announced", _("refusal announced, answer possible")
    ANSWERED = "answered", _("refusal announced, answer received")
    FINAL = "final", _("decided")


class Recommendation(TextChoices):
    """What an assessor advises."""

    ACCEPT = "accept", _("Accept and publish")
    IMPROVE = "improve", _("Hand back: it should be improved first")
    DECLINE = "decline", _("Decline")


class Outcome(TextChoices):
    """What a decision says."""

    ACCEPT = "accept", _("Accept")
    HAND_BACK = "hand_back", _("Hand back")
    DECLINE = "decline", _("Decline")


class MeetingStatus(TextChoices):
    """Where a meeting stands. A closed one keeps its minutes as they were."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


LIVE = (AssignmentStatus.ASSIGNED, AssignmentStatus.OPEN, AssignmentStatus.DONE)
AT_WORK = (AssignmentStatus.ASSIGNED, AssignmentStatus.OPEN)
UNDECIDED = (DecisionStatus.DRAFT, DecisionStatus.ANNOUNCED, DecisionStatus.ANSWERED)

ASSIGNMENT = Lifecycle(
    "assignment",
    AssignmentStatus,
    AssignmentStatus.ASSIGNED,
    (
        Move("declare_no_conflict", ("assigned",), "open", _("I have no conflict of interest")),
        Move("declare_conflict", ("assigned", "open"), "recused", _("I have a conflict of interest")),
        Move("abstain", ("assigned", "open"), "abstained", _("I cannot assess this action")),
        Move("submit", ("open",), "done", _("Send the assessment")),
        Move("release", ("assigned", "open"), "released", _("Take the assignment back")),
    ),
)

DECISION = Lifecycle(
    "decision",
    DecisionStatus,
    DecisionStatus.DRAFT,
    (
        Move("accept", ("draft", "announced", "answered"), "final", _("Accept")),
        Move("hand_back", ("draft", "announced", "answered"), "final", _("Hand back with reasons")),
        Move("announce_decline", ("draft",), "announced", _("Announce that we intend to decline")),
        Move("reply", ("announced",), "answered", _("Answer")),
        Move("decline", ("announced", "answered"), "final", _("Decline")),
    ),
)

MEETING = Lifecycle(
    "meeting",
    MeetingStatus,
    MeetingStatus.OPEN,
    (Move("close_meeting", ("open",), "closed", _("Close the meeting")),),
)
