"""Who may change an accepted or published action: an editor proposes, its author agrees, and nothing else crosses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import EDITS, LIFECYCLE, EditStatus, Status
from localaction.actions.models import Action, Edit
from localaction.actions.reported import live_contacts
from localaction.actions.rules.acting import NOT_NOW, of_the_desk, of_the_team, owners_who_write
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow, allow_if, first_refusal

EDITABLE = (Status.ACCEPTED, Status.PUBLISHED)
ASK_FIRST = _("This text belongs to its author. Propose your edit: it is published once the author agrees.")


def has_author(action: Action) -> bool:
    """Whether somebody speaks for a government that stands behind the action, so that there is somebody to ask."""
    return any(
        live_contacts(owner.government).exists() for owner in owners_who_write(action) if owner.government
    )


def may_act_for_author(actor: Actor, action: Action) -> Answer:
    """The author's own people; the secretariat only for what it collected itself and nobody speaks for."""
    if is_secretariat(actor) and not has_author(action):
        return allow()
    return first_refusal(
        allow_if(not is_secretariat(actor) or bool(of_the_team(actor, action)), ASK_FIRST),
        of_the_team(actor, action),
    )


def may_correct(actor: Actor, action: Action) -> Answer:
    """The author opens a published action for correction; the secretariat proposes an edit instead."""
    return first_refusal(_may_move(action, "correct"), may_act_for_author(actor, action))


def may_offer_correction(actor: Actor, action: Action) -> Answer:
    """The author sends the correction, whoever wrote it."""
    return first_refusal(_may_move(action, "offer_correction"), may_act_for_author(actor, action))


def _may_move(action: Action, move: str) -> Answer:
    return allow_if(LIFECYCLE.allows(action.status, move) and action.deleted_at is None, NOT_NOW)


def may_edit(actor: Actor, action: Action) -> Answer:
    """The secretariat proposes edits to what is accepted or public, while its government does not correct it."""
    return first_refusal(of_the_desk(actor), allow_if(action.status in EDITABLE, NOT_NOW))


def may_write_edit(actor: Actor, edit: Edit) -> Answer:
    """An edit is written by the secretariat until it is sent."""
    return first_refusal(may_edit(actor, edit.action), allow_if(edit.status == EditStatus.WRITING, NOT_NOW))


def may_read_edit(actor: Actor, edit: Edit) -> Answer:
    """The secretariat reads every edit; the team of its governments those that were sent."""
    if is_secretariat(actor):
        return allow()
    return first_refusal(of_the_team(actor, edit.action), allow_if(was_sent(edit), NOT_NOW))


def was_sent(edit: Edit) -> bool:
    """Whether the author was asked about an edit: whoever reads the action may read it then."""
    return edit.proposed_at is not None and edit.status != EditStatus.WRITING


def may_propose_edit(actor: Actor, edit: Edit) -> Answer:
    """The secretariat sends an edit to the author."""
    return first_refusal(_legal(edit, "propose_edit"), may_edit(actor, edit.action))


def may_agree_to_edit(actor: Actor, edit: Edit) -> Answer:
    """The author agrees, while the action still stands as the editor found it."""
    return first_refusal(
        _legal(edit, "agree_to_edit"),
        allow_if(edit.action.status in EDITABLE, NOT_NOW),
        may_act_for_author(actor, edit.action),
    )


def may_refuse_edit(actor: Actor, edit: Edit) -> Answer:
    """The author does not agree."""
    return first_refusal(_legal(edit, "refuse_edit"), may_act_for_author(actor, edit.action))


def may_withdraw_edit(actor: Actor, edit: Edit) -> Answer:
    """The secretariat takes an edit back that nobody has answered."""
    return first_refusal(_legal(edit, "withdraw_edit"), of_the_desk(actor))


def may_lapse_edit(actor: Actor, edit: Edit) -> Answer:
    """The system lets an edit lapse that nobody has answered in time."""
    return first_refusal(_legal(edit, "lapse_edit"), allow_if("system" in actor.roles, NOT_NOW))


def may_offer_translation(actor: Actor, action: Action) -> Answer:
    """A translation is said to be finished by its author's people; the secretariat proposes it as an edit."""
    return may_act_for_author(actor, action)


def _legal(edit: Edit, move: str) -> Answer:
    return allow_if(EDITS.allows(edit.status, move), NOT_NOW)
