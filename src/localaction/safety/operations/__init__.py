"""Writing: report a concern and answer it, hide at once, restore by two, recall copies."""

from localaction.safety.operations.concerning import answer, put_aside, reopen, tell_concern
from localaction.safety.operations.hiding import ask_to_restore, hide, keep_hidden, restore
from localaction.safety.operations.recalling import (
    acknowledge,
    end_copy,
    note_copy,
    remind_silent_places,
)

__all__ = [
    "acknowledge",
    "answer",
    "ask_to_restore",
    "end_copy",
    "hide",
    "keep_hidden",
    "note_copy",
    "put_aside",
    "remind_silent_places",
    "reopen",
    "restore",
    "tell_concern",
]
