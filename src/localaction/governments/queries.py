"""Reading: governments for those who may see them, their teams, and what looks like a name that somebody gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from localaction.accounts.rules import is_secretariat
from localaction.governments import contacts
from localaction.governments import gazetteer as places
from localaction.governments.domains import domain_of, is_free_mail, vouches
from localaction.governments.lifecycle import LIVE, GovernmentStatus, MembershipStatus
from localaction.governments.models import (
    Government,
    GovernmentName,
    GovernmentSet,
    Invitation,
    Level,
    Membership,
    Organisation,
    Role,
)
from localaction.governments.naming import family_of, folded, look_alike_key
from localaction.kit import countries
from localaction.kit.actors import Actor
from localaction.kit.post import Recipient
from localaction.kit.texts import best


def gazetteer() -> places.Gazetteer:
    """The gazetteer of this process."""
    return places.open_gazetteer(settings.STATE / "gazetteer")


def country_name(code: str, language: str) -> str:
    """The country's name in a language; "" for no country."""
    return countries.country_name(code, language) if code else ""


def country_choices(language: str) -> list[tuple[str, str]]:
    """Every country as (code, name), by name."""
    named = [(code, country_name(code, language)) for code in places.country_codes()]
    return sorted(named, key=lambda pair: folded(pair[1]))


# --- governments


def governments_for(actor: Actor) -> GovernmentSet:
    """The governments whose private records the actor may read: all for the secretariat, else one's own."""
    if is_secretariat(actor):
        return Government.objects.all()
    if actor.person_id is None:
        return Government.objects.none()
    return Government.objects.of_person(actor.person_id)


def own_governments(actor: Actor) -> GovernmentSet:
    """The live governments on whose team the actor is, also for people of the secretariat."""
    if actor.person_id is None:
        return Government.objects.none()
    return Government.objects.of_person(actor.person_id).live()


def government_for(actor: Actor, slug: str) -> Government:
    """One of `governments_for`. Raises Government.DoesNotExist."""
    return governments_for(actor).select_related("parent", "merged_into").get(slug=slug)


def by_slug(slug: str) -> Government | None:
    """A live government by its address; a merged one answers as the one it was merged into."""
    found = Government.objects.select_related("merged_into").filter(slug=slug).first()
    if found is not None and found.merged_into is not None:
        found = found.merged_into
    return found if found is not None and found.is_live else None


def by_geonames_id(geonames_id: int) -> Government | None:
    """The live government of a place of the gazetteer."""
    return Government.objects.live().filter(geonames_id=geonames_id).first()


def public_name(government: Government, language: str) -> tuple[str, str]:
    """The name to show a reader, and the language it is in."""
    own = {government.official_language: government.official_name}
    return best({**own, **government.names}, language, original=government.official_language)


def matching(text: str, *, country: str = "", limit: int = 10) -> list[Government]:
    """Live governments one of whose spellings begins with the text, the largest first."""
    start = folded(text)
    if not start:
        return []
    names = GovernmentName.objects.filter(folded__startswith=start)
    if country:
        names = names.filter(country=country)
    found = Government.objects.live().filter(pk__in=names.values("government_id"))
    return list(found.order_by("-population", "official_name")[:limit])


def looking_like(
    name: str, *, country: str, level: str, besides: int | None = None, admin1: str = ""
) -> list[Government]:
    """Live governments of the same family of levels in that country whose name would be read as this one."""
    names = GovernmentName.objects.filter(
        country=country, family=family_of(level), skeleton=look_alike_key(name)
    ).exclude(skeleton="")
    found = Government.objects.live().filter(pk__in=names.values("government_id"))
    if besides is not None:
        found = found.exclude(pk=besides)
    return sorted(found, key=lambda one: (one.admin1_code != admin1, one.pk))


def waiting_for_the_desk() -> GovernmentSet:
    """Governments and first people the secretariat has to look at, the longest waiting first."""
    asked = Q(memberships__status=MembershipStatus.REQUESTED)
    return (
        Government.objects.live()
        .filter(Q(status=GovernmentStatus.PROPOSED) | asked)
        .annotate(requests=Count("memberships", filter=asked, distinct=True))
        .order_by("created_at", "id")
        .distinct()
    )


# --- people


def memberships_of(government: Government) -> QuerySet[Membership]:
    """The open memberships: asked for or active."""
    return (
        government.memberships.filter(status__in=(MembershipStatus.ACTIVE, MembershipStatus.REQUESTED))
        .select_related("person")
        .order_by("-status", "id")
    )


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


def speakers(government: Government) -> QuerySet[Membership]:
    """The active focal points."""
    return government.memberships.filter(
        status=MembershipStatus.ACTIVE, role=Role.FOCAL_POINT, person__is_active=True
    ).select_related("person")


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


def speakers_or_contacts(government: Government) -> list[Recipient]:
    """The active focal points to write to; nobody when there is none."""
    return [as_recipient(one) for one in speakers(government)]


def as_recipient(membership: Membership) -> Recipient:
    """The person of a membership, as letters address them."""
    person = membership.person
    return Recipient(name=person.name, email=person.email, language=person.language)


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


def without_contact() -> GovernmentSet:
    """Governments that lost their last live contact, the longest first."""
    return (
        Government.objects.live()
        .filter(without_contact_since__isnull=False)
        .order_by("without_contact_since", "id")
    )


def membership_asked(pk: int) -> Membership | None:
    """The membership that a signed question names."""
    return Membership.objects.select_related("government", "person").filter(pk=pk).first()


def has_had_a_team(government: Government) -> bool:
    """Whether anybody has ever been an active member, or asked first and is still waiting."""
    return government.memberships.filter(
        Q(started_at__isnull=False) | Q(status=MembershipStatus.REQUESTED, is_first=True)
    ).exists()


def open_invitations(government: Government) -> QuerySet[Invitation]:
    """Invitations that can still be accepted or have run out, the newest first."""
    return government.invitations.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).order_by("-id")


def invitation(pk: int, nonce: str) -> Invitation | None:
    """The invitation that a signed link names."""
    return Invitation.objects.select_related("government").filter(pk=pk, nonce=nonce).first()


# --- the desk's second look


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What we know independently of what was given, for the desk to compare."""

    place: places.Place | None
    distance_km: int | None
    alike: tuple[Government, ...]
    domains: tuple[DomainLook, ...]


@dataclass(frozen=True, slots=True)
class DomainLook:
    """A domain that was claimed or that a member signs in with, and what speaks for or against it."""

    domain: str
    is_verified: bool
    is_free_mail: bool
    people: int


def second_look(government: Government) -> SecondLook:
    """Independent data about a government, beside what was given."""
    place, distance = _nearest_facts(government)
    alike: dict[int, Government] = {}
    for name in {government.official_name, *government.names.values(), *government.aliases}:
        for one in looking_like(
            name, country=government.country, level=government.level, besides=government.pk
        ):
            alike[one.pk] = one
    return SecondLook(place, distance, tuple(alike.values()), tuple(_domain_looks(government)))


def _nearest_facts(government: Government) -> tuple[places.Place | None, int | None]:
    book = gazetteer()
    if government.geonames_id is not None:
        return book.place(government.geonames_id), None
    if government.latitude is None or government.longitude is None:
        return None, None
    place = book.nearest(government.latitude, government.longitude)
    return place, None


def _domain_looks(government: Government) -> Iterable[DomainLook]:
    used = [domain_of(one.person.email) for one in memberships_of(government)]
    for domain in dict.fromkeys([*government.email_domains, *government.claimed_domains, *used]):
        if domain:
            yield DomainLook(
                domain, domain in government.email_domains, is_free_mail(domain), used.count(domain)
            )


# --- organisations


def proposals_waiting(actor: Actor) -> int:
    """How many governments the actor has brought that nobody has checked yet."""
    if actor.person_id is None:
        return 0
    return Membership.objects.filter(
        person_id=actor.person_id, is_first=True, government__status=GovernmentStatus.PROPOSED
    ).count()


def organisation_named(name: str, country: str) -> Organisation | None:
    """The organisation of that name and country, however it is spelled."""
    return Organisation.objects.filter(folded=folded(name), country=country).first()


def vouched(membership: Membership) -> bool:
    """Whether the address of a member belongs to a verified domain of the government."""
    return vouches(membership.person.email, membership.government.email_domains)


def live_with_key(government: Government) -> Government | None:
    """Another live record that stands where this one would: same place, or same name and area."""
    same = Q(name_key=government.name_key)
    if government.geonames_id is not None:
        same = Q(geonames_id=government.geonames_id)
    return Government.objects.live().filter(same).exclude(pk=government.pk).first()


# --- choices and look-ups for forms


def level_choices() -> list[tuple[str, StrOrPromise]]:
    """The levels of government as (code, name)."""
    return list(Level.choices)


def role_choices() -> list[tuple[str, StrOrPromise]]:
    """The roles in a team as (code, name)."""
    return list(Role.choices)


def by_geonames_ids(geonames_ids: Iterable[int]) -> dict[int, Government]:
    """Live governments by the number of their place."""
    found = Government.objects.live().filter(geonames_id__in=list(geonames_ids))
    return {one.geonames_id: one for one in found if one.geonames_id is not None}


def team_size(government: Government) -> int:
    """How many people are on the team."""
    return government.memberships.filter(status=MembershipStatus.ACTIVE).count()


def requests(government: Government) -> int:
    """How many people asked to join the team and wait for an answer."""
    return government.memberships.filter(status=MembershipStatus.REQUESTED).count()


def find_for_desk(text: str, *, status: str = "", limit: int = 50) -> list[Government]:
    """Governments of any state by the beginning of a name or the whole address, for the desk."""
    found = Government.objects.all()
    if status:
        found = found.filter(status=status)
    if start := folded(text):
        names = GovernmentName.objects.filter(folded__startswith=start)
        found = found.filter(Q(pk__in=names.values("government_id")) | Q(slug=text.strip()))
    return list(found.order_by("official_name", "id")[:limit])


def government_gone_for(actor: Actor, government: Government) -> bool:
    """Whether the actor can no longer see the government's records."""
    return not governments_for(actor).filter(pk=government.pk).exists()
