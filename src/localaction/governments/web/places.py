"""What is found when somebody types the name of a government: those in the registry, then places of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from localaction.governments import queries
from localaction.governments.gazetteer import Hit, Place

MOST = 10
LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the answer. `id` is "g:<slug>" for a government in the registry, "p:<number>" for a place."""

    id: str
    label: str
    detail: str
    language: str
    href: str
    is_government: bool


def choices(text: str, *, country: str, language: str) -> list[Choice]:
    """Governments in the registry first, then places that are not there yet; at most MOST."""
    text = text[:LONGEST_QUERY]
    if not text.strip():
        return []
    hits = queries.gazetteer().find(
        text, country=country, limit=MOST, language=language, kinds=("place", "subdivision")
    )
    there = queries.by_geonames_ids(hit.place.geonames_id for hit in hits)
    governments = {one.pk: one for one in queries.matching(text, country=country, limit=MOST)}
    governments |= {one.pk: one for one in there.values()}
    found = [_of_government(one, language) for one in governments.values()]
    for hit in hits:
        if hit.place.geonames_id not in there:
            found.append(_of_place(hit, language))
    return found[:MOST]


def only_places(text: str, *, country: str, language: str) -> list[Choice]:
    """Settlements only, for saying near which place something lies; `id` is the number alone."""
    hits = queries.gazetteer().find(
        text[:LONGEST_QUERY], country=country, limit=MOST, language=language, kinds=("place",)
    )
    return [
        Choice(str(hit.place.geonames_id), hit.place.name, where(hit.place, language), "", "", False)
        for hit in hits
    ]


def _of_government(government: Any, language: str) -> Choice:
    name, name_language = queries.public_name(government, language)
    level = str(dict(queries.level_choices())[government.level])
    detail = " · ".join(
        part
        for part in (level, government.admin1_name, queries.country_name(government.country, language))
        if part
    )
    href = reverse("governments:join_government", args=[government.slug])
    return Choice(f"g:{government.slug}", name, detail, name_language, href, True)


def _of_place(hit: Hit, language: str) -> Choice:
    place = hit.place
    also = hit.matched if hit.matched != place.name else ""
    detail = " · ".join(part for part in (also, where(place, language)) if part)
    href = reverse("governments:join_place", args=[place.geonames_id])
    return Choice(f"p:{place.geonames_id}", place.name, detail, "", href, False)


def where(place: Place, language: str) -> str:
    """The region and country of a place, in words."""
    country = queries.country_name(place.country, language)
    return f"{place.admin1_name} · {country}" if place.admin1_name else country
