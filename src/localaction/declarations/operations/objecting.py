"""Somebody at the government says that a signature is not its own, and the secretariat answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from localaction.declarations import letters, rules
from localaction.declarations.lifecycle import LIFECYCLE
from localaction.declarations.models import Objection, Signature
from localaction.declarations.operations.asking import SALT, answer_all
from localaction.declarations.operations.judging import dispute
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link in a letter is about: the signature, the address it was sent to, and whether it objected."""

    signature: Signature
    email: str
    has_objected: bool


def read_objection(token: str) -> Asked | None:
    """What a link is about; None for one that is not ours, or when the signature is over."""
    try:
        pk, email = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    signature = Signature.objects.select_related("government", "declaration").filter(pk=int(pk)).first()
    if signature is None or signature.status in ("draft", "refused", "withdrawn", "superseded"):
        return None
    mine = signature.objections.filter(email=email, answered_at__isnull=True)
    return Asked(signature, str(email), mine.exists())


@transaction.atomic
def object_to(*, signature: Signature, email: str, text: str) -> Objection:
    """A contact says that the signature is not the government's: kept, and the secretariat is told at once.

    While it is announced the signature turns disputed in public; saying it twice keeps the first.
    """
    signature = Signature.objects.select_for_update().get(pk=signature.pk)
    there = signature.objections.filter(email=email, answered_at__isnull=True).first()
    if there is not None:
        return there
    objection = Objection.objects.create(
        signature=signature, source=Objection.Source.CONTACT, text=text.strip(), email=email
    )
    trail.record(SYSTEM, "signature.objected", signature, source="contact")
    post.send(letters.SignatureObjected(signature=signature, objection=objection))
    if LIFECYCLE.allows(signature.status, "dispute") and signature.status == "announced":
        _stop_the_clock(signature)
    return objection


def _stop_the_clock(signature: Signature) -> None:
    with translation.override(signature.text_language or "en"):
        because = gettext("A contact of the government says that this signature is not its own.")
    dispute(actor=SYSTEM, signature=signature, because=because, source=Objection.Source.CONTACT)


@transaction.atomic
def answer_objection(*, actor: Actor, signature: Signature, answer: str) -> Signature:
    """Write down what came of the objections to a signature that is not disputed; it may go on."""
    rules.may_answer_objection(actor, signature).or_refuse()
    answer_all(actor, signature, answer)
    trail.record(actor, "signature.answered_objection", signature, because=answer)
    return signature
