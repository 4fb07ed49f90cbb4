"""One action or one government as a line in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from localaction.design.writing import number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best
from localaction.register import heard
from localaction.register.documents import Card, NamedGovernment
from localaction.showcase import addresses, places, words
from localaction.showcase.queries.alignment import family_of
from localaction.showcase.saying import Said, said, tongue

MOST_CHIPS = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """A framework item: its code and its short title, in the colour of its family."""

    code: str
    words: str
    family: str
    href: str

    @property
    def text(self) -> str:
        """Code and words in one."""
        return f"{self.code} · {self.words}"


@dataclass(frozen=True, slots=True)
class ActionCard:
    """One action in a list: who and where first, then what, then how far.

    `translated` says how title and line were translated, "" where they stand as written or a person did it.
    """

    reference: str
    href: str
    title: Said
    government: Said
    more_governments: int
    country: str
    line: str
    kind: str
    stage: str
    stage_tone: str
    year: str
    chips: tuple[Chip, ...]
    is_collected: bool
    line_tongue: SafeString
    translated: str = ""
    is_outdated: bool = False
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class GovernmentCard:
    """One government in a list, by its name for the reader and in its own script."""

    slug: str
    href: str
    name: Said
    own_name: Said
    country: str
    level: str
    population: str
    signature: str
    signature_tone: str


def action_card(card: Card, language: str) -> ActionCard:
    """A card of the index in words."""
    first = card.governments[0] if card.governments else None
    told = card.told(language)
    heard_on, today = card.last_heard(), timezone.now().date()
    is_silent = heard.is_silent(card.stage, heard_on, today)
    stage, tone = words.stage(card.stage, heard_on, language, is_silent=is_silent)
    return ActionCard(
        reference=card.reference,
        href=addresses.action(card.reference, language),
        title=said(told.title, told.language),
        government=_name(first, language) if first else said("", language),
        more_governments=max(len(card.governments) - 1, 0),
        country=places.country(card.country, language),
        line=told.lead,
        line_tongue=tongue(told.lead_language),
        translated=words.word(words.MARKS, told.mark) if told.mark not in ("", "human") else "",
        is_outdated=told.is_outdated,
        kind=words.word(words.KINDS, card.kind),
        stage=stage,
        stage_tone=tone,
        is_silent=is_silent,
        year=years(card.year_from, card.year_to),
        chips=tuple(item_chips((*card.priorities, *card.alignment), language))[:MOST_CHIPS],
        is_collected=card.how == "collected",
    )


def action_cards(cards: Iterable[Card], language: str) -> tuple[ActionCard, ...]:
    """Cards of the index in words."""
    return tuple(action_card(card, language) for card in cards)


def government_card(card: Card, language: str) -> GovernmentCard:
    """A government's card of the index in words."""
    text, its_language = best({card.language: card.title, **card.names}, language, original=card.language)
    own = said(card.title, card.language) if text != card.title else said("", language)
    return GovernmentCard(
        slug=card.reference,
        href=addresses.government(card.reference, language),
        name=said(text, its_language),
        own_name=own,
        country=places.country(card.country, language),
        level=frameworks.term_label("government-levels", card.level, language) if card.level else "",
        population=_residents(card.population, language) if card.population else "",
        signature=words.word(words.SIGNATURES, card.signature),
        signature_tone=words.SIGNATURE_TONES.get(card.signature, "quiet"),
    )


def _residents(number: int, language: str) -> str:
    return ngettext("%(number)s resident", "%(number)s residents", number) % {
        "number": number_text(number, language)
    }


def government_cards(cards: Iterable[Card], language: str) -> tuple[GovernmentCard, ...]:
    """Governments' cards of the index in words."""
    return tuple(government_card(card, language) for card in cards)


def item_chips(codes: Iterable[str], language: str) -> Iterable[Chip]:
    """A chip per framework item that is known."""
    kept_at = frameworks.catalogue().read_at
    for code in codes:
        chip = _item_chip(code, language, kept_at)
        if chip is not None:
            yield chip


@lru_cache(maxsize=4096)
def _item_chip(code: str, language: str, kept_at: float) -> Chip | None:
    """`kept_at` tells one state of the catalogue from the next."""
    found = frameworks.item(code)
    if found is None:
        return None
    framework = frameworks.framework(found.framework)
    family = family_of(framework.family) if framework else ""
    return Chip(found.name, found.short(language), family, addresses.item(found.slug, language))


def years(year_from: int | None, year_to: int | None) -> str:
    """ "2019–2022", "2019–" while it goes on is left to the stage: "2019"."""
    if year_from and year_to and year_to != year_from:
        return f"{year_from}–{year_to}"
    return str(year_from or year_to or "")


def _name(named: NamedGovernment, language: str) -> Said:
    text, its_language = best({named.language: named.name, **named.names}, language, original=named.language)
    return said(text, its_language)
