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
from localaction.assessment.operations.pending import (
    begin_to_tell,
    make_pending,
    take_back,
    tell,
    tell_together,
)
from localaction.assessment.operations.profiling import (
    Told,
    Wanted,
    add_tie,
    drop_rule,
    hide_words,
    remove_tie,
    save_profile,
    save_rule,
)
from localaction.assessment.operations.rubrics import FaultyRubric, load_rubrics

__all__ = (
    "Entry",
    "FaultyRubric",
    "Sheet",
    "Told",
    "Wanted",
    "abstain",
    "accept",
    "add_tie",
    "agree",
    "announce_decline",
    "assign",
    "begin_to_tell",
    "declare_conflict",
    "declare_no_conflict",
    "decline",
    "drop_rule",
    "hand_back",
    "hide_words",
    "load_rubrics",
    "make_pending",
    "prepare_decision",
    "previews",
    "release",
    "remove_tie",
    "reply",
    "resume",
    "save_assessment",
    "save_profile",
    "save_rule",
    "send_reminders",
    "submit",
    "take_back",
    "tell",
    "tell_together",
)
