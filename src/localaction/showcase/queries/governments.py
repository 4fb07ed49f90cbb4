"""Local and regional governments: the list, the list of signatories, and the page of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import date_text, list_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best
from localaction.register import queries as register
from localaction.register import search
from localaction.register.heard import SILENT, SILENT_AFTER_MONTHS
from localaction.register.queries import Published
from localaction.register.search import SearchRequest, SearchResult
from localaction.register.shapes import Government, Progress, Signature
from localaction.showcase import addresses, places, words
from localaction.showcase.filters import Filters, Pair
from localaction.showcase.queries import facets as facet_words
from localaction.showcase.queries.cards import (
    ActionCard,
    GovernmentCard,
    action_cards,
    government_cards,
)
from localaction.showcase.queries.facets import ChosenChip, Facet
from localaction.showcase.queries.progress import told_of
from localaction.showcase.queries.provenance import safe_link
from localaction.showcase.queries.search import request_of
from localaction.showcase.saying import Said, day, listed, said

PER_PAGE = 30
MOST_ACTIONS = 24
MOST_REPORTS = 24
STANDING = ("confirmed", "listed")
ASKED_FOR = (*STANDING, "announced")


@dataclass(frozen=True, slots=True)
class GovernmentList:
    """One page of governments."""

    filters: Filters
    sentence: str
    total: int
    cards: tuple[GovernmentCard, ...]
    facets: tuple[Facet, ...]
    carried: tuple[Pair, ...]
    chips: tuple[ChosenChip, ...]
    page: int
    pages: int
    confirmed: int
    listed: int
    announced: int


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature in words: who signed for the government, when, and how we know."""

    word: str
    tone: str
    signed_on: str
    signer: str
    declaration: str
    how_we_know: str
    provisional: str
    source: str
    source_href: str
    sequence: int
    entry_hash: str


@dataclass(frozen=True, slots=True)
class GovernmentPage:
    """Everything the page of a government shows."""

    slug: str
    name: Said
    other_names: tuple[Said, ...]
    predecessors: tuple[Said, ...]
    country: str
    country_note: str
    where: str
    level: str
    population: str
    population_on: str
    latitude: float | None
    longitude: float | None
    elsewhere: tuple[tuple[str, str], ...]
    signatures: tuple[SignatureLine, ...]
    actions: tuple[ActionCard, ...]
    actions_total: int
    actions_sentence: str
    actions_href: str
    progress_sentence: str
    timeline: tuple[dict[str, Any], ...]
    sequence: int
    entry_hash: str
    published_on: str
    data_href: str


def government_list(filters: Filters, language: str) -> GovernmentList:
    """The governments a reader asked for, with their facets."""
    path = addresses.page("showcase:governments", language)
    found = _found(filters, language)
    return _list(
        found, filters, facet_words.OF_GOVERNMENTS, path, _sentence(found.total, filters, language), language
    )


def signatory_list(filters: Filters, language: str) -> GovernmentList:
    """The governments whose signature is confirmed or listed, or only those of one of the two."""
    asked = tuple(value for value in filters.of("signature") if value in ASKED_FOR) or STANDING
    others = tuple(pair for pair in filters.chosen if pair[0] != "signature")
    found = _found(replace(filters, chosen=(*others, *(("signature", value) for value in asked))), language)
    path = addresses.page("showcase:signatories", language)
    sentence = ngettext("%(number)s signatory", "%(number)s signatories", found.total) % {
        "number": number_text(found.total, language)
    }
    if len(asked) > 1:
        filters = replace(filters, chosen=others)
    return _list(found, filters, facet_words.OF_SIGNATORIES, path, sentence, language)


def _found(filters: Filters, language: str) -> SearchResult:
    counted = facet_words.OF_GOVERNMENTS
    return search.find(request_of(filters, language, thing="government", counted=counted, per_page=PER_PAGE))


def _list(
    found: SearchResult, filters: Filters, names: tuple[str, ...], path: str, sentence: str, language: str
) -> GovernmentList:
    standing = dict(found.facets["signature"])
    shown = facet_words.facets(found.facets, filters, language, names)
    return GovernmentList(
        filters=filters,
        sentence=sentence,
        total=found.total,
        cards=government_cards((hit.card for hit in found.hits), language),
        facets=shown,
        carried=facet_words.carried(filters, shown),
        chips=facet_words.chips(filters, path, language),
        page=found.page,
        pages=found.pages,
        confirmed=standing.get("confirmed", 0),
        listed=standing.get("listed", 0),
        announced=standing.get("announced", 0),
    )


def _sentence(total: int, filters: Filters, language: str) -> str:
    if total == 0:
        return _("No local or regional government matches")
    number = {"number": number_text(total, language)}
    if filters.is_narrowed:
        return (
            ngettext(
                "%(number)s local or regional government matches your choices",
                "%(number)s local and regional governments match your choices",
                total,
            )
            % number
        )
    return (
        ngettext(
            "%(number)s local or regional government", "%(number)s local and regional governments", total
        )
        % number
    )


def government_page(slug: str, language: str) -> GovernmentPage | None:
    """The page of a government, or None when none of that name is published."""
    published = register.current("government", slug)
    if published is None:
        return None
    face = published.content
    assert isinstance(face, Government)
    signatures = register.of_government("signature", slug)
    found = search.find(
        SearchRequest(
            language=language, filters={"government": (slug,)}, per_page=MOST_ACTIONS, counted=("stage",)
        )
    )
    cards = action_cards((hit.card for hit in found.hits), language)
    page = _page(published, face, signatures, cards, found.total, language)
    silent = dict(found.facets["stage"]).get(SILENT, 0)
    reports = told_of(register.of_government("progress", slug))
    titles = {card.reference: card for card in cards}
    return replace(
        page,
        progress_sentence=_progress_sentence(silent, language),
        timeline=_in_order([*page.timeline, *_told(reports, titles)]),
    )


def _page(
    published: Published,
    face: Government,
    signatures: list[Published],
    cards: tuple[ActionCard, ...],
    total: int,
    language: str,
) -> GovernmentPage:
    name, other_names = _names(face, language)
    return GovernmentPage(
        slug=face.slug,
        name=name,
        other_names=other_names,
        predecessors=_predecessors(face, language),
        country=places.country(face.country, language),
        country_note=places.note(face.country, language),
        where=listed((face.admin1, places.country(face.country, language))),
        level=frameworks.term_label("government-levels", face.level, language),
        population=number_text(face.population, language) if face.population else "",
        population_on=day(face.population_on, language),
        latitude=face.latitude,
        longitude=face.longitude,
        elsewhere=_elsewhere(face),
        signatures=tuple(_signature(one, language) for one in signatures),
        actions=cards,
        actions_total=total,
        actions_sentence=_actions_sentence(total, language),
        progress_sentence="",
        actions_href=addresses.search(language, [("government", face.slug)]),
        timeline=_timeline(signatures, cards),
        sequence=published.sequence,
        entry_hash=published.entry_hash,
        published_on=date_text(published.published_at.date(), language),
        data_href=addresses.data_of_government(face.slug),
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


def _signature(published: Published, language: str) -> SignatureLine:
    signature = published.content
    assert isinstance(signature, Signature)
    source = safe_link(signature.listed_source)
    signer = ", ".join(part for part in (signature.signer_name, signature.signer_office) if part)
    return SignatureLine(
        word=words.word(words.SIGNATURES, signature.status),
        tone=words.SIGNATURE_TONES.get(signature.status, "quiet"),
        signed_on=day(signature.signed_on, language),
        signer=signer,
        declaration=signature.declaration,
        how_we_know=_how_we_know(signature, language),
        provisional=_provisional(signature, language),
        source="" if source else signature.listed_source,
        source_href=source,
        sequence=published.sequence,
        entry_hash=published.entry_hash,
    )


def _how_we_know(signature: Signature, language: str) -> str:
    if signature.status == "listed":
        on = day(signature.listed_on, language)
        if on:
            return _("Named in a list published before this site existed (%(date)s).") % {"date": on}
        return _("Named in a list published before this site existed.")
    if signature.status == "disputed":
        return _("The secretariat is looking into a doubt about this signature.")
    kinds = [_shown(kind, signature, language) for kind in signature.evidence_kinds]
    on = day(signature.announced_on or signature.confirmed_on, language)
    if kinds and on:
        return _("Checked by two members of the secretariat on %(date)s, with: %(evidence)s.") % {
            "date": on,
            "evidence": list_text(kinds, language),
        }
    if kinds:
        return _("Checked by two members of the secretariat, with: %(evidence)s.") % {
            "evidence": list_text(kinds, language)
        }
    return _("Checked by two members of the secretariat.")


def _shown(kind: str, signature: Signature, language: str) -> str:
    """A kind of evidence in words, with the day on which it was taken in where that is known."""
    word = words.word(words.EVIDENCE, kind)
    on = next((one.on for one in signature.shown if one.kind == kind), "")
    return _("%(evidence)s (%(date)s)") % {"evidence": word, "date": day(on, language)} if on else word


def _provisional(signature: Signature, language: str) -> str:
    """Until when anybody may object to an announced signature, or that nobody did."""
    on = day(signature.final_on, language)
    if signature.status == "announced":
        return _("Announced, final on %(date)s unless somebody shows that it is not theirs.") % {"date": on}
    if signature.status == "confirmed" and on:
        return _("It was announced for seven days in which anybody could object. Final since %(date)s.") % {
            "date": day(signature.confirmed_on, language)
        }
    return ""


def _actions_sentence(total: int, language: str) -> str:
    if total == 0:
        return _("No action published yet.")
    return ngettext("%(number)s published action", "%(number)s published actions", total) % {
        "number": number_text(total, language)
    }


def _timeline(signatures: list[Published], cards: tuple[ActionCard, ...]) -> tuple[dict[str, Any], ...]:
    """What happened in the order it happened; what has no date is left out."""
    events: list[dict[str, Any]] = []
    for published in signatures:
        signature = published.content
        assert isinstance(signature, Signature)
        if signature.signed_on:
            events.append({"at": signature.signed_on, "text": _("Signed the Declaration"), "tone": "good"})
        if signature.announced_on:
            text = _("Two members of the secretariat confirmed the signature, and it was announced")
            events.append({"at": signature.announced_on, "text": text})
            if signature.confirmed_on:
                text = _("The signature became final: nobody objected")
                events.append({"at": signature.confirmed_on, "text": text, "tone": "good"})
        elif signature.confirmed_on:
            events.append(
                {"at": signature.confirmed_on, "text": _("The secretariat confirmed the signature")}
            )
    for card in cards:
        start = card.year[:4]
        if start.isdecimal():
            event = {"at": start, "text": card.title.text, "language": card.title.language, "href": card.href}
            events.append(event)
    return _in_order(events)


def _in_order(events: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple(sorted(events, key=lambda event: str(event["at"])))


def _told(reports: Iterable[Progress], titles: dict[str, ActionCard]) -> Iterator[dict[str, Any]]:
    """The newest reports as events; what is said of an action that does not stand any more is left out."""
    known = [report for report in reports if report.action in titles]
    newest = sorted(known, key=lambda report: report.reported_on, reverse=True)[:MOST_REPORTS]
    for report in newest:
        card = titles[report.action]
        yield {
            "at": report.reported_on,
            "text": _("Reported: %(stage)s · %(title)s")
            % {
                "stage": words.word(words.STAGES, report.stage),
                "title": f"\u2068{card.title.text}\u2069",
            },
            "href": f"{card.href}#report-{report.number}",
            "tone": "good" if report.checked_on else "",
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
