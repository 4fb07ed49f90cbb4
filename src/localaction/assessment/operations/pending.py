"""Decisions that wait to be told together: their letters are held, and they take effect when these are released."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.assessment import letters, queries, rules
from localaction.assessment.lifecycle import DecisionStatus, Outcome
from localaction.assessment.models import Decision
from localaction.assessment.operations import deciding
from localaction.assessment.operations.telling import hold_letters
from localaction.kit import holding, jobs, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, Refused, allow, refuse


@transaction.atomic
def make_pending(*, actor: Actor, decision: Decision, on: date | None = None) -> Decision:
    """Set a written decision aside to be told with others; its letters wait in the outbox to be read."""
    decision = queries.decision_to_change(decision.pk)
    rules.may_make_pending(actor, decision, on or timezone.localdate()).or_refuse()
    decision.pending_at, decision.pending_by_id = timezone.now(), actor.person_id
    decision.full_clean()
    decision.save(update_fields=["pending_at", "pending_by"])
    trail.record(actor, "decision.made_pending", decision, outcome=decision.outcome)
    hold_letters(decision, letters.draft_of(decision, decision.outcome))
    return decision


@transaction.atomic
def take_back(*, actor: Actor, decision: Decision, because: str) -> Decision:
    """Take a pending decision back before it is told: its held letters never leave, and it can be changed again."""
    decision = queries.decision_to_change(decision.pk)
    rules.may_take_back(actor, decision).or_refuse()
    if not because.strip():
        raise Refused(_("Say why you take this decision back."))
    decision.pending_at = decision.pending_by = None
    decision.full_clean()
    decision.save(update_fields=["pending_at", "pending_by"])
    for letter in queries.held_letters_of(decision):
        holding.keep_back(actor=actor, letter=letter, because=because)
    trail.record(actor, "decision.taken_back", decision, because=because.strip())
    return decision


@transaction.atomic
def tell(*, actor: Actor, decision: Decision, on: date | None = None) -> Decision:
    """Let a pending decision take effect, and its letters leave."""
    decision = queries.decision_to_change(decision.pk)
    if decision.pending_at is None:
        raise Refused(rules.NOT_NOW)
    rules.may_tell(actor, decision, on or timezone.localdate()).or_refuse()
    deed = _deed(decision)
    return deed(actor=actor, decision=decision)


def _deed(decision: Decision) -> Callable[..., Decision]:
    if decision.outcome == Outcome.ACCEPT:
        return deciding.accept
    if decision.outcome == Outcome.HAND_BACK:
        return deciding.hand_back
    return deciding.announce_decline if decision.status == DecisionStatus.DRAFT else deciding.decline


def begin_to_tell(*, actor: Actor, call: str) -> None:
    """Let the worker tell everything that is pending in a call; "" means in all."""
    jobs.enqueue("assessment.tell_together", person_id=actor.person_id, call=call)


def tell_together(*, actor: Actor, decisions: Iterable[Decision]) -> list[tuple[Decision, Answer]]:
    """Tell many pending decisions, each on its own: one that is refused stops no other. Says how each went."""
    return [(one, _tried(actor, one)) for one in decisions]


def _tried(actor: Actor, decision: Decision) -> Answer:
    try:
        tell(actor=actor, decision=decision)
    except Refused as refusal:
        return refuse(refusal.reason)
    return allow()
