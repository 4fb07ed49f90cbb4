"""Governments like one: in the same part of the world, of a size, and at work on the same; each with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from localaction.design.writing import list_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.countries import region_name
from localaction.register import bands, search
from localaction.register.documents import Card
from localaction.register.regions import regions_of
from localaction.register.search import SearchRequest
from localaction.register.shapes import Action, Government
from localaction.showcase.queries.cards import GovernmentCard, government_card

MOST_SHOWN = 4
MOST_LOOKED_AT = 40
MOST_CODES = 8  # of its own, the most frequent
MOST_NAMED = 2  # in one reason
LEAST = 2  # reasons: one alone says too little
NEARLY = 2.0  # times as many residents


@dataclass(frozen=True, slots=True)
class Peer:
    """One government alike, and why."""

    card: GovernmentCard
    reasons: tuple[str, ...]


def peers_of(face: Government, actions: Iterable[Action], language: str) -> tuple[Peer, ...]:
    """Up to four governments alike, the likest first; two or three questions to the index, no query."""
    around = regions_of(face.country)
    if not around:
        return ()
    codes = _codes(actions)
    size = bands.size(face.population)
    candidates = _governments({"region": around[-1:]})
    if size != bands.UNKNOWN:
        candidates |= _governments({"region": around[:1], "size": (size,)})
    candidates.pop(face.slug, None)
    shared = _shared(candidates, codes)
    weighed = []
    for slug, card in candidates.items():
        reasons = _reasons(face, card, shared.get(slug, ()), language)
        if len(reasons) >= LEAST:
            weighed.append((-len(reasons), -len(shared.get(slug, ())), card.title, card, reasons))
    weighed.sort(key=lambda one: one[:3])
    return tuple(
        Peer(government_card(card, language), reasons) for *_order, card, reasons in weighed[:MOST_SHOWN]
    )


def _codes(actions: Iterable[Action]) -> tuple[str, ...]:
    """What its actions serve most: priorities and main objectives."""
    counted = Counter(
        code
        for action in actions
        for code in (
            *action.priorities,
            *(aligned.code for aligned in action.alignment if aligned.rank == "primary"),
        )
    )
    return tuple(code for code, _count in counted.most_common(MOST_CODES))


def _governments(filters: Mapping[str, tuple[str, ...]]) -> dict[str, Card]:
    request = SearchRequest(thing="government", filters=filters, per_page=MOST_LOOKED_AT, counted=())
    return {hit.card.reference: hit.card for hit in search.find(request).hits}


def _shared(candidates: Mapping[str, Card], codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Which of the codes the actions of each candidate serve too."""
    if not candidates or not codes:
        return {}
    request = SearchRequest(
        filters={"government": tuple(candidates)}, per_page=2 * MOST_LOOKED_AT, counted=()
    )
    served: dict[str, set[str]] = {}
    for hit in search.find(request).hits:
        for government in hit.card.governments:
            served.setdefault(government.slug, set()).update((*hit.card.priorities, *hit.card.alignment))
    return {
        slug: tuple(code for code in codes if code in theirs)
        for slug, theirs in served.items()
        if slug in candidates
    }


def _reasons(face: Government, card: Card, shared: tuple[str, ...], language: str) -> tuple[str, ...]:
    reasons = []
    if shared:
        items = [frameworks.item_label(code, language) for code in shared[:MOST_NAMED]]
        reasons.append(_("Serves the same: %(items)s") % {"items": list_text(items, language)})
    if card.population and face.population and _is_near(card.population, face.population):
        told = {"residents": number_text(card.population, language)}
        reasons.append(_("A place of similar size: %(residents)s residents") % told)
    if regions_of(card.country) == regions_of(face.country):
        where = region_name(regions_of(card.country)[-1], language)
        reasons.append(_("In the same part of the world: %(region)s") % {"region": where})
    return tuple(reasons)


def _is_near(one: int, other: int) -> bool:
    return max(one, other) <= NEARLY * min(one, other)
