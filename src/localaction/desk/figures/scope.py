"""Which actions a dashboard is about: those of one call, or all."""

from __future__ import annotations

from django.db.models import Q

from localaction.actions.models import Action
from localaction.actions.models.action import ActionQuerySet, How

Row = list[str | int | float | None]


def actions_of(call: str) -> ActionQuerySet:
    """The actions of a call ("" is all), without deleted drafts and copies made to rehearse."""
    real = Action.objects.kept().filter(Q(call=None) | Q(call__is_rehearsal=False))
    return real.filter(call__code=call) if call else real


def submitted_of(call: str) -> ActionQuerySet:
    """Those that governments wrote themselves, not collected by the secretariat."""
    return actions_of(call).filter(how=How.SUBMITTED)
