"""Reading: the desk's second look: what we know of a government independently of what was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localaction.governments import doubts
from localaction.governments import gazetteer as places
from localaction.governments.domains import clean_domain, domain_of, is_free_mail, vouches
from localaction.governments.doubts import Doubt
from localaction.governments.gazetteer.nearness import km_between
from localaction.governments.models import Government, Membership
from localaction.governments.naming import folded
from localaction.governments.queries.people import memberships_of
from localaction.governments.queries.records import country_name, gazetteer, looking_like

_FAR_KM: Final = 50
_MANY_TIMES: Final = 1.5
_MOST_SPELLINGS: Final = 12
_MOST_OTHERS: Final = 200


@dataclass(frozen=True, slots=True)
class DomainLook:
    """A domain that was claimed or that a member signs in with, and what speaks for or against it."""

    domain: str
    is_verified: bool
    is_free_mail: bool
    people: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact as it was given beside what the gazetteer knows; `differs` says in words how the two differ."""

    label: str | Promise
    given: str
    known: str
    differs: str = ""


@dataclass(frozen=True, slots=True)
class PersonLook:
    """The address of a member, what it says in words, and what should make one look twice."""

    membership: Membership
    says: str
    is_good: bool
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What we know independently of what was given, for the desk to compare."""

    place: places.Place | None
    is_this_place: bool
    compared: tuple[Compared, ...]
    spellings: tuple[str, ...]
    alike: tuple[Government, ...]
    domains: tuple[DomainLook, ...]
    people: tuple[PersonLook, ...]
    doubts: tuple[Doubt, ...]

    @property
    def differences(self) -> int:
        """How many facts differ."""
        return sum(bool(one.differs) for one in self.compared)


def second_look(government: Government, language: str = "en") -> SecondLook:
    """Independent data about a government, beside what was given."""
    place, is_this_place = _place_of(government)
    alike: dict[int, Government] = {}
    names = {government.official_name, *government.names.values(), *government.aliases}
    for name in names:
        for one in looking_like(
            name, country=government.country, level=government.level, besides=government.pk
        ):
            alike[one.pk] = one
    members = list(memberships_of(government))
    known = _known_domains(government)
    return SecondLook(
        place=place,
        is_this_place=is_this_place,
        compared=tuple(_compared(government, place, is_this_place, language)),
        spellings=place.names[:_MOST_SPELLINGS] if place and is_this_place else (),
        alike=tuple(alike.values()),
        domains=tuple(_domain_looks(government, members)),
        people=tuple(_person_look(one, government, known) for one in members),
        doubts=tuple(_name_doubts(government, place, alike.values())),
    )


def _place_of(government: Government) -> tuple[places.Place | None, bool]:
    """The place of the gazetteer that it is, or else the nearest one; and whether it is that place."""
    book = gazetteer()
    if government.geonames_id is not None:
        return book.place(government.geonames_id), True
    if government.latitude is None or government.longitude is None:
        return None, False
    return book.nearest(government.latitude, government.longitude), False


def _compared(
    government: Government, place: places.Place | None, is_this_place: bool, language: str
) -> Iterator[Compared]:
    names = {government.official_name, *government.names.values(), *government.aliases}
    if place is None:
        yield Compared(
            gettext_lazy("Name"), government.official_name, "", _("The gazetteer has no such place.")
        )
        return
    known = {folded(name) for name in place.names}
    unknown = is_this_place and not any(_shares_a_word(name, known) for name in names)
    yield Compared(
        gettext_lazy("Name"),
        government.official_name,
        place.name,
        _("None of the names given is known for this place.") if unknown else "",
    )
    yield from _where(government, place, is_this_place, language)
    yield _population(government, place, is_this_place)
    yield _position(government, place)
    yield _identifiers(government, place, is_this_place)


def _where(
    government: Government, place: places.Place, is_this_place: bool, language: str
) -> Iterator[Compared]:
    is_elsewhere = place.country != government.country
    yield Compared(
        gettext_lazy("Country"),
        country_name(government.country, language),
        country_name(place.country, language),
        _("It lies in another country.") if is_elsewhere else "",
    )
    region_differs = (
        is_this_place
        and government.admin1_code != place.admin1_code
        and folded(government.admin1_name) != folded(place.admin1_name)
    )
    yield Compared(
        gettext_lazy("Region"),
        government.admin1_name,
        place.admin1_name,
        _("It lies in another region.") if region_differs else "",
    )


def _identifiers(government: Government, place: places.Place, is_this_place: bool) -> Compared:
    numbers = (("GeoNames", government.geonames_id), ("Wikidata", government.wikidata_id))
    return Compared(
        gettext_lazy("Identifiers"),
        ", ".join(f"{register} {number}" for register, number in numbers if number),
        f"GeoNames {place.geonames_id}",
        "" if is_this_place else _("This is only the nearest place: nobody says that it is this government."),
    )


def _shares_a_word(name: str, known: set[str]) -> bool:
    """Whether a known name stands in the name given, or the other way round: offices add words to their city's."""
    given = folded(name)
    return any(one and (one in given or given in one) for one in known)


def _population(government: Government, place: places.Place, is_this_place: bool) -> Compared:
    given, known, differs = government.population, place.population, ""
    if is_this_place and given and known:
        times = max(given, known) / min(given, known)
        if times >= _MANY_TIMES:
            words = _("The two figures differ by a factor of %(times)s.")
            differs = words % {"times": f"{times:.1f}"}
    on = f" ({government.population_on.isoformat()})" if government.population_on else ""
    return Compared(
        gettext_lazy("Population"),
        f"{given:,}{on}".replace(",", "\u202f") if given else "",
        f"{known:,}".replace(",", "\u202f") if known else "",
        differs,
    )


def _position(government: Government, place: places.Place) -> Compared:
    differs = ""
    if government.latitude is not None and government.longitude is not None:
        km = round(km_between(government.latitude, government.longitude, place.latitude, place.longitude))
        differs = _("The two lie %(km)s km apart.") % {"km": km} if km > _FAR_KM else ""
    given = (
        f"{government.latitude:.3f}, {government.longitude:.3f}"
        if government.latitude is not None and government.longitude is not None
        else ""
    )
    return Compared(gettext_lazy("Position"), given, f"{place.latitude:.3f}, {place.longitude:.3f}", differs)


def _domain_looks(government: Government, members: Iterable[Membership]) -> Iterator[DomainLook]:
    used = [domain_of(one.person.email) for one in members]
    for domain in dict.fromkeys([*government.email_domains, *government.claimed_domains, *used]):
        if domain:
            yield DomainLook(
                domain, domain in government.email_domains, is_free_mail(domain), used.count(domain)
            )


def _known_domains(government: Government) -> tuple[str, ...]:
    """Domains that an address may imitate: this office's own, and those of other offices of the country."""
    own = [*government.email_domains, clean_domain(government.website), domain_of(government.official_email)]
    others = (
        Government.objects.live()
        .filter(~Q(email_domains=[]), country=government.country)
        .exclude(pk=government.pk)
        .order_by("-population", "id")
        .values_list("email_domains", flat=True)[:_MOST_OTHERS]
    )
    return tuple(dict.fromkeys(one for one in [*own, *(d for found in others for d in found)] if one))


def _person_look(membership: Membership, government: Government, known: Iterable[str]) -> PersonLook:
    email = membership.person.email
    found = (*doubts.of_address(email, known), *doubts.of_name(membership.person.name))
    says, is_good = _what_the_address_says(email, government)
    return PersonLook(membership, says, is_good, found)


def _what_the_address_says(email: str, government: Government) -> tuple[str, bool]:
    website = clean_domain(government.website)
    if vouches(email, government.email_domains):
        return _("belongs to a verified domain of this government"), True
    if website and vouches(email, [website]):
        return _("belongs to the domain of the website on record, which nobody has verified"), False
    if is_free_mail(domain_of(email)):
        return _("free mail: vouches for nobody"), False
    return _("belongs to no domain that we know for this government"), False


def _name_doubts(
    government: Government, place: places.Place | None, alike: Iterable[Government]
) -> Iterator[Doubt]:
    known = [*(one.official_name for one in alike), *(place.names if place else ())]
    for name in dict.fromkeys([government.official_name, *government.names.values(), *government.aliases]):
        yield from doubts.of_name(name, known)
    for domain in dict.fromkeys([*government.claimed_domains, clean_domain(government.website)]):
        if domain:
            yield from doubts.of_domain(domain, _known_domains(government))
