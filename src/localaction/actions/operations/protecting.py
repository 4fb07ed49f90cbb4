"""Answering what the protection check found: keeping a passage with a reason, and clearing it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import clearance, queries, rules
from localaction.actions.clearance import Passage
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Finding, FindingState
from localaction.actions.typed import plain
from localaction.kit import jobs, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

SAY_WHY = _("Say in a sentence why this must stay.")
SAY_WHY_CLEAR = _("Say in a sentence why this puts nobody in danger.")
NOT_THERE = _("This passage is not there any more. Nothing needs to be done.")


def _found(action: Action, key: str) -> Passage:
    passage = next((one for one in clearance.passages_of(action) if one.key == key), None)
    if passage is None:
        raise Refused(NOT_THERE)
    return passage


def _note(action: Action, passage: Passage, **answer: Any) -> Finding:
    finding = passage.finding
    place = {"field": finding.field, "kind": finding.kind, "start": finding.start, "end": finding.end}
    row, _ = Finding.objects.update_or_create(action=action, key=passage.key, defaults={**place, **answer})
    return row


@transaction.atomic
def keep_passage(*, actor: Actor, action: Action, key: str, reason: str) -> Finding:
    """Keep a passage that the check found, with the reason; the secretariat must clear it before it is public."""
    rules.may_write(actor, action).or_refuse()
    reason = plain(reason).strip()
    if not reason:
        raise Refused(SAY_WHY)
    passage = _found(action, key)
    if passage.state == FindingState.CLEARED and passage.answer:
        return passage.answer
    row = _note(
        action,
        passage,
        state=FindingState.KEPT,
        reason=reason,
        language=actor.language,
        kept_by_id=actor.person_id,
        kept_at=timezone.now(),
    )
    trail.record(actor, "action.passage_kept", action, because=reason, kind=row.kind, field=row.field)
    return row


@transaction.atomic
def clear_passage(*, actor: Actor, action: Action, key: str, because: str) -> Finding:
    """Clear a passage at the desk, with the reason; what waited only for that is published."""
    rules.may_clear(actor, action).or_refuse()
    because = plain(because).strip()
    if not because:
        raise Refused(SAY_WHY_CLEAR)
    row = _note(
        action,
        _found(action, key),
        state=FindingState.CLEARED,
        because=because,
        cleared_by_id=actor.person_id,
        cleared_at=timezone.now(),
    )
    trail.record(actor, "action.passage_cleared", action, because=because, kind=row.kind, field=row.field)
    if action.status == Status.ACCEPTED:
        lead = queries.lead_of(action)
        jobs.enqueue("actions.publish_ready", government_id=lead.government_id if lead else None)
    return row


def note_findings(action: Action) -> int:
    """Write down which passages wait at the desk, forget the answers to passages that are gone; returns how many wait.

    For lists only: what may be published is always read from the texts themselves.
    """
    passages = clearance.passages_of(Action.objects.with_details().get(pk=action.pk))
    Finding.objects.filter(action=action).exclude(key__in=[one.key for one in passages]).delete()
    for one in passages:
        if one.waits_for_clearing and one.answer is None:
            _note(action, one)
    return sum(one.waits_for_clearing for one in passages)
