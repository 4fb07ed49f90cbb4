"""Concerns: told by anybody, answered by the secretariat."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from localaction.kit import post, trail
from localaction.kit.actors import Actor
from localaction.safety import letters, queries, rules
from localaction.safety.lifecycle import CONCERN, ConcernStatus
from localaction.safety.models import Concern

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@transaction.atomic
def tell_concern(
    *, actor: Actor, why: str, words: str, address: str = "", kind: str = "", reference: str = "",
    email: str = "", language: str = "en", is_trapped: bool = False, is_mailed: bool = True,
) -> Concern:  # fmt: skip
    """Keep what somebody tells about a page. A person at risk is mailed to the secretariat at once.

    `is_trapped`: a field that people do not see was filled in; it is kept aside. `is_mailed` False: too many
    came within the hour to mail each; it still comes first in the queue.
    """
    found = queries.thing(kind, reference) if reference else None
    concern = Concern.objects.create(
        number=f"C-{''.join(secrets.choice(_LETTERS) for _ in range(8))}",
        address=address[:500], kind=kind if found else "", reference=reference if found else "",
        title=found.title[:300] if found else "", why=why, words=words.strip(), language=language,
        email=email, status=ConcernStatus.ASIDE if is_trapped else ConcernStatus.NEW,
    )  # fmt: skip
    trail.record(actor, "concern.told", concern, why=why, reference=concern.reference)
    if is_trapped:
        return concern
    if email:
        post.send(letters.ConcernReceived(concern=concern, token=queries.concern_token(concern)))
    if concern.is_urgent and is_mailed:
        post.send(letters.ConcernArrived(concern=concern))
    return concern


@transaction.atomic
def answer(*, actor: Actor, concern: Concern, answer: str) -> Concern:
    """Say what was done; who told it reads it behind their link, and in a letter when they left an address."""
    concern = _locked(concern)
    rules.may_answer(actor, concern).or_refuse()
    concern.status = CONCERN.after(concern.status, "answer")
    concern.answer, concern.answer_language = answer.strip(), actor.language
    concern.answered_at, concern.answered_by_id = timezone.now(), actor.person_id
    concern.save(update_fields=["status", "answer", "answer_language", "answered_at", "answered_by"])
    trail.record(actor, "concern.answered", concern, because=answer)
    if concern.email:
        post.send(letters.ConcernAnswered(concern=concern, token=queries.concern_token(concern)))
    return concern


@transaction.atomic
def put_aside(*, actor: Actor, concern: Concern) -> Concern:
    """There is nothing to answer."""
    concern = _locked(concern)
    rules.may_put_aside(actor, concern).or_refuse()
    concern.status = CONCERN.after(concern.status, "put_aside")
    concern.save(update_fields=["status"])
    trail.record(actor, "concern.put_aside", concern)
    return concern


@transaction.atomic
def reopen(*, actor: Actor, concern: Concern) -> Concern:
    """Look at it again."""
    concern = _locked(concern)
    rules.may_reopen(actor, concern).or_refuse()
    concern.status = CONCERN.after(concern.status, "reopen")
    concern.save(update_fields=["status"])
    trail.record(actor, "concern.reopened", concern)
    return concern


def _locked(concern: Concern) -> Concern:
    return Concern.objects.select_for_update().get(pk=concern.pk)
