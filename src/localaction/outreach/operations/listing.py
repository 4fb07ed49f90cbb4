"""Making lists and putting governments on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from localaction.governments.models import Government
from localaction.governments.queries import gazetteer
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.outreach import queries, rules
from localaction.outreach.lifecycle import PROSPECT, ProspectStatus
from localaction.outreach.models import Prospect, ReachList

MOST_AT_ONCE = 500
LISTED_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to, in which language, with which personal line (in that language)."""

    contact_name: str = ""
    contact_office: str = ""
    contact_email: str = ""
    language: str = LISTED_LANGUAGE
    note: str = ""


@transaction.atomic
def make_list(*, actor: Actor, **facts: Any) -> ReachList:
    """Make an empty list: its name, purpose, call, network, region and forum."""
    rules.may_reach_out(actor).or_refuse()
    one = ReachList(made_by_id=actor.person_id, **facts)
    one.full_clean()
    one.save()
    trail.record(actor, "list.made", one, name=one.name)
    return one


@transaction.atomic
def change_list(*, actor: Actor, one: ReachList, **facts: Any) -> ReachList:
    """Change what a list is for."""
    rules.may_reach_out(actor).or_refuse()
    for name, value in facts.items():
        setattr(one, name, value)
    one.full_clean()
    one.save()
    trail.record(actor, "list.changed", one, name=one.name)
    return one


@transaction.atomic
def add_governments(*, actor: Actor, one: ReachList, governments: Sequence[Government]) -> int:
    """Put governments on record on a list, with their contact where one is known; returns how many are new."""
    rules.may_reach_out(actor).or_refuse()
    known = queries.known_contacts(governments)
    taken = {email.lower() for email in one.prospects.values_list("contact_email", flat=True) if email}
    listed = set(one.prospects.exclude(government=None).values_list("government_id", flat=True))
    fresh = []
    for government in governments[:MOST_AT_ONCE]:
        if government.pk in listed:
            continue
        name, email, language = known.get(government.pk, ("", "", ""))
        if email.lower() in taken:
            name = email = ""
        taken.add(email.lower())
        fresh.append(
            Prospect(
                list=one,
                government=government,
                geonames_id=government.geonames_id,
                name=government.official_name,
                country=government.country,
                contact_name=name,
                contact_email=email,
                language=language or LISTED_LANGUAGE,
            )
        )
    Prospect.objects.bulk_create(fresh)
    if fresh:
        trail.record(actor, "list.filled", one, number=len(fresh))
    return len(fresh)


@transaction.atomic
def add(
    *, actor: Actor, one: ReachList, name: str, country: str, contact: Contact, geonames_id: int | None = None
) -> Prospect:
    """Put one government on a list by hand; one on record, or one of the gazetteer, is recognised by its place."""
    rules.may_reach_out(actor).or_refuse()
    prospect = _prospect(one, name, country, contact, geonames_id)
    _must_be_new(prospect)
    prospect.full_clean()
    prospect.save()
    trail.record(actor, "prospect.listed", prospect, list=one.name)
    return prospect


def add_many(
    *, actor: Actor, one: ReachList, rows: Iterable[tuple[str, str, Contact]]
) -> tuple[int, list[int]]:
    """Put many on a list, each on its own; returns how many are new, and the numbers (from 1) of rows refused."""
    added, refused = 0, []
    for number, (name, country, contact) in enumerate(rows, start=1):
        try:
            add(actor=actor, one=one, name=name, country=country, contact=contact)
            added += 1
        except Refused:
            refused.append(number)
    return added, refused


@transaction.atomic
def change(*, actor: Actor, prospect: Prospect, contact: Contact) -> Prospect:
    """Change whom to write to; a new address makes the link of an earlier letter worthless."""
    prospect = Prospect.objects.select_for_update(of=("self",)).select_related("list").get(pk=prospect.pk)
    rules.may_change(actor, prospect).or_refuse()
    if contact.contact_email.lower() != prospect.contact_email.lower():
        prospect.nonce = ""
        if prospect.status == ProspectStatus.INVITED:
            raise Refused(_("Stop the invitation first: its link was sent to the other address."))
    for name, value in asdict(contact).items():
        setattr(prospect, name, value)
    _must_be_new(prospect)
    prospect.full_clean()
    prospect.save()
    trail.record(actor, "prospect.changed", prospect)
    return prospect


@transaction.atomic
def drop(*, actor: Actor, prospect: Prospect) -> Prospect:
    """Take a government off a list."""
    rules.may_drop(actor, prospect).or_refuse()
    prospect.status = PROSPECT.after(prospect.status, "drop")
    prospect.save(update_fields=["status"])
    trail.record(actor, "prospect.dropped", prospect)
    return prospect


def _prospect(one: ReachList, name: str, country: str, contact: Contact, geonames_id: int | None) -> Prospect:
    government = Government.objects.live().filter(geonames_id=geonames_id).first() if geonames_id else None
    if government is None:
        government = Government.objects.live().filter(official_name__iexact=name, country=country).first()
    if geonames_id is None and government is None:
        geonames_id = _only_place(name, country)
    return Prospect(
        list=one,
        government=government,
        geonames_id=government.geonames_id if government else geonames_id,
        name=government.official_name if government else name,
        country=country,
        **asdict(contact),
    )


def _only_place(name: str, country: str) -> int | None:
    """The place of the gazetteer that bears exactly this name in the country, if there is but one."""
    hits = gazetteer().find(name, country=country, kinds=("place",), limit=3)
    exact = [hit.place for hit in hits if hit.place.name.casefold() == name.casefold()]
    return exact[0].geonames_id if len(exact) == 1 else None


def _must_be_new(prospect: Prospect) -> None:
    """Raises Refused where the government or the address stands on the list already."""
    others = prospect.list.prospects.exclude(pk=prospect.pk).exclude(status=ProspectStatus.DROPPED)
    same_place = prospect.geonames_id and others.filter(geonames_id=prospect.geonames_id).exists()
    if same_place or (prospect.government_id and others.filter(government=prospect.government_id).exists()):
        raise Refused(_("This government stands on the list already."))
    if prospect.contact_email and others.filter(contact_email__iexact=prospect.contact_email).exists():
        raise Refused(_("This e-mail address stands on the list already."))
