"""Inviting colleagues by a signed link: for one address, once, in time."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from localaction.accounts.naming import told_name
from localaction.accounts.queries import person_with_email
from localaction.governments import letters, queries, rules
from localaction.governments.lifecycle import MEMBERSHIP, MembershipStatus
from localaction.governments.models import Endorsement, Government, Invitation, Membership, Role
from localaction.governments.operations.teams import accept_if_vouched, can_be_reached, lock
from localaction.kit import post, trail
from localaction.kit.actors import Actor

GOOD_FOR = timedelta(days=14)
_SALT = "governments.invitation"


def token_of(invitation: Invitation) -> str:
    """What the link of an invitation carries."""
    return signing.dumps([invitation.pk, invitation.nonce], salt=_SALT)


def read_token(token: str) -> Invitation | None:
    """The invitation of a link; None when the link is not one of ours."""
    try:
        pk, nonce = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return queries.invitation(int(pk), str(nonce))


@transaction.atomic
def invite(
    *,
    actor: Actor,
    government: Government,
    email: str,
    name: str = "",
    role: str = Role.EDITOR,
    language: str = "en",
) -> Invitation:
    """Invite a colleague; a new invitation to the same address takes the place of an open one."""
    rules.may_invite(actor, government).or_refuse()
    email = email.strip().lower()
    queries.open_invitations(government).filter(email=email).update(withdrawn_at=timezone.now())
    known = person_with_email(email)
    invitation = Invitation.objects.create(
        government=government,
        email=email,
        name=name.strip(),
        role=Role(role),
        language=known.language if known else language,
        nonce=secrets.token_hex(16),
        invited_by_id=actor.person_id,
        expires_at=timezone.now() + GOOD_FOR,
    )
    trail.record(actor, "invitation.sent", invitation, role=role)
    post.send(
        letters.Invited(
            government=government, invitation=invitation, by=told_name(actor), token=token_of(invitation)
        )
    )
    return invitation


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Make the link of an open invitation worthless."""
    rules.may_invite(actor, invitation.government).or_refuse()
    if invitation.accepted_at is None and invitation.withdrawn_at is None:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        trail.record(actor, "invitation.withdrawn", invitation)
    return invitation


@transaction.atomic
def accept_invitation(*, actor: Actor, invitation: Invitation) -> Membership:
    """Follow an invitation and be on the team in its role at once; somebody's higher role stays."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).select_related("government").get(pk=invitation.pk)
    )
    rules.may_accept_invitation(actor, invitation).or_refuse()
    government = lock(invitation.government)
    membership = queries.membership_of(actor, government) or Membership(
        person_id=rules.person_id_of(actor), government=government, role=invitation.role
    )
    if membership.status == MembershipStatus.REQUESTED:
        membership.role = Role(invitation.role)
        if _invited_by_the_desk_alone(invitation, membership):
            _wait_for_a_second_person(invitation, membership)
        else:
            membership.status = MEMBERSHIP.after(membership.status, "accept")
            membership.started_at = timezone.now()
            membership.save()
    invitation.accepted_at, invitation.accepted_by_id = timezone.now(), actor.person_id
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    trail.record(actor, "invitation.accepted", membership, role=membership.role)
    if membership.status == MembershipStatus.ACTIVE:
        can_be_reached(actor, invitation.government)
    return membership


def _invited_by_the_desk_alone(invitation: Invitation, membership: Membership) -> bool:
    """Whether only the secretariat vouches for somebody who would be the only one to speak for the government."""
    if not queries.needs_two_people(membership, invitation.role):
        return False
    return not membership.government.memberships.filter(
        person=invitation.invited_by, status=MembershipStatus.ACTIVE
    ).exists()


def _wait_for_a_second_person(invitation: Invitation, membership: Membership) -> None:
    """Keep the invitation as the word of one person, and ask a second one; the invited may write meanwhile."""
    membership.is_first = True
    membership.save()
    if invitation.invited_by_id is not None:
        Endorsement.objects.get_or_create(membership=membership, person_id=invitation.invited_by_id)
    if not accept_if_vouched(membership):
        post.send(letters.MembershipRequested(government=membership.government, membership=membership))
