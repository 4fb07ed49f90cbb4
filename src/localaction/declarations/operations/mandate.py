"""Evidence that the signer may sign for the government."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction

from localaction.accounts.queries import people
from localaction.declarations import rules
from localaction.declarations.models import Evidence, Signature
from localaction.declarations.papers import Fault, Paper, PaperType, examine, tidy_name
from localaction.governments import queries as governments
from localaction.governments.domains import domain_of, vouches
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor


class BadPaper(ValueError):
    """A file cannot be taken as evidence; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


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
