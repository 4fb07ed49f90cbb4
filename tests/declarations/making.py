"""Signatures for tests, made by the operations that make them in life."""

from __future__ import annotations

from datetime import date

from localaction.declarations import operations, queries
from localaction.declarations.models import Signature
from localaction.declarations.papers import Paper
from localaction.declarations.wording import shown_hash, shown_text
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM, Actor

PDF = Paper("letter.pdf", b"%PDF-1.4\nA letter of the mayor.\n%%EOF\n")
DAY = date(2024, 5, 17)
CALL = operations.CallNote(
    number="+256 414 231 446",
    number_found="The list of town halls of the Ministry of Local Government",
    answered_by="The town clerk",
    said="The council decided it; the Lord Mayor signed.",
    called_on=date(2026, 11, 20),
)


def draft(who: Actor, of: Government) -> Signature:
    """A draft in which everything is written."""
    begun = operations.begin(actor=who, government=of, text_language="en")
    return operations.write(
        actor=who, signature=begun, signer_name="Erias Lukwago", signer_office="Lord Mayor", signed_on=DAY
    )


def hash_of(signature: Signature) -> str:
    """The hash of what the signer is shown now."""
    text = queries.text_for(signature.declaration, signature.text_language)
    return shown_hash(shown_text(queries.words_of(text), queries.signer_of(signature)))


def sent(who: Actor, of: Government) -> Signature:
    """A signature signed and sent."""
    written = draft(who, of)
    return operations.sign(actor=who, signature=written, shown=hash_of(written))


def with_letter(who: Actor, signature: Signature) -> Signature:
    """The signature with a letter."""
    operations.add_evidence(actor=who, signature=signature, kind="letter", paper=PDF)
    return signature


def with_call(desk: Actor, signature: Signature) -> Signature:
    """The signature with a note of a call back."""
    operations.note_call_back(actor=desk, signature=signature, call=CALL)
    return signature


def proven(who: Actor, desk: Actor, of: Government) -> Signature:
    """A sent signature with two kinds of evidence."""
    return with_call(desk, with_letter(who, sent(who, of)))


def announced(who: Actor, first: Actor, second: Actor, of: Government) -> Signature:
    """A signature confirmed by two people, open to objections."""
    signature = proven(who, first, of)
    operations.confirm(actor=first, signature=signature)
    return operations.confirm(actor=second, signature=signature)


def confirmed(who: Actor, first: Actor, second: Actor, of: Government) -> Signature:
    """A signature confirmed by two people, to which nobody objected in seven days."""
    signature = announced(who, first, second, of)
    assert signature.final_at is not None
    return operations.finalise(actor=SYSTEM, signature=signature, now=signature.final_at)


def listed(of: Government) -> Signature:
    """A signature of an earlier record."""
    made = operations.list_legacy(
        actor=SYSTEM,
        row=operations.Legacy(government=of),
        source="first cohort file",
        listed_on=date(2022, 5, 16),
    )
    assert made is not None
    return made
