"""Reading outreach: lists, who is on them, what became of invitations, and who is still to be reached."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import PUBLIC, Status
from localaction.actions.models import Owner, OwnerRole
from localaction.declarations.lifecycle import PUBLIC as SIGNED
from localaction.declarations.models import Signature
from localaction.governments.lifecycle import LIVE, MembershipStatus
from localaction.governments.models import Government, Membership, NetworkMembership, Organisation
from localaction.kit.actors import Actor
from localaction.outreach.lifecycle import ANSWERED, ProspectStatus
from localaction.outreach.models import Prospect, ReachList, Silence
from localaction.register.regions import countries_of

FOLLOW_UPS_AT_MOST = 2
_SALT = "outreach.invitation"
_TEAM = (MembershipStatus.REQUESTED, MembershipStatus.ACTIVE)


def lists_for(actor: Actor) -> QuerySet[ReachList]:
    """Every list, for the secretariat; nothing for anybody else."""
    found = ReachList.objects.select_related("call", "network")
    return found if is_secretariat(actor) else found.none()


def list_for(actor: Actor, pk: int) -> ReachList:
    """One list. Raises ReachList.DoesNotExist."""
    return lists_for(actor).get(pk=pk)


def numbers_of(lists: Iterable[ReachList]) -> dict[int, dict[str, int]]:
    """How many governments of each list stand where, in one query."""
    rows = Prospect.objects.filter(list__in=list(lists)).order_by().values_list("list", "status")
    found: dict[int, dict[str, int]] = {}
    for key, status, number in rows.annotate(number=Count("pk")):
        found.setdefault(key, {})[status] = number
    return found


def prospects_of(one: ReachList, status: str = "") -> QuerySet[Prospect]:
    """Who is on a list, in the order of their names; without those taken off it, unless asked for."""
    found = one.prospects.select_related("government")
    return found.filter(status=status) if status else found.exclude(status=ProspectStatus.DROPPED)


def prospect_for(actor: Actor, pk: int) -> Prospect:
    """One government on a list. Raises Prospect.DoesNotExist."""
    found = Prospect.objects.select_related("list", "government", "list__call")
    return (found if is_secretariat(actor) else found.none()).get(pk=pk)


def counts_of(one: ReachList) -> dict[str, int]:
    """How many of a list stand where."""
    rows = one.prospects.order_by().values_list("status").annotate(number=Count("pk"))
    return dict(rows)


def ready_to_invite(one: ReachList) -> QuerySet[Prospect]:
    """Those of a list that were never written to and have an address."""
    return one.prospects.filter(status=ProspectStatus.LISTED).exclude(contact_email="").select_related("list")


def without_address(one: ReachList) -> QuerySet[Prospect]:
    """Those of a list that cannot be written to yet."""
    return one.prospects.filter(status=ProspectStatus.LISTED, contact_email="")


def answers_to_read() -> QuerySet[Prospect]:
    """Answers that nobody at the desk has read yet."""
    return Prospect.objects.filter(status__in=ANSWERED, read_at=None)


def networks() -> QuerySet[Organisation]:
    """Networks and councils that governments belong to, by name."""
    belong = NetworkMembership.objects.filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Q(kind=Organisation.Kind.NETWORK) | Q(Exists(belong))).order_by("name")


# --- the link of a letter


def token_of(prospect: Prospect) -> str:
    """What the link of an invitation carries."""
    return signing.dumps([prospect.pk, prospect.nonce], salt=_SALT)


def read_token(token: str) -> Prospect | None:
    """The invitation of a link; None for a link that is not ours or was replaced by a newer one."""
    try:
        pk, nonce = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Prospect.objects.select_related("list", "list__call", "government", "invited_by")
    return found.filter(pk=pk, nonce=nonce).exclude(nonce="").first()


# --- who must not be written to


def digest_of(email: str) -> str:
    """An address as it is kept in the list of those who want no more letters."""
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()


def is_silent(email: str) -> bool:
    """Whether this address asked never to be written to again."""
    return Silence.objects.filter(digest=digest_of(email)).exists()


def to_follow_up(written_before: dict[int, datetime]) -> QuerySet[Prospect]:
    """Invitations without an answer, by how many follow-ups were sent: the moment before which the last letter left."""
    due = Q()
    for sent, before in written_before.items():
        due |= Q(follow_ups=sent, written_at__lt=before)
    return Prospect.objects.filter(due, status=ProspectStatus.INVITED).order_by("written_at", "pk")


# --- who has joined


def joined_government(prospect: Prospect) -> Government | None:
    """The government that has come of an invitation: it, its place, or the contact's own one has a team now."""
    team = Membership.objects.filter(status__in=_TEAM)
    mine = Q(pk=prospect.government_id) if prospect.government_id else Q()
    if prospect.geonames_id:
        mine |= Q(geonames_id=prospect.geonames_id)
    if prospect.contact_email:
        own = team.filter(person__email=prospect.contact_email.lower(), government__country=prospect.country)
        mine |= Q(pk__in=own.values("government"))
    if not mine:
        return None
    with_team = Government.objects.filter(Exists(team.filter(government=OuterRef("pk"))))
    return with_team.filter(mine, status__in=LIVE).order_by("pk").first()


# --- the funnel


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the governments of a list came; each step counts those that got at least there."""

    listed: int
    invited: int
    opened: int
    joined: int
    signed: int
    sent: int
    published: int
    declined: int

    def steps(self) -> tuple[int, ...]:
        """The steps in order, without those who declined."""
        return (self.listed, self.invited, self.opened, self.joined, self.signed, self.sent, self.published)


def funnel_of(one: ReachList) -> Funnel:
    """The funnel of a list, counted in one query."""
    signed = Signature.objects.filter(government=OuterRef("government"), status__in=SIGNED)
    lead = Owner.objects.filter(government=OuterRef("government"), role=OwnerRole.LEAD)
    sent = lead.filter(action__deleted_at=None).exclude(action__status=Status.DRAFT)
    came = Q(status=ProspectStatus.JOINED)
    counted = (
        one.prospects.exclude(status=ProspectStatus.DROPPED)
        .annotate(
            has_signed=Exists(signed),
            has_sent=Exists(sent),
            has_published=Exists(lead.filter(action__status__in=PUBLIC)),
        )
        .aggregate(
            listed=Count("pk"),
            invited=Count("pk", filter=Q(invited_at__isnull=False)),
            opened=Count("pk", filter=Q(invited_at__isnull=False) & (Q(opened_at__isnull=False) | came)),
            joined=Count("pk", filter=came),
            signed=Count("pk", filter=came & Q(has_signed=True)),
            sent=Count("pk", filter=came & Q(has_sent=True)),
            published=Count("pk", filter=came & Q(has_published=True)),
            declined=Count("pk", filter=Q(status__in=(ProspectStatus.DECLINED, ProspectStatus.STOPPED))),
        )
    )
    return Funnel(**counted)


# --- who could be put on a list


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which governments on record to look for. `standing`: "any", "no_team", "not_signed" or "no_action"."""

    network: int | None = None
    region: str = ""
    country: str = ""
    standing: str = "any"
    least_people: int = 0


def governments_to_reach(wanted: Wanted, one: ReachList | None = None) -> QuerySet[Government]:
    """Governments on record that answer, the largest first; without those that stand on the list already."""
    found: QuerySet[Government] = Government.objects.filter(status__in=LIVE)
    if wanted.network:
        found = found.filter(networks__organisation=wanted.network)
    if wanted.region:
        found = found.filter(country__in=countries_of(wanted.region))
    if wanted.country:
        found = found.filter(country=wanted.country)
    if wanted.least_people:
        found = found.filter(population__gte=wanted.least_people)
    found = _standing(found, wanted.standing)
    if one is not None:
        found = found.exclude(pk__in=one.prospects.exclude(government=None).values("government"))
    return found.order_by("-population", "official_name", "pk")


def _standing(found: QuerySet[Government], standing: str) -> QuerySet[Government]:
    own = {"government": OuterRef("pk")}
    if standing == "no_team":
        return found.exclude(Exists(Membership.objects.filter(status__in=_TEAM, **own)))
    if standing == "not_signed":
        return found.exclude(Exists(Signature.objects.filter(status__in=SIGNED, **own)))
    if standing == "no_action":
        sent = Owner.objects.filter(role=OwnerRole.LEAD, **own).exclude(action__status=Status.DRAFT)
        return found.exclude(Exists(sent))
    return found


def known_contacts(governments: Iterable[Government]) -> dict[int, tuple[str, str, str]]:
    """Name, address and language of the first live contact of each government that has one."""
    rows = (
        Membership.objects.filter(status=MembershipStatus.ACTIVE, government__in=list(governments))
        .order_by("government_id", "-pk")
        .values_list("government_id", "person__name", "person__email", "person__language")
    )
    return {government: (name, email, language) for government, name, email, language in rows}
