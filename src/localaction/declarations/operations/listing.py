"""Signatures taken over from an earlier record: listed with their source, published as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from localaction.declarations import queries, rules
from localaction.declarations.lifecycle import LIFECYCLE, PUBLIC
from localaction.declarations.models import Declaration, Signature
from localaction.declarations.operations.faces import publication_of
from localaction.declarations.operations.signing import new_reference
from localaction.governments.models import Government
from localaction.kit import jobs, trail
from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent
from localaction.register import operations as register

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Legacy:
    """A signature as an earlier record has it; what the record does not say stays empty."""

    government: Government
    signer_name: str = ""
    signer_office: str = ""
    signed_on: date | None = None


@transaction.atomic
def list_legacy(
    *, actor: Actor, row: Legacy, source: str, listed_on: date, declaration: Declaration | None = None
) -> Signature | None:
    """List one signature, publish it with the government's face, and let its actions follow.

    None when a signature of that government stands already.
    """
    listed = list_legacy_many(
        actor=actor, rows=[row], source=source, listed_on=listed_on, declaration=declaration
    )
    if not listed:
        return None
    jobs.enqueue("actions.follow_signature", government_id=row.government.pk)
    return listed[0]


@transaction.atomic
def list_legacy_many(
    *,
    actor: Actor,
    rows: Sequence[Legacy],
    source: str,
    listed_on: date,
    declaration: Declaration | None = None,
    publish: bool = True,
) -> list[Signature]:
    """List many signatures and publish them with their governments' faces; returns those that are new.

    Governments whose signature stands already are left alone, so a file can be taken over twice. The number of
    queries grows with chunks of rows. Actions that waited for the signature are the caller's to publish.
    """
    rules.may_list_legacy(actor).or_refuse()
    declaration = declaration or queries.current_declaration()
    listed: list[Signature] = []
    unique = list({row.government.pk: row for row in rows}.values())
    for start in range(0, len(unique), _AT_ONCE):
        listed += _list_chunk(actor, unique[start : start + _AT_ONCE], source, listed_on, declaration)
    if publish:
        register.publish_many(
            actor=actor,
            items=[item for one in listed for item in (publication_of(one.government), publication_of(one))],
            source=source,
        )
    return listed


def _list_chunk(
    actor: Actor, rows: Sequence[Legacy], source: str, listed_on: date, declaration: Declaration
) -> list[Signature]:
    standing = set(
        Signature.objects.filter(
            government_id__in=[row.government.pk for row in rows], declaration=declaration, status__in=PUBLIC
        ).values_list("government_id", flat=True)
    )
    fresh = [row for row in rows if row.government.pk not in standing]
    references = _fresh_references(len(fresh))
    listed = [
        Signature(
            reference=reference,
            government=row.government,
            declaration=declaration,
            signer_name=row.signer_name,
            signer_office=row.signer_office,
            signed_on=row.signed_on,
            status=LIFECYCLE.after(LIFECYCLE.start, "list_legacy"),
            listed_source=source,
            listed_on=listed_on,
            begun_by_id=actor.person_id,
        )
        for row, reference in zip(fresh, references, strict=True)
    ]
    Signature.objects.bulk_create(listed)
    TrailEvent.objects.bulk_create(
        [trail.event(actor, "signature.listed", one, source=source) for one in listed]
    )
    return listed


def _fresh_references(count: int) -> list[str]:
    """As many references that nobody has yet."""
    found: set[str] = set()
    while len(found) < count:
        tried = {new_reference() for _ in range(count - len(found))}
        found |= tried - set(
            Signature.objects.filter(reference__in=tried).values_list("reference", flat=True)
        )
    return sorted(found)
