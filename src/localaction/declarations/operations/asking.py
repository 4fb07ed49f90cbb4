"""Everybody we know at a government is asked whether a signature is its own, each by a link of their own."""

from __future__ import annotations

from typing import Final

from django.core import signing
from django.utils import timezone

from localaction.declarations import letters
from localaction.declarations.models import Signature
from localaction.governments import queries as governments
from localaction.kit import post
from localaction.kit.actors import Actor

SALT: Final = "declarations.objection"


def objection_token(signature: Signature, email: str) -> str:
    """What the link in a letter carries: which signature, and whose address."""
    return signing.dumps([signature.pk, email], salt=SALT)


def answer_all(actor: Actor, signature: Signature, answer: str) -> None:
    """Close every open objection with what came of it."""
    signature.objections.filter(answered_at__isnull=True).update(
        answer=answer, answered_at=timezone.now(), answered_by_id=actor.person_id
    )


def tell_everybody(signature: Signature) -> None:
    """Ask everybody we know at the government besides its team of today whether this signature is theirs."""
    team = {one.email.lower() for one in governments.contacts_of(signature.government)}
    for person in governments.everybody_known(signature.government):
        if person.email.lower() not in team:
            token = objection_token(signature, person.email)
            post.send(letters.SignatureSeen(signature=signature, to=person, token=token))


def tell_everybody_announced(signature: Signature) -> None:
    """Tell everybody we know at the government, the team too, that it is public and when it is final."""
    for person in governments.everybody_known(signature.government):
        token = objection_token(signature, person.email)
        post.send(letters.SignatureAnnounced(signature=signature, to=person, token=token))
