"""Who may bring files in at the desk. The steps between are the system's."""

from __future__ import annotations

from localaction.actions.lifecycle import IMPORTS, ImportStatus
from localaction.actions.models import Batch
from localaction.actions.rules.acting import NOT_NOW, of_the_desk
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal

MATCHABLE = (ImportStatus.READ, ImportStatus.CHECKED)


def may_bring_import(actor: Actor) -> Answer:
    """Files are brought in by the secretariat."""
    return of_the_desk(actor)


def may_match_columns(actor: Actor, batch: Batch) -> Answer:
    """Columns are matched until the rows are brought in."""
    return first_refusal(of_the_desk(actor), allow_if(batch.status in MATCHABLE, NOT_NOW))


def may_check_import(actor: Actor, batch: Batch) -> Answer:
    """The secretariat has every row checked, once the columns are matched."""
    return first_refusal(_desk_move(actor, batch, "check_import"), allow_if(batch.is_mapped, NOT_NOW))


def may_run_import(actor: Actor, batch: Batch) -> Answer:
    """The secretariat brings checked rows in, or goes on where a fault stopped."""
    return first_refusal(_desk_move(actor, batch, "run_import"), allow_if(batch.is_mapped, NOT_NOW))


def may_discard_import(actor: Actor, batch: Batch) -> Answer:
    """The secretariat puts a file away of which nothing was brought in."""
    nothing_came = not batch.records.exists()
    return first_refusal(_desk_move(actor, batch, "discard_import"), allow_if(nothing_came, NOT_NOW))


def may_undo_import(actor: Actor, batch: Batch) -> Answer:
    """The secretariat takes everything back that a file brought."""
    return _desk_move(actor, batch, "undo_import")


def may_take_apart_import(actor: Actor, batch: Batch) -> Answer:
    """The system reads what was brought."""
    return _system_move(actor, batch, "take_apart_import")


def may_report_check(actor: Actor, batch: Batch) -> Answer:
    """The system says what the check found."""
    return _system_move(actor, batch, "report_check")


def may_finish_import(actor: Actor, batch: Batch) -> Answer:
    """The system says what was done."""
    return _system_move(actor, batch, "finish_import")


def may_fail_import(actor: Actor, batch: Batch) -> Answer:
    """The system says that a fault stopped it."""
    return _system_move(actor, batch, "fail_import")


def may_finish_undoing(actor: Actor, batch: Batch) -> Answer:
    """The system says what was undone."""
    return _system_move(actor, batch, "finish_undoing")


def _desk_move(actor: Actor, batch: Batch, move: str) -> Answer:
    return first_refusal(of_the_desk(actor), allow_if(IMPORTS.allows(batch.status, move), NOT_NOW))


def _system_move(actor: Actor, batch: Batch, move: str) -> Answer:
    return allow_if("system" in actor.roles and IMPORTS.allows(batch.status, move), NOT_NOW)
