"""What the search index holds of one published thing: a card to show, terms to find it by, values to count.

Pure: from published structures to plain values, no database and no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec

from localaction.kit import analysis
from localaction.register import facets, notions, places, spelling, translations
from localaction.register.heard import SILENT, Standing, is_silent, standing_of
from localaction.register.shapes import Action, Government, Owner, Progress
from localaction.register.translations import CardText

LANGUAGES = places.LANGUAGES
LONGEST_SPAN = 80
TELLING_TEXTS = ("summary", "challenge", "objective", "what_was_done", "results")
OPEN = 2**53
PAST = "past-"  # before the kind and the key of what stood so once


class NamedGovernment(msgspec.Struct, frozen=True, kw_only=True):
    """An owner as a list shows it; `slug` is "" for a supporting organisation."""

    name: str
    language: str
    slug: str = ""
    names: dict[str, str] = {}


class Told(NamedTuple):
    """Title and lead with the languages they stand in. `mark` is "" where nothing of it is a translation."""

    title: str
    language: str
    lead: str
    lead_language: str
    mark: str
    is_outdated: bool


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a list of results shows of one thing, so that a list needs no database.

    `thing` is "action" or "government"; for a government `title` is its name and `reference` its slug.
    `translated` holds title and lead by language; `lead_language` is "" where it is `language`.
    `alignment` holds framework codes, primary ones first. Dates and times are ISO 8601. `stage` is the one that the
    government said last, `heard_on` the day of that word.
    """

    sequence: int
    thing: str
    reference: str
    title: str
    language: str
    published_at: str
    first_published_at: str
    lead: str = ""
    governments: tuple[NamedGovernment, ...] = ()
    place: str = ""
    country: str = ""
    kind: str = ""
    stage: str = ""
    level: str = ""
    year_from: int | None = None
    year_to: int | None = None
    alignment: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    signature: str = ""
    how: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    image: str = ""
    image_alt: str = ""
    names: dict[str, str] = {}
    heard_on: str = ""
    lead_language: str = ""
    translated: dict[str, CardText] = {}

    def told(self, language: str) -> Told:
        """Title and lead for a reader of that language: translated where they are, else as they were written."""
        text = self.translated.get(language) or CardText()
        title, own = (text.title, language) if text.title else (self.title, self.language)
        lead, its = (text.lead, language) if text.lead else (self.lead, self.lead_language or self.language)
        return Told(title, own, lead, its, text.mark, text.is_outdated)

    def last_heard(self) -> date:
        """The day of the government's last word; that of the first version where an older index does not say."""
        return date.fromisoformat(self.heard_on or self.first_published_at[:10])


@dataclass(frozen=True, slots=True)
class Dated:
    """Where in the register a thing stands."""

    sequence: int
    first_sequence: int
    published_at: datetime
    first_published_at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the index: `texts` are terms by field, `facets` codes by facet.

    `passages` is text for marking; `translated` the same by language. Days are numbers such as 20261123.
    It stands so from entry `since` on and before entry `until`; OPEN while it still does.
    `begun` and `spelled` are whole words (spelling.py), of title and names and of all texts; `notions` its notions.
    """

    key: str
    card: Card
    texts: dict[str, list[str]]
    facets: dict[str, tuple[str, ...]]
    years: tuple[int, ...]
    first_sequence: int
    title_key: str
    passages: str = ""
    country_keys: dict[str, int] = field(default_factory=dict)
    heard_on: int = 0
    translated: dict[str, str] = field(default_factory=dict)
    published_on: int = 0
    since: int = 0
    until: int = OPEN
    begun: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    notions: tuple[str, ...] = ()


# names of places and partners, codes: they come again from one action to the next
_name_terms = lru_cache(maxsize=20_000)(analysis.terms)


def day_number(day: date) -> int:
    """A day as the index holds it: 20261123."""
    return day.year * 10_000 + day.month * 100 + day.day


def key_of(kind: str, reference: str) -> str:
    """The index's own name of a thing."""
    return f"{kind}:{reference}"


def reference_of_key(key: str) -> str:
    """The reference in such a name, whether of now or of the past."""
    return key.removeprefix(PAST).partition(":")[2]


def lasting(document: Document, since: int, until: int) -> Document:
    """The same document for the entries in which it stands; one that ended never shows a picture again."""
    if until == OPEN:
        return replace(document, since=since)
    return replace(
        document,
        key=PAST + document.key,
        card=msgspec.structs.replace(document.card, image="", image_alt=""),
        facets={**document.facets, "thing": tuple(PAST + thing for thing in document.facets["thing"])},
        since=since,
        until=until,
    )


# --- years


def _year(date: str) -> int | None:
    return int(date[:4]) if date[:4].isdecimal() and len(date) >= 4 else None


def years_of(action: Action, now: int) -> tuple[int, ...]:
    """Every year from start to end. What goes on without an end runs until `now`; a year alone stands alone."""
    first, last = _year(action.starts_on), _year(action.ends_on)
    if first is None:
        return () if last is None else (last,)
    if last is None:
        last = max(first, now) if action.stage == "in_progress" else first
    return tuple(range(first, min(last, first + LONGEST_SPAN) + 1))


# --- documents


def signature_status(statuses: Iterable[str]) -> str:
    """The best standing among a government's signatures: confirmed, listed, disputed or none."""
    held = set(statuses)
    return next(
        (status for status in ("confirmed", "announced", "listed", "disputed") if status in held), "none"
    )


def of_action(
    action: Action,
    at: Dated,
    governments: Mapping[str, Government],
    reports: Sequence[Progress] = (),
    today: date | None = None,
) -> Document:
    """The document of an action; `governments` holds what is published of its owners, by slug.

    `reports` are its progress reports that stand; without `today` nothing is taken for silent.
    """
    standing = standing_of(action, at.first_published_at.date(), reports)
    owners = tuple(_named(owner, governments) for owner in action.owners)
    country = action.place.country or next((owner.country for owner in action.owners if owner.country), "")
    years = years_of(action, at.published_at.year)
    ranked = sorted(action.alignment, key=lambda aligned: aligned.rank != "primary")
    codes = tuple(dict.fromkeys(aligned.code for aligned in ranked))
    card = _action_card(action, at, owners, country, codes, years, standing)
    title_key = analysis.folded(action.title)[:80]
    translated = translations.translated_bodies(action)
    titles, body = translations.titles_of(action), translations.body_of(action)
    return Document(
        key=key_of("action", action.reference),
        card=card,
        texts=_action_texts(action, owners, country, codes, reports),
        facets=facets.of_action(
            action, codes, country, governments, reports, _counted_stage(standing, today)
        ),
        years=years,
        first_sequence=at.first_sequence,
        title_key=title_key,
        passages="\n".join(text for _language, text in body),
        translated={language: "\n".join(texts) for language, texts in translated.items()},
        country_keys=places.country_keys(country, title_key),
        heard_on=day_number(standing.heard_on),
        published_on=day_number(at.first_published_at.date()),
        begun=spelling.entries([*(title for _language, title in titles), *_names(owners), action.place.name]),
        spelled=spelling.entries([text for _language, text in body]),
        notions=_notions(action),
    )


def _notions(action: Action) -> tuple[str, ...]:
    told = [(action.language, getattr(action, name)) for name in TELLING_TEXTS]
    return notions.of_texts([(action.language, action.title)], told)


def _action_texts(
    action: Action,
    owners: tuple[NamedGovernment, ...],
    country: str,
    codes: tuple[str, ...],
    reports: Sequence[Progress],
) -> dict[str, list[str]]:
    """The terms of an action by field, each text in its own language."""
    body, translated = translations.body_of(action), translations.translated_bodies(action)
    said = [*body, *((code, text) for code, texts in translated.items() for text in texts)]
    said += [(one.language, one.changed) for one in reports if one.changed]
    told = (analysis.terms(text, language) for language, text in said)
    titles = translations.titles_of(action)
    return {
        "title": analysis.joined(analysis.terms(title, language) for language, title in titles),
        "names": analysis.joined(_owner_terms(owners, action.place.name, country)),
        "body": analysis.joined([*told, *_extras(action, codes)]),
    }


def _counted_stage(standing: Standing, today: date | None) -> str:
    """What an action counts as among the stages: one that nobody hears of does not count as progressing."""
    is_quiet = today is not None and is_silent(standing.stage, standing.heard_on, today)
    return SILENT if is_quiet else standing.stage


def _action_card(
    action: Action,
    at: Dated,
    owners: tuple[NamedGovernment, ...],
    country: str,
    codes: tuple[str, ...],
    years: tuple[int, ...],
    standing: Standing,
) -> Card:
    image = action.images[0] if action.images else None
    lead_path = translations.lead_path(action)
    return Card(
        sequence=at.sequence,
        thing="action",
        reference=action.reference,
        title=action.title,
        language=translations.language_of(action, "title"),
        lead_language=translations.language_of(action, lead_path),
        translated=translations.card_texts(action),
        published_at=at.published_at.isoformat(),
        first_published_at=at.first_published_at.isoformat(),
        lead=translations.lead(getattr(action, lead_path)),
        governments=owners,
        place=action.place.name,
        country=country,
        kind=action.kind,
        stage=standing.stage,
        heard_on=standing.heard_on.isoformat(),
        year_from=years[0] if years else None,
        year_to=_year(action.ends_on),
        alignment=codes,
        priorities=action.priorities,
        populations=action.populations,
        themes=action.themes,
        signature=action.origin.signature,
        how=action.origin.how,
        latitude=action.place.latitude,
        longitude=action.place.longitude,
        image=image.path if image else "",
        image_alt=image.alt if image else "",
    )


def of_government(government: Government, at: Dated, statuses: Iterable[str]) -> Document:
    """The document of a government; `statuses` are those of its signatures that stand."""
    signature = signature_status(statuses)
    card = _government_card(government, at, signature)
    title_key = analysis.folded(government.name)[:80]
    title = [(government.language, government.name), *government.names.items()]
    return Document(
        key=key_of("government", government.slug),
        card=card,
        texts={
            "title": analysis.joined(analysis.terms(name, language) for language, name in title),
            "names": analysis.joined(_place_terms(government.country, government.admin1)),
            "body": [],
        },
        facets=facets.of_government(government, signature),
        years=(),
        first_sequence=at.first_sequence,
        title_key=title_key,
        country_keys=places.country_keys(government.country, title_key),
        published_on=day_number(at.first_published_at.date()),
        begun=spelling.entries([name for _language, name in title]),
    )


def _government_card(government: Government, at: Dated, signature: str) -> Card:
    return Card(
        sequence=at.sequence,
        thing="government",
        reference=government.slug,
        title=government.name,
        language=government.language,
        published_at=at.published_at.isoformat(),
        first_published_at=at.first_published_at.isoformat(),
        country=government.country,
        level=government.level,
        signature=signature,
        latitude=government.latitude,
        longitude=government.longitude,
        population=government.population,
        names=government.names,
    )


def _named(owner: Owner, governments: Mapping[str, Government]) -> NamedGovernment:
    known = governments.get(owner.slug)
    names = known.names if known else {}
    return NamedGovernment(name=owner.name, language=owner.language, slug=owner.slug, names=names)


def _names(owners: Iterable[NamedGovernment]) -> list[str]:
    return [name for owner in owners for name in (owner.name, *owner.names.values())]


def _extras(action: Action, codes: tuple[str, ...]) -> list[analysis.Terms]:
    """Partners, themes and framework codes ("SDG 11", "GCM-15"), and the reference itself."""
    said = [partner.name for partner in action.partners]
    said += [action.contact_organisation, action.reference]
    said += [code.replace("-", " ") for code in (*codes, *action.themes, *action.populations)]
    return [_name_terms(text, action.language) for text in said if text]


def _owner_terms(owners: Iterable[NamedGovernment], place: str, country: str) -> list[analysis.Terms]:
    named = [(owner.language, owner.name) for owner in owners]
    named += [pair for owner in owners for pair in owner.names.items()]
    return [_name_terms(name, language) for language, name in dict.fromkeys(named)] + _place_terms(
        country, place
    )


def _place_terms(country: str, place: str) -> list[analysis.Terms]:
    named = [("", place), *places.country_names(country)] if place else list(places.country_names(country))
    return [_name_terms(name, language) for language, name in named]
