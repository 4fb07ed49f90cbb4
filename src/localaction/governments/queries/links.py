"""Reading: the networks that governments belong to, and the cities they are twinned with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from localaction.governments.models import Government, NetworkMembership, Organisation, Twinning
from localaction.governments.naming import folded


def networks_of(government_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The numbers of the organisations that each government belongs to; every government asked about has an entry."""
    asked = set(government_ids)
    found: dict[int, set[int]] = defaultdict(set)
    rows = NetworkMembership.objects.filter(government_id__in=asked).order_by()
    for government, organisation in rows.values_list("government_id", "organisation_id"):
        found[government].add(organisation)
    return {pk: frozenset(found[pk]) for pk in asked}


def twins_of(government_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The numbers of the governments that each is twinned with; every government asked about has an entry."""
    asked = set(government_ids)
    found: dict[int, set[int]] = defaultdict(set)
    rows = Twinning.objects.filter(Q(government_id__in=asked) | Q(twin_id__in=asked)).order_by()
    for one, other in rows.values_list("government_id", "twin_id"):
        found[one].add(other)
        found[other].add(one)
    return {pk: frozenset(found[pk]) for pk in asked}


def memberships_in_networks(government: Government) -> QuerySet[NetworkMembership]:
    """The networks of one government, with the organisation, by name."""
    return government.networks.select_related("organisation").order_by("organisation__name", "id")


def twinned_with(government: Government) -> list[Government]:
    """The governments that one government is twinned with, by name."""
    pair = Q(twinnings__twin=government) | Q(twinnings_from__government=government)
    return list(Government.objects.filter(pair).distinct())


def networks_matching(text: str, *, limit: int = 10) -> list[Organisation]:
    """Networks and other organisations whose name begins with the text, for choosing one; all when it is empty."""
    return list(_named(text)[:limit])


def _named(text: str) -> QuerySet[Organisation]:
    start = folded(text)
    return Organisation.objects.filter(folded__startswith=start) if start else Organisation.objects.all()
