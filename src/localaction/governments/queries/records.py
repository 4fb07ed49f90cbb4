"""Reading: governments for those who may see them, and what looks like a name that somebody gives."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count, Q
from django_stubs_ext import StrOrPromise

from localaction.accounts.rules import is_secretariat
from localaction.governments import gazetteer as places
from localaction.governments.lifecycle import GovernmentStatus, MembershipStatus
from localaction.governments.models import Government, GovernmentName, GovernmentSet, Level, Organisation
from localaction.governments.naming import family_of, folded, look_alike_key
from localaction.kit import countries
from localaction.kit.actors import Actor
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


def level_choices() -> list[tuple[str, StrOrPromise]]:
    """The levels of government as (code, name)."""
    return list(Level.choices)


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


def government_gone_for(actor: Actor, government: Government) -> bool:
    """Whether the actor can no longer see the government's records."""
    return not governments_for(actor).filter(pk=government.pk).exists()


def by_slug(slug: str) -> Government | None:
    """A live government by its address; a merged one answers as the one it was merged into."""
    found = Government.objects.select_related("merged_into").filter(slug=slug).first()
    if found is not None and found.merged_into is not None:
        found = found.merged_into
    return found if found is not None and found.is_live else None


def by_geonames_id(geonames_id: int) -> Government | None:
    """The live government of a place of the gazetteer."""
    return Government.objects.live().filter(geonames_id=geonames_id).first()


def by_geonames_ids(geonames_ids: Iterable[int]) -> dict[int, Government]:
    """Live governments by the number of their place."""
    found = Government.objects.live().filter(geonames_id__in=list(geonames_ids))
    return {one.geonames_id: one for one in found if one.geonames_id is not None}


def public_name(government: Government, language: str) -> tuple[str, str]:
    """The name to show a reader, and the language it is in."""
    own = {government.official_language: government.official_name}
    return best({**own, **government.names}, language, original=government.official_language)


def matching(text: str, *, country: str = "", limit: int = 10, any_word: bool = False) -> list[Government]:
    """Live governments one of whose spellings, or with `any_word` one of its words, begins with the text.

    The largest first. To look into every word reads the whole list: for pages of the desk that somebody sends.
    """
    start = folded(text)
    if not start:
        return []
    begins = Q(folded__startswith=start)
    if any_word:
        begins |= Q(folded__contains=f" {start}")
    names = GovernmentName.objects.filter(begins)
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


def live_with_key(government: Government) -> Government | None:
    """Another live record that stands where this one would: same place, or same name and area."""
    same = Q(name_key=government.name_key)
    if government.geonames_id is not None:
        same = Q(geonames_id=government.geonames_id)
    return Government.objects.live().filter(same).exclude(pk=government.pk).first()


def find_for_desk(text: str, *, status: str = "", limit: int = 50) -> list[Government]:
    """Governments of any state by the beginning of a name or the whole address, for the desk."""
    found = Government.objects.all()
    if status:
        found = found.filter(status=status)
    if start := folded(text):
        names = GovernmentName.objects.filter(folded__startswith=start)
        found = found.filter(Q(pk__in=names.values("government_id")) | Q(slug=text.strip()))
    return list(found.order_by("official_name", "id")[:limit])


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


def without_contact() -> GovernmentSet:
    """Governments that lost their last live contact, the longest first."""
    return (
        Government.objects.live()
        .filter(without_contact_since__isnull=False)
        .order_by("without_contact_since", "id")
    )


def organisation_named(name: str, country: str) -> Organisation | None:
    """The organisation of that name and country, however it is spelled."""
    return Organisation.objects.filter(folded=folded(name), country=country).first()
