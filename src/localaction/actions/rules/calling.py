"""Who may make, open, move and close a call, and which call an action can be sent to."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import CALLS, CallStatus, Status
from localaction.actions.models import Action, Call
from localaction.actions.rules.acting import NOT_NOW, ONLY_SECRETARIAT, may_write
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal


def _desk(actor: Actor) -> Answer:
    return allow_if(is_secretariat(actor), ONLY_SECRETARIAT)


def _desk_or_clock(actor: Actor) -> Answer:
    return allow_if(is_secretariat(actor) or "system" in actor.roles, ONLY_SECRETARIAT)


def _legal(call: Call, move: str) -> Answer:
    return allow_if(CALLS.allows(call.status, move), _("This cannot be done with the call as it stands now."))


def may_join_call(call: Call | None, on: date) -> Answer:
    """Whether a call takes submissions on that day."""
    is_open = call is None or (
        call.status == CallStatus.OPEN
        and call.opens_on <= on
        and (call.closes_on is None or on <= call.closes_on)
    )
    return allow_if(is_open, _("This call is not open now. Your draft is kept."))


def may_choose_call(actor: Actor, action: Action) -> Answer:
    """A draft that was never sent can be moved to another open call by its team."""
    return first_refusal(allow_if(action.status == Status.DRAFT, NOT_NOW), may_write(actor, action))


def may_make_call(actor: Actor) -> Answer:
    """The secretariat makes calls, copies them and brings them from a file; so does who runs the site."""
    return _desk_or_clock(actor)


def may_write_call(actor: Actor, call: Call) -> Answer:
    """The secretariat writes a call until it is archived."""
    return first_refusal(
        _desk(actor),
        allow_if(call.status != CallStatus.ARCHIVED, _("An archived call stays as it is.")),
    )


def may_open_call(actor: Actor, call: Call) -> Answer:
    """The secretariat opens a call, or the day that it named."""
    return first_refusal(_desk_or_clock(actor), _legal(call, "open_call"))


def may_extend_call(actor: Actor, call: Call) -> Answer:
    """The secretariat moves the last day of an open call."""
    return first_refusal(_desk(actor), _legal(call, "extend_call"))


def may_close_call(actor: Actor, call: Call) -> Answer:
    """The secretariat closes a call, or its last day does."""
    return first_refusal(_desk_or_clock(actor), _legal(call, "close_call"))


def may_reopen_call(actor: Actor, call: Call) -> Answer:
    """The secretariat opens a closed call again."""
    return first_refusal(_desk(actor), _legal(call, "reopen_call"))


def may_archive_call(actor: Actor, call: Call) -> Answer:
    """The secretariat puts a closed call away."""
    return first_refusal(_desk(actor), _legal(call, "archive_call"))


def may_delete_call(actor: Actor, call: Call) -> Answer:
    """A rehearsal can be deleted at any time; any other call only while it is a draft."""
    return first_refusal(
        _desk(actor),
        allow_if(
            call.is_rehearsal or call.status == CallStatus.DRAFT,
            _("Only a rehearsal, or a call that never opened, can be deleted."),
        ),
    )
