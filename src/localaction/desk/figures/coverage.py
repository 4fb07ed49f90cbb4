"""What published actions cover: objectives by region, and how much of the world's local governments they come from."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet

from localaction.actions.lifecycle import PUBLIC
from localaction.actions.models import Alignment
from localaction.actions.models.owner import Owner, OwnerRole
from localaction.declarations.lifecycle import PUBLIC as SIGNED
from localaction.declarations.models import Signature
from localaction.desk.figures.scope import Row, actions_of
from localaction.frameworks.queries import items
from localaction.governments.lifecycle import LIVE
from localaction.governments.models import Government
from localaction.governments.queries import gazetteer
from localaction.register.regions import REGIONS, SUBREGIONS, regions_of

LEAST_PEOPLE = 15_000
"""Places of this size and more stand for the world's local governments; the gazetteer has them all."""


def by_objective(call: str, framework: str) -> list[Row]:
    """Rows of (item, published actions in each region in the order of REGIONS); items nobody serves are there too."""
    served = (
        Alignment.objects.filter(framework=framework, action__in=actions_of(call).filter(status__in=PUBLIC))
        .values_list("item_id", "action__place_country")
        .annotate(number=Count("action", distinct=True))
    )
    counted: Counter[tuple[str, str]] = Counter()
    for item, country, number in served:
        counted[item, _region(country)] += number
    return [[one.code, *(counted[one.code, region] for region in REGIONS)] for one in items(framework)]


def by_subregion(call: str) -> list[Row]:
    """Rows of (subregion, places of the gazetteer, governments on record, signatories, with a published action)."""
    places = _summed(gazetteer().counted_by_country(LEAST_PEOPLE))
    live = Government.objects.filter(status__in=LIVE)
    known = _summed(_counted(live, "country", "pk"))
    signed = Signature.objects.filter(status__in=SIGNED)
    signatories = _summed(_counted(signed, "government__country", "government"))
    public = Owner.objects.filter(
        role=OwnerRole.LEAD, government__isnull=False, action__in=actions_of(call).filter(status__in=PUBLIC)
    )
    showing = _summed(_counted(public, "government__country", "government"))
    return [
        [code, places[code], known[code], signatories[code], showing[code]]
        for region in REGIONS
        for code, (above, _countries) in SUBREGIONS.items()
        if above == region
    ]


def _counted(found: QuerySet[Any], country: str, what: str) -> dict[str, int]:
    return dict(found.order_by().values_list(country).annotate(number=Count(what, distinct=True)))


def _region(country: str) -> str:
    return (*regions_of(country), "")[0]


def _summed(by_country: dict[str, int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for country, number in by_country.items():
        regions = regions_of(country)
        if len(regions) > 1:
            found[regions[1]] += number
    return found
