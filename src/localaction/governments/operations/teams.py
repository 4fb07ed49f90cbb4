"""Who speaks for a government: asking, accepting, handing over, leaving."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from localaction.accounts.naming import told_name
from localaction.accounts.operations import change_details as change_person
from localaction.accounts.queries import person as find_person
from localaction.accounts.rules import is_secretariat
from localaction.governments import letters, queries, rules
from localaction.governments.lifecycle import MEMBERSHIP, GovernmentStatus, MembershipStatus
from localaction.governments.models import Endorsement, Government, Membership, Role
from localaction.governments.operations.asking import tell_everybody
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor


@transaction.atomic
def join(
    *,
    actor: Actor,
    government: Government,
    office: str = "",
    note: str = "",
    name: str = "",
    language: str = "",
) -> Membership:
    """Ask to be on a government's team; asking twice gives the same request.

    The first person is asked about as focal point, and is accepted at once when the address they sign in with
    belongs to a verified domain of a government that has been checked. `name` and `language` complete the person.
    """
    government = lock(government)
    existing = queries.membership_of(actor, government)
    if existing is not None:
        return existing
    rules.may_join(actor, government).or_refuse()
    person_id = rules.person_id_of(actor)
    first = not queries.has_had_a_team(government)
    actor = _introduce(actor, name, language)
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                person_id=person_id,
                government=government,
                role=Role.FOCAL_POINT if first else Role.EDITOR,
                office=office.strip(),
                note=note.strip(),
                is_first=first,
            )
    except IntegrityError:
        return Membership.objects.get(
            person_id=person_id, government=government, status__in=("requested", "active")
        )
    trail.record(actor, "membership.requested", membership, first=first)
    if not accept_if_vouched(membership):
        post.send(letters.MembershipRequested(government=government, membership=membership))
    tell_everybody(membership)
    return membership


def accept_if_vouched(membership: Membership) -> bool:
    """Accept the first person of a checked government whose office vouches for them; whether it did."""
    government = membership.government
    checked = government.status in (GovernmentStatus.VERIFIED, GovernmentStatus.LISTED)
    if not (checked and membership.is_first and membership.status == MembershipStatus.REQUESTED):
        return False
    membership.vouched_domain = queries.vouching_domain(membership)
    if not membership.vouched_domain or queries.has_open_objection(membership):
        return False
    accept(actor=SYSTEM, membership=membership)
    return True


@transaction.atomic
def accept(*, actor: Actor, membership: Membership, role: str = "") -> Membership:
    """Accept somebody who asked to join, in the role asked for or another.

    The first focal point is accepted by a verified domain or by two people of the secretariat: the first of them
    leaves an endorsement, and the request still waits.
    """
    rules.may_accept(actor, membership).or_refuse()
    if not endorsed(actor, membership, role or membership.role):
        return membership
    membership.status = MEMBERSHIP.after(membership.status, "accept")
    membership.role = Role(role or membership.role)
    membership.started_at = timezone.now()
    membership.save(update_fields=["status", "role", "started_at", "vouched_domain"])
    trail.record(actor, "membership.accepted", membership, role=membership.role)
    can_be_reached(actor, membership.government)
    post.send(letters.MembershipAccepted(government=membership.government, membership=membership))
    return membership


def endorsed(actor: Actor, membership: Membership, role: str) -> bool:
    """Whether the move may be made; where it takes two people of the secretariat, keep that this one agrees."""
    if membership.vouched_domain and actor == SYSTEM:
        return True
    if not (is_secretariat(actor) and queries.needs_two_people(membership, role)):
        return True
    Endorsement.objects.get_or_create(membership=membership, person_id=rules.person_id_of(actor))
    people = len(queries.endorsers_of(membership))
    trail.record(actor, "membership.endorsed", membership, people=people)
    return people >= rules.PEOPLE_NEEDED


@transaction.atomic
def decline(*, actor: Actor, membership: Membership, because: str) -> Membership:
    """Say no to somebody who asked to join, with the reason they will read."""
    rules.may_decline(actor, membership).or_refuse()
    membership.status = MEMBERSHIP.after(membership.status, "decline")
    membership.ended_at = timezone.now()
    membership.save(update_fields=["status", "ended_at"])
    trail.record(actor, "membership.declined", membership, because=because)
    post.send(
        letters.MembershipDeclined(government=membership.government, membership=membership, because=because)
    )
    return membership


@transaction.atomic
def change_role(*, actor: Actor, membership: Membership, role: str) -> Membership:
    """Give a member another role; a government never loses its last focal point this way."""
    lock(membership.government)
    rules.may_change_role(actor, membership, role).or_refuse()
    if not endorsed(actor, membership, role):
        return membership
    before, membership.role = membership.role, Role(role)
    membership.save(update_fields=["role"])
    trail.record(actor, "membership.changed_role", membership, before=before, after=role)
    return membership


@transaction.atomic
def hand_over(*, actor: Actor, membership: Membership, leave: bool = False) -> Membership:
    """Make another member focal point in the actor's place; the actor stays as editor, or leaves."""
    government = lock(membership.government)
    rules.may_hand_over(actor, membership).or_refuse()
    membership.role = Role.FOCAL_POINT
    membership.save(update_fields=["role"])
    trail.record(actor, "membership.handed_over", membership)
    can_be_reached(actor, government)
    own = queries.membership_of(actor, government)
    if own is not None:
        if leave:
            close(actor, own)
        else:
            own.role = Role.EDITOR
            own.save(update_fields=["role"])
    post.send(letters.FocalPointNow(government=government, membership=membership, by=told_name(actor)))
    return membership


@transaction.atomic
def end(*, actor: Actor, membership: Membership) -> Membership:
    """End a membership, one's own or somebody else's; the last focal point hands over first."""
    lock(membership.government)
    rules.may_end(actor, membership).or_refuse()
    close(actor, membership)
    if membership.person_id != actor.person_id:
        post.send(letters.MembershipEnded(government=membership.government, membership=membership))
    return membership


def lock(government: Government) -> Government:
    """The government as it is now, held until the transaction ends, so that two leaders cannot both go."""
    return Government.objects.select_for_update().get(pk=government.pk)


def can_be_reached(actor: Actor, government: Government) -> None:
    """Somebody speaks for the government again: the alarm that nobody could be reached is over."""
    lost = Government.objects.filter(pk=government.pk, without_contact_since__isnull=False)
    if lost.update(without_contact_since=None):
        trail.record(actor, "government.found_contact", government)


def close(actor: Actor, membership: Membership) -> None:
    """End a membership that may end, with its trail."""
    membership.status = MEMBERSHIP.after(membership.status, "end")
    membership.ended_at = timezone.now()
    membership.save(update_fields=["status", "ended_at"])
    trail.record(actor, "membership.ended", membership)


def _introduce(actor: Actor, name: str, language: str) -> Actor:
    """Keep the name and language somebody gave on the way in, when we had no name for them yet."""
    if actor.person_id is None or not name.strip():
        return actor
    person = find_person(actor.person_id)
    if not person.name:
        change_person(actor=actor, person=person, name=name[:200], language=language or person.language)
    return Actor(actor.person_id, person.name, actor.email, person.language, actor.roles)
