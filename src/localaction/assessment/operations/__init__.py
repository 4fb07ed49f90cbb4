"""Writing in the assessment part, one function per verb."""

from localaction.assessment.operations.assessing import (
    Entry,
    Sheet,
    abstain,
    declare_conflict,
    declare_no_conflict,
    save_assessment,
    submit,
)
from localaction.assessment.operations.assigning import assign, release, resume, send_reminders
from localaction.assessment.operations.deciding import (
    accept,
    agree,
    announce_decline,
    decline,
    hand_back,
    prepare_decision,
    previews,
    reply,
)
from localaction.assessment.operations.pending import make_pending, take_back, tell, tell_together
from localaction.assessment.operations.rubrics import FaultyRubric, load_rubrics

__all__ = (
    "Entry",
    "FaultyRubric",
    "Sheet",
    "abstain",
    "accept",
    "agree",
    "announce_decline",
    "assign",
    "declare_conflict",
    "declare_no_conflict",
    "decline",
    "hand_back",
    "load_rubrics",
    "make_pending",
    "prepare_decision",
    "previews",
    "release",
    "reply",
    "resume",
    "save_assessment",
    "send_reminders",
    "submit",
    "take_back",
    "tell",
    "tell_together",
)
