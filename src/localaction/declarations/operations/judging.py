"""The secretariat judges a signature: ask, confirm by two, refuse, dispute, settle."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from localaction.accounts.rules import is_secretariat
from localaction.declarations import letters, queries, rules
from localaction.declarations.lifecycle import LIFECYCLE
from localaction.declarations.models import Confirmation, Objection, Signature, SignatureQuestion
from localaction.declarations.operations.asking import answer_all, tell_everybody_announced
from localaction.declarations.operations.faces import publish_government, publish_signature
from localaction.declarations.operations.mandate import see_mailbox
from localaction.declarations.operations.signing import lock
from localaction.governments.rules import person_id_of
from localaction.kit import jobs, post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.register import operations as register

_AT_ONCE: Final = 200


@transaction.atomic
def hand_back(*, actor: Actor, signature: Signature, question: str, language: str = "en") -> Signature:
    """Ask the government a question; what it sends again is confirmed anew by two people."""
    signature = lock(signature)
    rules.may_hand_back(actor, signature).or_refuse()
    signature.status = LIFECYCLE.after(signature.status, "hand_back")
    signature.save(update_fields=["status"])
    signature.confirmations.all().delete()
    SignatureQuestion.objects.create(
        signature=signature, text=question.strip(), language=language, asked_by_id=actor.person_id
    )
    trail.record(actor, "signature.handed_back", signature, because=question)
    post.send(letters.SignatureQuestioned(signature=signature, question=question))
    return signature


@transaction.atomic
def confirm(*, actor: Actor, signature: Signature) -> Signature:
    """Say that the signature is the government's; with the second person it is announced."""
    signature = lock(signature)
    see_mailbox(signature)
    rules.may_confirm(actor, signature).or_refuse()
    Confirmation.objects.create(signature=signature, person_id=person_id_of(actor))
    people = len(set(queries.confirmers_of(signature)))
    trail.record(actor, "signature.confirmed_by_one", signature, people=people)
    return announce(actor=actor, signature=signature) if people >= rules.PEOPLE_NEEDED else signature


@transaction.atomic
def announce(*, actor: Actor, signature: Signature) -> Signature:
    """Publish a signature that two people confirmed; it is final in seven days unless somebody objects.

    Everybody we know at the government is told, earlier contacts too, each with a link to object.
    """
    rules.may_announce(actor, signature).or_refuse()
    signature.status = LIFECYCLE.after(signature.status, "announce")
    _open_for_objections(signature)
    signature.save(update_fields=["status", "announced_at", "final_at"])
    kinds = queries.evidence_kinds(signature)
    trail.record(actor, "signature.announced", signature, kinds=kinds, final_at=str(signature.final_at))
    publish_government(actor=actor, government=signature.government)
    publish_signature(actor=actor, signature=signature)
    tell_everybody_announced(signature)
    jobs.enqueue("actions.follow_signature", government_id=signature.government_id)
    return signature


def _open_for_objections(signature: Signature) -> None:
    signature.announced_at = timezone.now()
    signature.final_at = signature.announced_at + rules.ANNOUNCED_FOR


@transaction.atomic
def finalise(*, actor: Actor, signature: Signature, now: datetime) -> Signature:
    """Make an announced signature final; it takes the place of the one that stood before."""
    signature = lock(signature)
    rules.may_finalise(actor, signature, now).or_refuse()
    for old in queries.standing_beside(signature):
        supersede(actor=actor, signature=old, by=signature)
    signature.status = LIFECYCLE.after(signature.status, "finalise")
    signature.confirmed_at = now
    signature.save(update_fields=["status", "confirmed_at"])
    trail.record(actor, "signature.confirmed", signature)
    publish_signature(actor=actor, signature=signature)
    post.send(letters.SignatureConfirmed(signature=signature))
    jobs.enqueue("actions.follow_signature", government_id=signature.government_id)
    return signature


def finalise_due(*, now: datetime) -> int:
    """Make every announced signature final whose time is over and to which nobody objects; returns how many."""
    due = list(queries.announced_until(now).order_by("final_at", "id")[:_AT_ONCE])
    for signature in due:
        finalise(actor=SYSTEM, signature=signature, now=now)
    return len(due)


@transaction.atomic
def refuse(*, actor: Actor, signature: Signature, because: str) -> Signature:
    """Turn the signature down with reasons; the government may begin again."""
    signature = lock(signature)
    rules.may_refuse(actor, signature).or_refuse()
    signature.status = LIFECYCLE.after(signature.status, "refuse")
    signature.status_because = because
    signature.save(update_fields=["status", "status_because"])
    trail.record(actor, "signature.refused", signature, because=because)
    post.send(letters.SignatureRefused(signature=signature, because=because))
    return signature


@transaction.atomic
def dispute(
    *, actor: Actor, signature: Signature, because: str, source: str = "", email: str = ""
) -> Signature:
    """Mark a public signature as disputed; the register shows it so until it is settled.

    `source` says who doubts it (see Objection.Source): by default the side of the actor. A concern of the public
    that the secretariat takes up is "public"; `because` is read by the government, so it names no reporter.
    """
    signature = lock(signature)
    rules.may_dispute(actor, signature).or_refuse()
    signature.settled_from = signature.status
    signature.status = LIFECYCLE.after(signature.status, "dispute")
    signature.status_because = because
    signature.disputed_by_id = actor.person_id
    signature.save(update_fields=["status", "status_because", "settled_from", "disputed_by"])
    source = source or ("secretariat" if is_secretariat(actor) else "government")
    if source != Objection.Source.CONTACT:
        Objection.objects.create(signature=signature, source=source, text=because, email=email)
    trail.record(actor, "signature.disputed", signature, because=because, source=source)
    jobs.enqueue("actions.follow_signature", government_id=signature.government_id)
    publish_signature(actor=actor, signature=signature)
    post.send(letters.SignatureDisputed(signature=signature, because=because))
    return signature


def settle(
    *, actor: Actor, signature: Signature, outcome: Literal["stands", "falls"], because: str
) -> Signature:
    """End a dispute: the signature stands as it stood before, or falls."""
    if outcome == "falls":
        return settle_as_withdrawn(actor=actor, signature=signature, because=because)
    if signature.settled_from == "listed":
        return settle_as_listed(actor=actor, signature=signature, because=because)
    if signature.settled_from == "announced":
        return settle_as_announced(actor=actor, signature=signature, because=because)
    return settle_as_confirmed(actor=actor, signature=signature, because=because)


@transaction.atomic
def settle_as_announced(*, actor: Actor, signature: Signature, because: str) -> Signature:
    """The dispute is over, and the signature is announced anew: again everybody has seven days to object."""
    signature = _settled(actor, signature, "announced", because)
    tell_everybody_announced(signature)
    return _let_stand(actor, signature, because)


@transaction.atomic
def settle_as_confirmed(*, actor: Actor, signature: Signature, because: str) -> Signature:
    """The dispute is over, and the signature stands confirmed as before."""
    return _let_stand(actor, _settled(actor, signature, "confirmed", because), because)


@transaction.atomic
def settle_as_listed(*, actor: Actor, signature: Signature, because: str) -> Signature:
    """The dispute is over, and the signature stands listed as before."""
    return _let_stand(actor, _settled(actor, signature, "listed", because), because)


@transaction.atomic
def settle_as_withdrawn(*, actor: Actor, signature: Signature, because: str) -> Signature:
    """The dispute is over, and the signature falls; `because` stays in the register for everyone to read."""
    signature = _settled(actor, signature, "withdrawn", because)
    _entomb(actor, signature, because, actor.language)
    post.send(letters.SignatureSettled(signature=signature, because=because, stands=False))
    jobs.enqueue("actions.follow_signature", government_id=signature.government_id)
    return signature


def _settled(actor: Actor, signature: Signature, state: str, because: str) -> Signature:
    signature = lock(signature)
    rules.may_settle(actor, signature).or_refuse()
    signature.status = LIFECYCLE.after(signature.status, f"settle_as_{state}")
    signature.status_because = because
    signature.settled_from = ""
    signature.disputed_by = None
    if state == "announced":
        _open_for_objections(signature)
    answer_all(actor, signature, because)
    signature.save(
        update_fields=[
            "status", "status_because", "settled_from", "disputed_by", "announced_at", "final_at",
        ]
    )  # fmt: skip
    trail.record(actor, "signature.settled", signature, because=because, state=state)
    return signature


def _let_stand(actor: Actor, signature: Signature, because: str) -> Signature:
    publish_signature(actor=actor, signature=signature)
    post.send(letters.SignatureSettled(signature=signature, because=because, stands=True))
    jobs.enqueue("actions.follow_signature", government_id=signature.government_id)
    return signature


@transaction.atomic
def supersede(*, actor: Actor, signature: Signature, by: Signature) -> Signature:
    """Let a standing signature give way to the one that reaffirms it."""
    rules.may_supersede(actor, signature, by).or_refuse()
    signature.status = LIFECYCLE.after(signature.status, "supersede")
    signature.save(update_fields=["status"])
    trail.record(actor, "signature.superseded", signature, by=by.reference)
    language = by.text_language or "en"
    with translation.override(language):
        because = gettext("Reaffirmed by the signature %(reference)s.") % {"reference": by.reference}
    _entomb(actor, signature, because, language)
    return signature


def _entomb(actor: Actor, signature: Signature, because: str, language: str) -> None:
    register.withdraw(
        actor=actor, kind="signature", reference=signature.reference, because=because, language=language
    )
