"""What the secretariat decides, and what publication follows from it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import letters, publicity, queries, rules
from localaction.actions.lifecycle import LIFECYCLE
from localaction.actions.models import Action
from localaction.actions.operations.relating import tell_origins
from localaction.kit import jobs, post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused


@transaction.atomic
def begin_assessment(*, actor: Actor, action: Action) -> Action:
    """Open the assessment of a submitted action."""
    rules.may_begin_assessment(actor, action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "begin_assessment")
    action.save(update_fields=["status"])
    trail.record(actor, "action.assessment_begun", action)
    return action


@transaction.atomic
def accept(*, actor: Actor, action: Action) -> Action:
    """Accept an assessed action; it is published at once when the signature stands, else as soon as it does.

    The letter with the reasons is the decision's, sent by the part that decides.
    """
    rules.may_accept(actor, action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "accept")
    action.assessed = True
    action.save(update_fields=["status", "assessed"])
    trail.record(actor, "action.accepted", action)
    lead = queries.lead_of(action)
    jobs.enqueue("actions.publish_ready", government_id=lead.government_id if lead else None)
    return action


@transaction.atomic
def decline(*, actor: Actor, action: Action, because: str) -> Action:
    """Decline an assessed action, with reasons. The letter is the decision's."""
    rules.may_decline(actor, action).or_refuse()
    if not because.strip():
        raise Refused(_("Nobody is refused without reasons: write them down."))
    action.status = LIFECYCLE.after(action.status, "decline")
    action.assessed = True
    action.save(update_fields=["status", "assessed"])
    trail.record(actor, "action.declined", action, because=because)
    return action


@transaction.atomic
def announce_refusal(*, actor: Actor, action: Action, answer_by: date) -> None:
    """Note that a refusal was announced and can be answered until that day. The letter is the decision's."""
    trail.record(actor, "action.refusal_announced", action, answer_by=answer_by.isoformat())


@transaction.atomic
def answer_refusal(*, actor: Actor, action: Action) -> None:
    """Note that an announced refusal was answered. The answer itself is the decision's."""
    trail.record(actor, "action.refusal_answered", action)


@transaction.atomic
def publish(*, actor: Actor, action: Action) -> Action:
    """Publish an accepted action whose lead government's signature is confirmed or listed."""
    rules.may_publish(actor, action).or_refuse()
    if action.is_rehearsal:
        raise Refused(publicity.NEVER_PUBLIC)
    if not publicity.may_be_public(action):
        raise Refused(_("The government's signature is not confirmed or listed yet."))
    action.status = LIFECYCLE.after(action.status, "publish")
    action.published_at = timezone.now()
    action.save(update_fields=["status", "published_at"])
    publicity.show(actor, action)
    trail.record(actor, "action.published", action)
    tell_origins(actor=actor, action=action)
    post.send(letters.ActionPublished(action=action))
    return action


def publish_ready(*, actor: Actor = SYSTEM, government_id: int | None = None) -> int:
    """Publish what was accepted and waited for its signature or a clearing, each on its own; returns how many."""
    published = 0
    for action in queries.waiting_for_signature(government_id):
        if publicity.may_be_public(action) and publicity.is_clear(action):
            publish(actor=actor, action=action)
            published += 1
    return published


@transaction.atomic
def restate_signature(*, actor: Actor = SYSTEM, government_id: int) -> int:
    """Let what one lead government has published say how its signature stands today; returns how many changed."""
    changed = 0
    for action in queries.public_of_lead(government_id):
        if publicity.restate_signature(actor, action):
            trail.record(actor, "action.signature_restated", action)
            changed += 1
    return changed


@transaction.atomic
def approve_correction(*, actor: Actor, action: Action) -> Action:
    """Publish a correction as a new version."""
    rules.may_approve_correction(actor, action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "approve_correction")
    action.save(update_fields=["status"])
    publicity.show(actor, action)
    trail.record(actor, "action.corrected", action)
    tell_origins(actor=actor, action=action)
    post.send(letters.ActionPublished(action=action, is_correction=True))
    return action
