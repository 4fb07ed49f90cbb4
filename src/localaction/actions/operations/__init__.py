"""Everything that can be done with an action, one function per verb."""

from localaction.actions.limits import UNDO_DAYS
from localaction.actions.operations.calls import load_calls
from localaction.actions.operations.deciding import (
    accept,
    announce_refusal,
    answer_refusal,
    approve_correction,
    begin_assessment,
    decline,
    publish,
    publish_ready,
    restate_signature,
)
from localaction.actions.operations.owning import (
    add_organisation,
    ask_government,
    decline_to_join,
    follow_merger,
    join,
    remove_owner,
)
from localaction.actions.operations.picturing import add_picture, remove_picture
from localaction.actions.operations.sending import (
    answer,
    correct,
    hand_back,
    offer_correction,
    resubmit,
    return_correction,
    submit,
    withdraw,
)
from localaction.actions.operations.writing import (
    SavedPage,
    choose_theirs,
    delete,
    forget_deleted,
    restore,
    save_page,
    start,
)

__all__ = (
    "UNDO_DAYS",
    "SavedPage",
    "accept",
    "add_organisation",
    "add_picture",
    "announce_refusal",
    "answer",
    "answer_refusal",
    "approve_correction",
    "ask_government",
    "begin_assessment",
    "choose_theirs",
    "correct",
    "decline",
    "decline_to_join",
    "delete",
    "follow_merger",
    "forget_deleted",
    "hand_back",
    "join",
    "load_calls",
    "offer_correction",
    "publish",
    "publish_ready",
    "remove_owner",
    "remove_picture",
    "restate_signature",
    "restore",
    "resubmit",
    "return_correction",
    "save_page",
    "start",
    "submit",
    "withdraw",
)
