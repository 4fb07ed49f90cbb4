"""Reading: the desk's second look: what we know of a government independently of what was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from localaction.governments import gazetteer as places
from localaction.governments.domains import domain_of, is_free_mail
from localaction.governments.models import Government
from localaction.governments.queries.people import memberships_of
from localaction.governments.queries.records import gazetteer, looking_like


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
