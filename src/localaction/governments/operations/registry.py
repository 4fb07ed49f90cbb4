"""The registry: a government enters once, is verified, corrected, merged or turned down with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from localaction.governments import letters, queries, rules
from localaction.governments.domains import clean_domain, is_free_mail
from localaction.governments.facts import Facts, area_of, same_place
from localaction.governments.lifecycle import GOVERNMENT, GovernmentStatus, MembershipStatus
from localaction.governments.models import Government, GovernmentName, Membership, Role
from localaction.governments.naming import (
    Trap,
    family_of,
    folded,
    look_alike_key,
    name_key,
    slug_candidates,
    trap_in,
)
from localaction.governments.operations.teams import accept_if_vouched, close, join, lock
from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor


class AlreadyThere(Exception):
    """The government is in the registry: `government` is the one to join."""

    def __init__(self, government: Government) -> None:
        super().__init__(government.slug)
        self.government = government


class LooksLike(Exception):
    """One or more governments in the registry look like the one proposed; the person has to say that it is another."""

    def __init__(self, governments: Sequence[Government]) -> None:
        super().__init__(", ".join(one.slug for one in governments))
        self.governments = list(governments)


class UnfitName(ValueError):
    """The name has something in it that no name has; `trap` says what, `name` where."""

    def __init__(self, name: str, trap: Trap) -> None:
        super().__init__(f"{trap} in {name!r}")
        self.name = name
        self.trap = trap


def check_at_the_door(facts: Facts, *, is_another: bool = False) -> None:
    """Raise UnfitName, AlreadyThere or LooksLike when the government may not enter as it is given."""
    for name in (facts.name, *facts.names.values(), *facts.aliases):
        if trap := trap_in(name):
            raise UnfitName(name, trap)
    if facts.geonames_id is not None and (there := queries.by_geonames_id(facts.geonames_id)):
        raise AlreadyThere(there)
    alike = {
        one.pk: one
        for name in dict.fromkeys((facts.name, *facts.names.values(), *facts.aliases))
        for one in queries.looking_like(
            name, country=facts.country, level=facts.level, admin1=facts.admin1_code
        )
        if not _two_places(facts, one)
    }
    same = [
        one
        for one in alike.values()
        if folded(one.official_name) == folded(facts.name) and same_place(facts, one)
    ]
    if same and (not is_another or same[0].name_key == facts.name_key):
        raise AlreadyThere(same[0])
    if alike and not is_another:
        raise LooksLike(list(alike.values()))


def _two_places(facts: Facts, one: Government) -> bool:
    """Both are places of the gazetteer, and not the same one: two towns may share a name."""
    return (
        facts.geonames_id is not None and one.geonames_id is not None and facts.geonames_id != one.geonames_id
    )


@transaction.atomic
def found(
    *,
    actor: Actor,
    facts: Facts,
    office: str = "",
    note: str = "",
    name: str = "",
    language: str = "",
    is_another: bool = False,
) -> Membership:
    """Bring a government and ask to speak for it. Raises what `propose` raises."""
    government = propose(actor=actor, facts=facts, office=office, is_another=is_another)
    return join(actor=actor, government=government, office=office, note=note, name=name, language=language)


@transaction.atomic
def propose(*, actor: Actor, facts: Facts, office: str = "", is_another: bool = False) -> Government:
    """Bring a government that is not in the registry; it stays proposed until the secretariat verifies it.

    Raises UnfitName, AlreadyThere (same place, or same name in the same area) and, unless the person says
    `is_another`, LooksLike.
    """
    rules.may_propose(actor).or_refuse()
    check_at_the_door(facts, is_another=is_another)
    government = new_government(facts, slug=free_slug(facts))
    government.full_clean()
    try:
        with transaction.atomic():
            government.save()
    except IntegrityError:  # somebody else brought the same government in this moment
        check_at_the_door(facts, is_another=is_another)
        raise
    GovernmentName.objects.bulk_create(spellings_of(government))
    trail.record(actor, "government.proposed", government, is_another=is_another)
    post.send(letters.GovernmentProposed(government=government, person=actor.name, office=office))
    return government


@transaction.atomic
def verify(*, actor: Actor, government: Government, email_domains: Iterable[str] = ()) -> Government:
    """Say that the record is a real government; the domains given vouch for its people from now on."""
    government = lock(government)
    rules.may_verify(actor, government).or_refuse()
    government.status = GOVERNMENT.after(government.status, "verify")
    government.status_because = ""
    government.verified_at = timezone.now()
    government.email_domains = usable_domains([*government.email_domains, *email_domains])
    government.save(update_fields=["status", "status_because", "verified_at", "email_domains"])
    trail.record(actor, "government.verified", government, domains=government.email_domains)
    post.send(letters.GovernmentVerified(government=government))
    for membership in government.memberships.filter(status=MembershipStatus.REQUESTED, is_first=True):
        accept_if_vouched(membership)
    jobs.enqueue("declarations.follow_verification", government_id=government.pk)
    return government


@transaction.atomic
def enlist(*, actor: Actor, government: Government, source: str) -> Government:
    """Turn a proposal into a record that stands on the secretariat's own sources."""
    rules.may_enlist(actor, government).or_refuse()
    government.status = GOVERNMENT.after(government.status, "enlist")
    government.listed_source = source
    government.save(update_fields=["status", "listed_source"])
    trail.record(actor, "government.listed", government, source=source)
    return government


@transaction.atomic
def reject(*, actor: Actor, government: Government, because: str) -> Government:
    """Turn a proposal down with reasons; the people who asked are told them and what they can do."""
    government = lock(government)
    rules.may_reject(actor, government).or_refuse()
    post.send(letters.GovernmentRejected(government=government, because=because))
    government.status = GOVERNMENT.after(government.status, "reject")
    government.status_because = because
    government.save(update_fields=["status", "status_because"])
    trail.record(actor, "government.rejected", government, because=because)
    return government


@transaction.atomic
def reopen(*, actor: Actor, government: Government) -> Government:
    """Take a rejection back, unless the government came in by another door meanwhile (AlreadyThere)."""
    rules.may_reopen(actor, government).or_refuse()
    government.status = GOVERNMENT.after(government.status, "reopen")
    try:
        with transaction.atomic():
            government.save(update_fields=["status"])
    except IntegrityError as error:
        there = queries.live_with_key(government)
        raise AlreadyThere(there) if there else error from error
    trail.record(actor, "government.reopened", government)
    return government


@transaction.atomic
def merge(*, actor: Actor, government: Government, into: Government) -> Government:
    """Make two records of one government one: people, names and domains move, the address of the old one leads on.

    Answers with the record that stays. Signatures and actions follow in the jobs `declarations.follow_merge`
    and `actions.follow_merger`.
    """
    government, into = lock(government), lock(into)
    rules.may_merge(actor, government, into).or_refuse()
    post.send(letters.GovernmentMerged(government=government, into=into))
    fold_into(actor, government, into)
    trail.record(actor, "government.merged", government, into=into.slug)
    jobs.enqueue("declarations.follow_merge", government_id=government.pk, into_id=into.pk)
    jobs.enqueue("actions.follow_merger", from_id=government.pk, into_id=into.pk)
    return into


def fold_into(actor: Actor, government: Government, into: Government) -> None:
    """Close a record and give its people, names and domains to another; its address leads on."""
    government.status = GOVERNMENT.after(government.status, "merge")
    government.merged_into = into
    government.save(update_fields=["status", "merged_into", "succeeded_on"])
    _move_team(actor, government, into)
    Government.objects.filter(parent=government).update(parent=into)
    Government.objects.filter(merged_into=government).update(merged_into=into)
    into.aliases = list(dict.fromkeys([*into.aliases, government.official_name, *government.aliases]))
    into.names = {**government.names, **into.names}
    into.email_domains = usable_domains([*into.email_domains, *government.email_domains])
    into.claimed_domains = list(dict.fromkeys([*into.claimed_domains, *government.claimed_domains]))
    into.save(update_fields=["aliases", "names", "email_domains", "claimed_domains"])
    respell(into)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What may be changed about a record; None leaves a field as it is."""

    official_name: str | None = None
    official_language: str | None = None
    names: dict[str, str] | None = None
    aliases: tuple[str, ...] | None = None
    website: str | None = None
    population: int | None = None
    population_on: date | None = None
    claimed_domain: str | None = None
    level: str | None = None


@transaction.atomic
def change_details(*, actor: Actor, government: Government, details: Details) -> Government:
    """Correct a record. Raises UnfitName; refuses a new official name once the old one has been checked."""
    government = lock(government)
    rules.may_change_details(actor, government).or_refuse()
    if details.official_name not in (None, government.official_name) or details.level not in (
        None,
        government.level,
    ):
        rules.may_rename(actor, government).or_refuse()
    changed = _apply(government, details)
    for name in (government.official_name, *government.names.values(), *government.aliases):
        if trap := trap_in(name):
            raise UnfitName(name, trap)
    government.name_key = name_key(
        government.official_name,
        country=government.country,
        level=government.level,
        admin1=area_of(government),
    )
    government.full_clean()
    government.save()
    respell(government)
    trail.record(actor, "government.changed_details", government, fields=changed)
    jobs.enqueue("declarations.publish_face", government_id=government.pk)
    return government


def _apply(government: Government, details: Details) -> list[str]:
    changed = []
    for field in (
        "official_name",
        "official_language",
        "names",
        "website",
        "population",
        "population_on",
        "level",
    ):
        value = getattr(details, field)
        if value is not None and value != getattr(government, field):
            setattr(government, field, value)
            changed.append(field)
    if details.aliases is not None:
        government.aliases = [*details.aliases]
        changed.append("aliases")
    if details.claimed_domain:
        domain = clean_domain(details.claimed_domain)
        government.claimed_domains = list(dict.fromkeys([*government.claimed_domains, domain]))
        changed.append("claimed_domains")
    return changed


def usable_domains(domains: Iterable[str]) -> list[str]:
    """The domains that can vouch for an office, each once."""
    clean = (clean_domain(domain) for domain in domains)
    return list(dict.fromkeys(domain for domain in clean if domain and not is_free_mail(domain)))


def new_government(facts: Facts, *, slug: str, status: str = GovernmentStatus.PROPOSED) -> Government:
    """An unsaved record of the facts."""
    claimed = clean_domain(facts.claimed_domain)
    return Government(
        slug=slug,
        official_name=facts.name.strip(),
        official_language=facts.language,
        names=facts.names,
        aliases=list(facts.aliases),
        level=facts.level,
        country=facts.country,
        admin1_code=facts.admin1_code,
        admin1_name=facts.admin1_name,
        latitude=facts.latitude,
        longitude=facts.longitude,
        population=facts.population,
        population_on=facts.population_on,
        geonames_id=facts.geonames_id,
        wikidata_id=facts.wikidata_id,
        website=facts.website,
        claimed_domains=[claimed] if claimed else [],
        status=status,
        name_key=facts.name_key,
    )


def slugs_for(facts: Facts) -> list[str]:
    """Addresses to try in turn; the last is nobody else's."""
    return slug_candidates(
        (facts.name, facts.names.get("en", ""), *facts.names.values(), *facts.aliases),
        country=facts.country,
        level=facts.level,
        admin1=facts.admin1_code,
        unique=f"{facts.name_key}|{facts.geonames_id or ''}|{facts.latitude},{facts.longitude}",
    )


def free_slug(facts: Facts) -> str:
    """The first address that nobody has."""
    candidates = slugs_for(facts)
    taken = set(Government.objects.filter(slug__in=candidates).values_list("slug", flat=True))
    free = (slug for slug in candidates if slug not in taken)
    return next(free, f"{candidates[-1][:90]}-{len(taken)}")


def spellings_of(government: Government) -> list[GovernmentName]:
    """Unsaved rows of every name by which the government is found."""
    names: dict[str, GovernmentName] = {}
    for name in (government.official_name, *government.names.values(), *government.aliases):
        if folded(name):
            names.setdefault(
                folded(name),
                GovernmentName(
                    government=government,
                    country=government.country,
                    family=family_of(government.level),
                    folded=folded(name),
                    skeleton=look_alike_key(name),
                ),
            )
    return list(names.values())


def respell(government: Government) -> None:
    """Write the rows of names anew after a change."""
    GovernmentName.objects.filter(government=government).delete()
    GovernmentName.objects.bulk_create(spellings_of(government))


def _move_team(actor: Actor, government: Government, into: Government) -> None:
    there = set(queries.memberships_of(into).values_list("person_id", flat=True))
    has_team = queries.has_had_a_team(into)
    for membership in queries.memberships_of(government):
        if membership.person_id in there:
            close(actor, membership)
            continue
        membership.government = into
        if has_team and membership.status == MembershipStatus.REQUESTED:
            membership.is_first, membership.role = False, Role.EDITOR
        membership.save(update_fields=["government", "is_first", "role"])
    queries.open_invitations(government).update(withdrawn_at=timezone.now())
