"""A government signs: begin, write who signs, read exactly what is signed, send; and take back."""

from __future__ import annotations

import secrets
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from localaction.declarations import letters, queries, rules
from localaction.declarations.lifecycle import LIFECYCLE, PUBLIC
from localaction.declarations.models import Declaration, Signature
from localaction.declarations.operations.asking import tell_everybody
from localaction.declarations.operations.mandate import see_mailbox
from localaction.declarations.wording import shown_hash, shown_text
from localaction.governments.models import Government
from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor
from localaction.register import operations as register

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class TextChanged(Exception):
    """The declaration's words changed between showing and signing: show them again."""


class Incomplete(ValueError):
    """Something is missing before the signature can be sent; `fields` names it."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def new_reference() -> str:
    """A reference that nobody can guess the next of, easy to read aloud."""
    return "SIG-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


@transaction.atomic
def begin(
    *, actor: Actor, government: Government, declaration: Declaration | None = None, text_language: str = ""
) -> Signature:
    """A draft of the government's signature; the one that is open when there is one.

    When a signature stands already, the draft reaffirms it and replaces it once confirmed.
    """
    declaration = declaration or queries.current_declaration()
    there = queries.open_signature(government, declaration)
    if there is not None:
        return there
    rules.may_begin(actor, government, declaration).or_refuse()
    standing = Signature.objects.standing().filter(government=government, declaration=declaration).first()
    refused = queries.last_refused(government, declaration)
    try:
        with transaction.atomic():
            signature = Signature.objects.create(
                reference=new_reference(),
                government=government,
                declaration=declaration,
                text_language=queries.text_for(declaration, text_language or actor.language).language,
                signer_name=refused.signer_name if refused else "",
                signer_office=refused.signer_office if refused else "",
                reaffirms=standing,
                begun_by_id=actor.person_id,
            )
    except IntegrityError:  # a colleague began in this moment
        there = queries.open_signature(government, declaration)
        if there is None:
            raise
        return there
    trail.record(actor, "signature.begun", signature)
    return signature


def reaffirm(*, actor: Actor, signature: Signature) -> Signature:
    """A draft by which a successor stands by an earlier signature."""
    return begin(actor=actor, government=signature.government, declaration=signature.declaration)


@transaction.atomic
def write(
    *,
    actor: Actor,
    signature: Signature,
    signer_name: str | None = None,
    signer_office: str | None = None,
    signed_on: date | None = None,
    text_language: str | None = None,
) -> Signature:
    """Keep what was typed so far; nothing is required, None leaves a field as it is."""
    rules.may_write(actor, signature).or_refuse()
    given = {"signer_name": signer_name, "signer_office": signer_office, "signed_on": signed_on}
    for field, value in given.items():
        if value is not None:
            setattr(signature, field, value.strip() if isinstance(value, str) else value)
    if text_language is not None:
        signature.text_language = queries.text_for(signature.declaration, text_language).language
    signature.full_clean(exclude=["reference"])
    signature.save(update_fields=[*given, "text_language", "saved_at"])
    return signature


@transaction.atomic
def sign(*, actor: Actor, signature: Signature, shown: str) -> Signature:
    """Sign and send. `shown` is the hash of the text the signer saw; raises TextChanged when it is not this one.

    Raises Incomplete when who signs, the office or the date is missing, or the date lies ahead.
    """
    signature = lock(signature)
    rules.may_sign(actor, signature).or_refuse()
    missing = [
        field for field in ("signer_name", "signer_office", "signed_on") if not getattr(signature, field)
    ]
    if (
        signature.signed_on
        and not signature.declaration.adopted_on <= signature.signed_on <= timezone.localdate()
    ):
        missing.append("signed_on")
    if missing:
        raise Incomplete(missing)
    text = queries.text_for(signature.declaration, signature.text_language)
    signature.shown_text = shown_text(queries.words_of(text), queries.signer_of(signature))
    signature.text, signature.text_hash = text, shown_hash(signature.shown_text)
    if signature.text_hash != shown:
        raise TextChanged
    signature.status = LIFECYCLE.after(signature.status, "sign")
    signature.sent_at, signature.sent_by_id = timezone.now(), actor.person_id
    signature.save()
    see_mailbox(signature)
    trail.record(actor, "signature.signed", signature, text_hash=signature.text_hash)
    post.send(letters.SignatureReceived(signature=signature))
    post.send(letters.SignatureArrived(signature=signature))
    tell_everybody(signature)
    return signature


@transaction.atomic
def answer(*, actor: Actor, signature: Signature, text: str) -> Signature:
    """Answer the open question of the secretariat; the signature is then signed and sent again."""
    rules.may_answer(actor, signature).or_refuse()
    question = queries.questions_of(signature).filter(answered_at__isnull=True).last()
    if question is not None:
        question.answer, question.answered_at = text.strip(), timezone.now()
        question.save(update_fields=["answer", "answered_at"])
        trail.record(actor, "signature.answered", signature)
    return signature


@transaction.atomic
def withdraw(*, actor: Actor, signature: Signature, because: str) -> Signature:
    """Take a signature back. When it was public, `because` stays in the register for everyone to read."""
    signature = lock(signature)
    rules.may_withdraw(actor, signature).or_refuse()
    was_public, was_sent = signature.status in PUBLIC, signature.sent_at is not None
    signature.status = LIFECYCLE.after(signature.status, "withdraw")
    signature.status_because = because
    signature.save(update_fields=["status", "status_because"])
    trail.record(actor, "signature.withdrawn", signature, because=because)
    jobs.enqueue("actions.follow_signature", government_id=signature.government_id)
    if was_public:
        register.withdraw(
            actor=actor,
            kind="signature",
            reference=signature.reference,
            because=because,
            language=actor.language,
        )
    if was_public or was_sent:
        post.send(letters.SignatureWithdrawn(signature=signature, because=because))
    return signature


def lock(signature: Signature) -> Signature:
    """The signature as it is now, held until the transaction ends, so that two people's moves come one by one."""
    return (
        Signature.objects.select_for_update(of=("self",))
        .select_related("government", "declaration")
        .get(pk=signature.pk)
    )
