"""Everybody we know at a government learns who asks to speak for it, each by a link of their own to object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core import signing
from django.db import transaction
from django.utils import timezone

from localaction.governments import letters, queries, rules
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import MemberObjection, Membership
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor

_SALT: Final = "governments.member_objection"


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """What a link in a letter is about: who asks to speak, the address it was sent to, whether it objected."""

    membership: Membership
    email: str
    has_objected: bool


def tell_everybody(membership: Membership) -> None:
    """Write to everybody we know there but the person who asks and those who decide about it anyway."""
    government = membership.government
    skipped = {membership.person.email.lower()}
    skipped |= {one.email.lower() for one in queries.speakers_or_contacts(government)}
    for person in queries.everybody_known(government):
        if person.email.lower() not in skipped:
            token = member_objection_token(membership, person.email)
            post.send(
                letters.SomebodyAsks(government=government, membership=membership, to=person, token=token)
            )


def member_objection_token(membership: Membership, email: str) -> str:
    """What the link in a letter carries: about whom, and whose address."""
    return signing.dumps([membership.pk, email], salt=_SALT)


def read_member_objection(token: str) -> AskedAbout | None:
    """What a link is about; None for one that is not ours, or when the person is neither asking nor on the team."""
    try:
        pk, email = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    membership = queries.membership_asked(int(pk))
    if membership is None or membership.status not in (MembershipStatus.REQUESTED, MembershipStatus.ACTIVE):
        return None
    mine = membership.objections.filter(email=email, answered_at__isnull=True)
    return AskedAbout(membership, str(email), mine.exists())


@transaction.atomic
def object_to_member(*, membership: Membership, email: str, text: str) -> MemberObjection:
    """A contact says that this is nobody of theirs: kept, and the secretariat is told; saying it twice keeps one."""
    objection, is_new = MemberObjection.objects.get_or_create(
        membership=membership, email=email, answered_at=None, defaults={"text": text.strip()}
    )
    if is_new:
        trail.record(SYSTEM, "membership.objected", membership)
        post.send(
            letters.MemberObjected(
                government=membership.government, membership=membership, objection=objection
            )
        )
    return objection


@transaction.atomic
def answer_member_objection(*, actor: Actor, membership: Membership, answer: str) -> Membership:
    """Write down what came of the objections to a person; the request may then be answered."""
    rules.may_answer_objection(actor, membership).or_refuse()
    membership.objections.filter(answered_at__isnull=True).update(
        answer=answer.strip(), answered_at=timezone.now(), answered_by_id=actor.person_id
    )
    trail.record(actor, "membership.answered_objection", membership, because=answer)
    return membership
