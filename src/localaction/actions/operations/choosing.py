"""Choosing how many questions a draft asks."""

from __future__ import annotations

from django.db import transaction

from localaction.actions import rules
from localaction.actions.models import Action, Pathway
from localaction.kit import trail
from localaction.kit.actors import Actor


@transaction.atomic
def take_pathway(*, actor: Actor, action: Action, pathway: str) -> Action:
    """Ask more or fewer questions from now on; everything that was written stays.

    Raises ValueError for a pathway that there is not.
    """
    rules.may_write(actor, action).or_refuse()
    if pathway not in Pathway.values:
        raise ValueError(pathway)
    if action.pathway != pathway:
        action.pathway = pathway
        action.save(update_fields=["pathway"])
        trail.record(actor, "action.pathway_taken", action, pathway=pathway)
    return action
