"""Dated promises: a milestone that was found in a text becomes one of its own."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.utils import timezone

from localaction.actions import rules
from localaction.actions.limits import ROWS
from localaction.actions.models import Action, DraftPage, Milestone
from localaction.kit.actors import Actor

PAGE = "commitments"


@transaction.atomic
def add_milestone(
    *, actor: Actor, action: Action, text: str, due_on: date, precision: str
) -> Milestone | None:
    """Add a milestone below those that stand or are being typed; None when the page has no room left."""
    rules.may_write(actor, action).or_refuse()
    kept, _ = DraftPage.objects.select_for_update().get_or_create(action=action, page=PAGE)
    typed = (re.match(r"milestones-(\d+)-", name) for name in kept.unread)
    taken = {row.position for row in Milestone.objects.filter(action=action)} | {
        int(one[1]) for one in typed if one
    }
    position = max(taken, default=-1) + 1
    if position >= ROWS:
        return None
    added = Milestone.objects.create(
        action=action, position=position, text=text, due_on=due_on, due_precision=precision
    )
    action.saved_at = timezone.now()
    action.save(update_fields=["saved_at"])
    return added
