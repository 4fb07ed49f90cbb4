"""Governments and organisations that the secretariat enters from its own records, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q

from localaction.governments import queries, rules
from localaction.governments.facts import Facts, same_place
from localaction.governments.lifecycle import LIVE, GovernmentStatus
from localaction.governments.models import Government, GovernmentName, Organisation
from localaction.governments.naming import ascii_words, family_of, folded
from localaction.governments.operations.registry import new_government, slugs_for, spellings_of
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent

_AT_ONCE = 500


@transaction.atomic
def import_government(*, actor: Actor, facts: Facts, source: str) -> Government:
    """The government of these facts, listed when nobody has it yet."""
    return ensure_many(actor=actor, rows=[facts], source=source)[facts.key]


@transaction.atomic
def ensure_many(*, actor: Actor, rows: Sequence[Facts], source: str) -> dict[str, Government]:
    """The government of each row by the row's `key`; those that nobody has yet are entered as listed.

    Rows are the same government when they share an identifier, or a name in one country, family of levels and
    area. Any number of rows; the number of queries grows with chunks of them, not with rows. Status "listed"
    means: from the secretariat's records named in `source`, nobody verified to speak for it yet. Names are taken
    as they are: check them with `naming.trap_in` first.
    """
    rules.may_list(actor).or_refuse()
    found: dict[str, Government] = {}
    for start in range(0, len(rows), _AT_ONCE):
        found |= _ensure_chunk(actor, rows[start : start + _AT_ONCE], source)
    return found


def known_among(rows: Sequence[Facts]) -> dict[str, Government]:
    """Which of these rows mean a government that is here already, by the row's `key`; nothing is written."""
    found: dict[str, Government] = {}
    for start in range(0, len(rows), _AT_ONCE):
        known = _Known(rows[start : start + _AT_ONCE])
        for facts in rows[start : start + _AT_ONCE]:
            government = known.government_of(facts)
            if government is not None:
                found[facts.key] = government
    return found


@transaction.atomic
def forget_listed(*, actor: Actor, government: Government) -> bool:
    """Remove the record of a listed government to which nothing belongs; whether it could be removed."""
    rules.may_list(actor).or_refuse()
    if government.status != GovernmentStatus.LISTED:
        return False
    pk = government.pk
    try:
        with transaction.atomic():
            trail.record(actor, "government.forgotten", government, slug=government.slug)
            government.delete()
    except (ProtectedError, IntegrityError):
        government.pk = pk
        return False
    return True


def _ensure_chunk(actor: Actor, rows: Sequence[Facts], source: str) -> dict[str, Government]:
    known = _Known(rows)
    wishes = [slugs_for(one) for one in rows]
    wished = [slug for slugs in wishes for slug in slugs]
    taken = set(Government.objects.filter(slug__in=wished).values_list("slug", flat=True))
    found: dict[str, Government] = {}
    fresh: list[Government] = []
    for facts, slugs in zip(rows, wishes, strict=True):
        government = known.government_of(facts)
        if government is None:
            slug = next((one for one in slugs if one not in taken), f"{slugs[-1]}-{len(taken)}")
            taken.add(slug)
            government = new_government(facts, slug=slug, status=GovernmentStatus.LISTED)
            government.listed_source = source
            fresh.append(government)
            known.add(government, facts.spellings())
        found[facts.key] = government
    Government.objects.bulk_create(fresh)
    GovernmentName.objects.bulk_create([name for government in fresh for name in spellings_of(government)])
    TrailEvent.objects.bulk_create(
        [trail.event(actor, "government.listed", one, source=source) for one in fresh]
    )
    return found


class _Known:
    """The governments already there that rows may mean, read in two queries, and those added on the way."""

    def __init__(self, rows: Sequence[Facts]) -> None:
        self.by_geonames: dict[int, Government] = {}
        self.by_wikidata: dict[str, Government] = {}
        self.by_key: dict[str, Government] = {}
        self.by_spelling: dict[tuple[str, str, str], list[Government]] = {}
        identified = Q(geonames_id__in={one.geonames_id for one in rows if one.geonames_id is not None}) | Q(
            wikidata_id__in={one.wikidata_id for one in rows if one.wikidata_id}
        )
        for government in Government.objects.live().filter(identified):
            self.add(government, ())
        spelled = {spelling[2] for one in rows for spelling in one.spellings()}
        names = GovernmentName.objects.filter(folded__in=spelled, government__status__in=LIVE)
        for name in names.select_related("government"):
            self.add(name.government, [(name.country, name.family, name.folded)])

    def add(self, government: Government, spellings: Iterable[tuple[str, str, str]]) -> None:
        if government.geonames_id is not None:
            self.by_geonames[government.geonames_id] = government
        if government.wikidata_id:
            self.by_wikidata[government.wikidata_id] = government
        if government.geonames_id is None:
            self.by_key[government.name_key] = government
        for spelling in spellings:
            self.by_spelling.setdefault(spelling, []).append(government)

    def government_of(self, facts: Facts) -> Government | None:
        if facts.geonames_id is not None and facts.geonames_id in self.by_geonames:
            return self.by_geonames[facts.geonames_id]
        by_wikidata = self.by_wikidata.get(facts.wikidata_id) if facts.wikidata_id else None
        if by_wikidata is not None and family_of(by_wikidata.level) == family_of(facts.level):
            return by_wikidata
        for spelling in facts.spellings():
            near = [one for one in self.by_spelling.get(spelling, []) if same_place(facts, one)]
            if near:
                return near[0]
        return self.by_key.get(facts.name_key) if facts.geonames_id is None else None


@transaction.atomic
def ensure_organisation(
    *, actor: Actor, name: str, country: str = "", kind: str = Organisation.Kind.OTHER, website: str = ""
) -> Organisation:
    """The supporting organisation of that name and country, made when nobody has it yet."""
    there = queries.organisation_named(name, country)
    if there is not None:
        return there
    words = ascii_words(name) or "organisation"
    slug = f"{words}-{country.lower()}".rstrip("-")
    if Organisation.objects.filter(slug=slug).exists():
        slug = f"{slug}-{Organisation.objects.count() + 1}"
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                slug=slug, name=name.strip(), folded=folded(name), kind=kind, country=country, website=website
            )
    except IntegrityError:
        return Organisation.objects.get(folded=folded(name), country=country)
    trail.record(actor, "organisation.entered", organisation)
    return organisation
