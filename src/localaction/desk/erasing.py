"""Erasing a person: what goes in every part, in the order in which it can go, all at once or not at all.

What was done for an institution stays, as done by a former member. What is the person's alone goes. Undo is
impossible, so two people are needed: the person who asks, and somebody of the secretariat who answers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from localaction.accounts import operations as accounts
from localaction.accounts import rules
from localaction.accounts.models import ErasureRequest, Person
from localaction.assessment import operations as assessment
from localaction.assessment.lifecycle import AT_WORK
from localaction.assessment.models import Assignment
from localaction.desk import personal
from localaction.governments import operations as governments
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Membership
from localaction.kit import sealing
from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter, TrailEvent

RULE: Final = "person"
# rows that are about nothing but the address they name
WHOLE_ROWS: Final = ("kit.outgoingletter", "governments.invitation", "actions.reminder")
LIVE: Final = (MembershipStatus.REQUESTED, MembershipStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What erasing a person would do, counted: shown before it is done."""

    own_rows: int
    letters: int
    memberships: tuple[Membership, ...]
    assignments: int
    acts: int
    events: int


def outlook(person: Person) -> Outlook:
    """What would go and what would stay."""
    own = sum(tie.rows(person).count() for tie in personal.ties() if tie.is_own)
    acts = sum(tie.rows(person).count() for tie in personal.ties() if not tie.is_own)
    return Outlook(
        own_rows=own,
        letters=OutgoingLetter.objects.filter(recipient_email=person.email).count(),
        memberships=tuple(_memberships(person)),
        assignments=_assignments(person).count(),
        acts=acts,
        events=TrailEvent.objects.filter(person=person).count(),
    )


@transaction.atomic
def erase(*, actor: Actor, request: ErasureRequest) -> ErasureRequest:
    """Carry out a request to be erased, in every part. Raises Refused."""
    request = ErasureRequest.objects.select_for_update().get(pk=request.pk)
    rules.may_carry_out_erasure(actor, request).or_refuse()
    person = Person.objects.select_for_update().get(pk=request.person_id)
    request.person = person
    email, name = person.email, person.name
    for assignment in _assignments(person):
        assessment.release(actor=actor, assignment=assignment)
    for membership in _memberships(person):
        if membership.status == MembershipStatus.REQUESTED:
            governments.decline(actor=actor, membership=membership, because="")
        else:
            governments.end(actor=actor, membership=membership)
    _forget_addresses(email)
    assessment.forget_hidden_words(naming=(email, name))
    done = accounts.carry_out_erasure(actor=actor, request=request)
    for tie in personal.ties():
        if tie.is_own:
            tie.rows(person).delete()
    _empty_the_trail(person, email, name)
    return done


def _memberships(person: Person) -> list[Membership]:
    live = Membership.objects.filter(person=person, status__in=LIVE)
    return list(live.select_related("government").order_by("pk"))


def _assignments(person: Person) -> QuerySet[Assignment]:
    return Assignment.objects.filter(assessor=person, status__in=AT_WORK).order_by("pk")


def _forget_addresses(email: str) -> None:
    for model, field in personal.addresses():
        rows = model._base_manager.filter(**{f"{field}__iexact": email})
        if model._meta.label_lower in WHOLE_ROWS:
            rows.delete()
        else:
            rows.update(**{field: ""})


def _empty_the_trail(person: Person, email: str, name: str) -> None:
    """Take the name from what the person did, and all personal parts from what was done to the account."""
    own = TrailEvent.objects.filter(person=person).values_list("pk", flat=True)
    sealing.erase(list(own), ("who",), rule=RULE)
    account = TrailEvent.objects.filter(subject_type=Person._meta.label_lower, subject_id=person.pk)
    sealing.erase(list(account.values_list("pk", flat=True)), ("why", "facts"), rule=RULE)
    named = TrailEvent.objects.filter(because__icontains=email).values_list("pk", flat=True)
    sealing.erase(list(named), ("why",), rule=RULE)
    for text in filter(None, (email, name.strip())):
        sealing.erase(_with_fact(text), ("facts",), rule=RULE)


def _with_fact(text: str) -> list[int]:
    """The events among whose facts this text occurs, however the database writes JSON."""
    told = TrailEvent.objects.alias(told=Cast("facts", TextField()))
    found = told.filter(told__icontains=text) | told.filter(told__icontains=json.dumps(text)[1:-1])
    return list(found.values_list("pk", flat=True))
