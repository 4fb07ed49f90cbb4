"""The page of a government: who it is, what it signed, does, needs, took and gave, and who is like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import date_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best
from localaction.register import queries as register
from localaction.register import search
from localaction.register.heard import SILENT, SILENT_AFTER_MONTHS
from localaction.register.queries import Published
from localaction.register.search import SearchRequest
from localaction.register.shapes import Action, Government, Progress
from localaction.showcase import addresses, places
from localaction.showcase.queries import linked
from localaction.showcase.queries.cards import ActionCard, action_cards
from localaction.showcase.queries.kin import Exchange, exchange_of
from localaction.showcase.queries.merits import Merit, merits_of
from localaction.showcase.queries.needs import Need, needs_of
from localaction.showcase.queries.peers import Peer, peers_of
from localaction.showcase.queries.progress import told_of
from localaction.showcase.queries.signatures import SignatureLine, signature_line
from localaction.showcase.queries.timeline import timeline_of
from localaction.showcase.saying import Said, day, listed, said

MOST_ACTIONS = 24


@dataclass(frozen=True, slots=True)
class GovernmentPage:
    """Everything the page of a government shows."""

    slug: str
    name: Said
    other_names: tuple[Said, ...]
    predecessors: tuple[Said, ...]
    country: str
    country_href: str
    country_note: str
    where: str
    level: str
    population: str
    population_on: str
    latitude: float | None
    longitude: float | None
    elsewhere: tuple[tuple[str, str], ...]
    merits: tuple[Merit, ...]
    signatures: tuple[SignatureLine, ...]
    actions: tuple[ActionCard, ...]
    actions_total: int
    actions_sentence: str
    actions_href: str
    progress_sentence: str
    needs: tuple[Need, ...]
    exchange: Exchange
    peers: tuple[Peer, ...]
    timeline: tuple[dict[str, Any], ...]
    sequence: int
    entry_hash: str
    published_on: str
    data_href: str
    linked: SafeString


@dataclass(frozen=True, slots=True)
class _Doing:
    """What a government does: the newest of its actions, how many there are, and what it reported."""

    cards: tuple[ActionCard, ...]
    total: int
    silent: int
    actions: dict[str, Action]
    reports: list[Progress]


def government_page(slug: str, language: str) -> GovernmentPage | None:
    """The page of a government, or None when none of that name is published."""
    published = register.current("government", slug)
    if published is None:
        return None
    face = published.content
    assert isinstance(face, Government)
    signatures = register.of_government("signature", slug)
    return _page(published, face, signatures, _doing(slug, language), language)


def _doing(slug: str, language: str) -> _Doing:
    found = search.find(
        SearchRequest(
            language=language, filters={"government": (slug,)}, per_page=MOST_ACTIONS, counted=("stage",)
        )
    )
    cards = action_cards((hit.card for hit in found.hits), language)
    standing = register.current_many("action", [card.reference for card in cards])
    return _Doing(
        cards=cards,
        total=found.total,
        silent=dict(found.facets["stage"]).get(SILENT, 0),
        actions={
            reference: one.content for reference, one in standing.items() if isinstance(one.content, Action)
        },
        reports=told_of(register.of_government("progress", slug)),
    )


def _page(
    published: Published, face: Government, signatures: Sequence[Published], doing: _Doing, language: str
) -> GovernmentPage:
    name, other_names = _names(face, language)
    exchange = exchange_of(doing.actions, face.slug, language)
    actions_href = addresses.search(language, [("government", face.slug)])
    return GovernmentPage(
        slug=face.slug,
        name=name,
        other_names=other_names,
        predecessors=_predecessors(face, language),
        country=places.country(face.country, language),
        country_href=addresses.country(face.country, language) if face.country else "",
        country_note=places.note(face.country, language),
        where=listed((face.admin1, places.country(face.country, language))),
        level=frameworks.term_label("government-levels", face.level, language),
        population=number_text(face.population, language) if face.population else "",
        population_on=day(face.population_on, language),
        latitude=face.latitude,
        longitude=face.longitude,
        elsewhere=_elsewhere(face),
        merits=merits_of(signatures, doing.total, doing.reports, exchange.heirs, language),
        signatures=tuple(signature_line(one, language) for one in signatures),
        actions=doing.cards,
        actions_total=doing.total,
        actions_sentence=_actions_sentence(doing.total, language),
        progress_sentence=_progress_sentence(doing.silent, language),
        actions_href=actions_href,
        needs=needs_of(doing.actions.values(), language),
        exchange=exchange,
        peers=peers_of(face, doing.actions.values(), language),
        timeline=timeline_of(signatures, doing.cards, doing.reports, exchange.heirs),
        sequence=published.sequence,
        entry_hash=published.entry_hash,
        published_on=date_text(published.published_at.date(), language),
        data_href=addresses.data_of_government(face.slug),
        linked=linked.script(linked.government(published, face, language)),
    )


def _elsewhere(face: Government) -> tuple[tuple[str, str], ...]:
    """The same place in other registers: label and address."""
    found = []
    if face.geonames_id:
        found.append((f"GeoNames {face.geonames_id}", f"https://www.geonames.org/{face.geonames_id}"))
    if face.wikidata_id:
        found.append(
            (f"Wikidata {face.wikidata_id}", f"https://www.wikidata.org/wiki/{quote(face.wikidata_id)}")
        )
    return tuple(found)


def _predecessors(face: Government, language: str) -> tuple[Said, ...]:
    """The governments whose place this one took, each with the day."""
    return tuple(
        said(f"{one.name} ({day(one.on, language)})" if one.on else one.name, one.language)
        for one in face.predecessors
    )


def _names(face: Government, language: str) -> tuple[Said, tuple[Said, ...]]:
    """The name for the reader, and the other names, the government's own first."""
    names = {face.language: face.name, **face.names}
    text, its_language = best(names, language, original=face.language)
    rest: dict[str, str] = {}
    for code, other in [(face.language, face.name), *face.names.items()]:
        if other != text:
            rest.setdefault(other, code)
    return said(text, its_language), tuple(said(other, code) for other, code in rest.items())


def _actions_sentence(total: int, language: str) -> str:
    if total == 0:
        return _("No action published yet.")
    return ngettext("%(number)s published action", "%(number)s published actions", total) % {
        "number": number_text(total, language)
    }


def _progress_sentence(silent: int, language: str) -> str:
    """How many of its actions nobody hears of; they are not counted as progressing."""
    if silent == 0:
        return ""
    return ngettext(
        "On %(number)s action there has been no word for %(months)s months or more.",
        "On %(number)s actions there has been no word for %(months)s months or more.",
        silent,
    ) % {"number": number_text(silent, language), "months": number_text(SILENT_AFTER_MONTHS, language)}
