"""Reading: the people who speak for a government, and how they are reached."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from localaction.governments import contacts
from localaction.governments.domains import vouches
from localaction.governments.lifecycle import LIVE, GovernmentStatus, MembershipStatus
from localaction.governments.models import Government, Invitation, Membership, Role
from localaction.kit.actors import Actor
from localaction.kit.post import Recipient


def memberships_of(government: Government) -> QuerySet[Membership]:
    """The open memberships: asked for or active."""
    return (
        government.memberships.filter(status__in=(MembershipStatus.ACTIVE, MembershipStatus.REQUESTED))
        .select_related("person")
        .prefetch_related("endorsements", "objections")
        .order_by("-status", "id")
    )


def memberships_for_desk(government: Government) -> list[Membership]:
    """`memberships_of`, each with `waits_for_answer`: a contact does not know the person."""
    found = list(memberships_of(government))
    for one in found:
        one.waits_for_answer = any(  # type: ignore[attr-defined]
            objection.answered_at is None for objection in one.objections.all()
        )
    return found


def whole_team(government: Government) -> QuerySet[Membership]:
    """Everybody who ever was on the team or asked to be, oldest first."""
    return government.memberships.select_related("person").order_by("id")


def membership_of(actor: Actor, government: Government) -> Membership | None:
    """The actor's own open membership of that government."""
    if actor.person_id is None:
        return None
    return memberships_of(government).filter(person_id=actor.person_id).first()


def membership_for(actor: Actor, government: Government, pk: int) -> Membership:
    """One open membership of a government. Raises Membership.DoesNotExist."""
    return memberships_of(government).get(pk=pk)


def membership_asked(pk: int) -> Membership | None:
    """The membership that a signed question names."""
    return Membership.objects.select_related("government", "person").filter(pk=pk).first()


def speakers(government: Government) -> QuerySet[Membership]:
    """The active focal points."""
    return government.memberships.filter(
        status=MembershipStatus.ACTIVE, role=Role.FOCAL_POINT, person__is_active=True
    ).select_related("person")


def everybody_known(government: Government) -> list[Recipient]:
    """Everybody we know there: the team of today, those who were on it before, and the office's own mailbox."""
    on_it = Q(status=MembershipStatus.ACTIVE) | Q(status=MembershipStatus.REQUESTED, is_first=True)
    before = Q(status=MembershipStatus.ENDED, started_at__isnull=False)
    found = government.memberships.filter(on_it | before, person__is_active=True)
    people = [as_recipient(one) for one in found.select_related("person").order_by("-status", "id")]
    if government.official_email:
        language = people[0].language if people else government.official_language
        people.append(Recipient(name="", email=government.official_email, language=language))
    return list({one.email.lower(): one for one in people}.values())


def speakers_or_contacts(government: Government) -> list[Recipient]:
    """The active focal points to write to; nobody when there is none."""
    return [as_recipient(one) for one in speakers(government)]


def contacts_of(government: Government) -> list[Recipient]:
    """Whom to write to: active focal points and editors who did not say they are gone, else those who asked first."""
    members = [
        one
        for one in memberships_of(government)
        if one.person.is_active and one.role != Role.VIEWER and one.gone_at is None
    ]
    active = [one for one in members if one.status == MembershipStatus.ACTIVE]
    chosen = active or [one for one in members if one.is_first]
    return [as_recipient(one) for one in chosen]


def as_recipient(membership: Membership) -> Recipient:
    """The person of a membership, as letters address them."""
    person = membership.person
    return Recipient(name=person.name, email=person.email, language=person.language)


def role_choices() -> list[tuple[str, StrOrPromise]]:
    """The roles in a team as (code, name)."""
    return list(Role.choices)


def team_size(government: Government) -> int:
    """How many people are on the team."""
    return government.memberships.filter(status=MembershipStatus.ACTIVE).count()


def requests(government: Government) -> int:
    """How many people asked to join the team and wait for an answer."""
    return government.memberships.filter(status=MembershipStatus.REQUESTED).count()


def proposals_waiting(actor: Actor) -> int:
    """How many governments the actor has brought that nobody has checked yet."""
    if actor.person_id is None:
        return 0
    return Membership.objects.filter(
        person_id=actor.person_id, is_first=True, government__status=GovernmentStatus.PROPOSED
    ).count()


def vouching_domain(membership: Membership) -> str:
    """The verified domain of the government that the address of a member belongs to; "" for none."""
    domains = membership.government.email_domains
    return next((one for one in domains if vouches(membership.person.email, [one])), "")


def needs_two_people(membership: Membership, role: str) -> bool:
    """Whether this would be the only one to speak for the government, so that two of the secretariat must agree."""
    return role == Role.FOCAL_POINT and not speakers(membership.government).exclude(pk=membership.pk).exists()


def endorsers_of(membership: Membership) -> set[int]:
    """The people of the secretariat who endorsed it."""
    return set(membership.endorsements.values_list("person_id", flat=True))


def waits_for_a_second_person(actor: Actor, pk: int) -> bool:
    """Whether the actor endorsed a member who is still not accepted, so that a colleague has to agree."""
    found = Membership.objects.filter(pk=pk, status=MembershipStatus.REQUESTED)
    return actor.person_id is not None and found.filter(endorsements__person_id=actor.person_id).exists()


def has_open_objection(membership: Membership) -> bool:
    """Whether a contact said that this is nobody of theirs, and nobody has looked into it yet."""
    return membership.objections.filter(answered_at__isnull=True).exists()


def has_had_a_team(government: Government) -> bool:
    """Whether anybody has ever been an active member, or asked first and is still waiting."""
    return government.memberships.filter(
        Q(started_at__isnull=False) | Q(status=MembershipStatus.REQUESTED, is_first=True)
    ).exists()


def still_you_due(actor: Actor) -> list[Membership]:
    """The actor's own memberships whose yearly question waits for an answer."""
    if actor.person_id is None:
        return []
    now = timezone.now()
    mine = Membership.objects.filter(person_id=actor.person_id, government__status__in=LIVE)
    asked = Q(gone_at__isnull=False) | Q(sign_of_life__lte=now - contacts.ASKED_EVERY)
    due = mine.annotate(sign_of_life=contacts.with_sign_of_life()).filter(
        asked, status=MembershipStatus.ACTIVE, role__in=(Role.FOCAL_POINT, Role.EDITOR)
    )
    return list(due.select_related("government"))


def live_contact_counts(governments: Iterable[Government]) -> dict[int, int]:
    """How many people can be reached, by government; 0 for those without."""
    ids = [one.pk for one in governments]
    found = Membership.objects.filter(contacts.live_contacts(timezone.now()), government_id__in=ids)
    counted = dict(found.order_by().values_list("government_id").annotate(people=Count("pk")))
    return {pk: counted.get(pk, 0) for pk in ids}


def open_invitations(government: Government) -> QuerySet[Invitation]:
    """Invitations that can still be accepted or have run out, the newest first."""
    return government.invitations.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).order_by("-id")


def invitation(pk: int, nonce: str) -> Invitation | None:
    """The invitation that a signed link names."""
    return Invitation.objects.select_related("government").filter(pk=pk, nonce=nonce).first()
