"""Evidence that the signer may sign for the government."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction

from localaction.accounts.queries import people
from localaction.declarations import rules
from localaction.declarations.models import CallBack, Evidence, Signature
from localaction.declarations.papers import Fault, Paper, PaperType, examine, tidy_name
from localaction.governments import queries as governments
from localaction.governments.domains import domain_of, vouches
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor

# So many last digits tell one telephone number from another, however its beginning is written.
_TELLING_DIGITS: Final = 7


class BadPaper(ValueError):
    """A file cannot be taken as evidence; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class GivenByThemselves(ValueError):
    """The number that was called stands in what the government itself wrote to us: it proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNote:
    """A call back: the number, where we found it ourselves, who answered, and what was said."""

    number: str
    number_found: str
    answered_by: str
    said: str
    called_on: date


@transaction.atomic
def note_call_back(*, actor: Actor, signature: Signature, call: CallNote) -> Evidence:
    """Keep the note of a call back as evidence. Raises GivenByThemselves when the number came from the applicant."""
    rules.may_add_evidence(actor, signature, Evidence.Kind.CALL_BACK).or_refuse()
    if _was_given(signature, call.number):
        raise GivenByThemselves(call.number)
    evidence = Evidence(
        signature=signature, kind=Evidence.Kind.CALL_BACK, note=call.said.strip(), added_by_id=actor.person_id
    )
    evidence.full_clean()
    evidence.save()
    note = CallBack(
        evidence=evidence,
        number=call.number.strip(),
        number_found=call.number_found.strip(),
        answered_by=call.answered_by.strip(),
        said=call.said.strip(),
        called_on=call.called_on,
    )
    note.full_clean()
    note.save()
    trail.record(actor, "signature.gained_evidence", signature, kind=evidence.kind)
    return evidence


def _was_given(signature: Signature, number: str) -> bool:
    """Whether the number, told by its last digits, stands in anything that the government's people wrote."""
    tail = _digits(number)[-_TELLING_DIGITS:]
    if len(tail) < _TELLING_DIGITS:
        return False
    team = governments.memberships_of(signature.government)
    written = [text for one in team for text in (one.note, one.office)]
    written += [signature.signer_office, *signature.questions.values_list("answer", flat=True)]
    written += signature.evidence.filter(kind__in=rules.PAPERS).values_list("note", flat=True)
    return any(tail in _digits(text) for text in written)


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, None) is not None)


@transaction.atomic
def add_evidence(
    *,
    actor: Actor,
    signature: Signature,
    kind: str,
    paper: Paper | None = None,
    note: str = "",
    link: str = "",
) -> Evidence:
    """Add a piece of evidence; a letter or a decision comes with its file. Raises BadPaper, ValidationError."""
    rules.may_add_evidence(actor, signature, kind).or_refuse()
    if kind == Evidence.Kind.CALL_BACK:
        raise ValueError("a call back is kept with its note: see note_call_back")
    evidence = Evidence(
        signature=signature, kind=kind, note=note.strip(), link=link, added_by_id=actor.person_id
    )
    if paper is not None:
        found = examine(paper.content)
        if not isinstance(found, PaperType):
            raise BadPaper(found)
        evidence.file_name = tidy_name(paper.name, found)
        evidence.file_type = found.mime
        evidence.file_size = len(paper.content)
        evidence.file.save(evidence.file_name, ContentFile(paper.content), save=False)
    elif kind in rules.PAPERS:
        raise BadPaper("empty")
    evidence.full_clean()
    evidence.save()
    trail.record(actor, "signature.gained_evidence", signature, kind=kind)
    return evidence


@transaction.atomic
def remove_evidence(*, actor: Actor, evidence: Evidence) -> None:
    """Take a paper back before the signature is sent; the file goes when the change is kept."""
    rules.may_remove_evidence(actor, evidence).or_refuse()
    signature, file = evidence.signature, evidence.file
    evidence.delete()
    trail.record(actor, "signature.lost_evidence", signature, kind=evidence.kind)
    if file:
        storage, name = file.storage, file.name
        transaction.on_commit(lambda: storage.delete(name or ""))


def see_mailbox(signature: Signature) -> bool:
    """Add the evidence that the government's people write from its own verified domain; whether it is there.

    The address is proven: it is the one they sign in with by a code. Free mail never counts.
    """
    if signature.evidence.filter(kind=Evidence.Kind.OFFICIAL_MAILBOX).exists():
        return True
    domains = signature.government.email_domains
    asked = [pk for pk in (signature.sent_by_id, signature.begun_by_id) if pk is not None]
    speakers = [one.person_id for one in governments.speakers(signature.government)]
    found = people([*asked, *speakers])
    address = next((one.email for one in found.values() if vouches(one.email, domains)), "")
    if not address:
        return False
    note = domain_of(address)
    add_evidence(actor=SYSTEM, signature=signature, kind=Evidence.Kind.OFFICIAL_MAILBOX, note=note)
    return True
