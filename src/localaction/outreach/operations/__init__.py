"""Writing in outreach, one function per verb."""

from localaction.outreach.operations.answering import decline, note_opened, read_answer, redirect, silence
from localaction.outreach.operations.inviting import (
    follow_up,
    invite,
    invite_many,
    preview,
    see_who_joined,
    stop,
)
from localaction.outreach.operations.listing import (
    MOST_AT_ONCE,
    Contact,
    add,
    add_governments,
    add_many,
    change,
    change_list,
    drop,
    make_list,
)

__all__ = (
    "MOST_AT_ONCE",
    "Contact",
    "add",
    "add_governments",
    "add_many",
    "change",
    "change_list",
    "decline",
    "drop",
    "follow_up",
    "invite",
    "invite_many",
    "make_list",
    "note_opened",
    "preview",
    "read_answer",
    "redirect",
    "see_who_joined",
    "silence",
    "stop",
)
