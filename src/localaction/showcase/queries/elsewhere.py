"""The page "Could this work here?": an action against a city, who has adapted it already, and who does it nearby."""

from __future__ import annotations

from dataclasses import dataclass

from localaction.register import queries as register
from localaction.register import search
from localaction.register.regions import regions_of
from localaction.register.search import SearchRequest
from localaction.register.shapes import Action
from localaction.showcase import addresses
from localaction.showcase.queries import lineage, transfer
from localaction.showcase.queries.cards import ActionCard, action_cards
from localaction.showcase.queries.cities import City, CityChoice, cities_named, city
from localaction.showcase.queries.lineage import Descent
from localaction.showcase.queries.retold import reading_of
from localaction.showcase.queries.transfer import Line
from localaction.showcase.saying import Said, said

MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class CouldItWork:
    """Everything the page shows. `is_its_own`: the city chosen is the one that does it.

    `choices` are the cities that a typed name may mean; `is_unknown`: nothing was found for what was asked.
    """

    reference: str
    title: Said
    href: str
    government: Said
    lead_slug: str
    city: City | None
    asked: str
    choices: tuple[CityChoice, ...]
    is_unknown: bool
    is_its_own: bool
    lines: tuple[Line, ...]
    summary: str
    descent: Descent
    near: tuple[ActionCard, ...]
    adapt_href: str
    lineage_href: str


def could_it_work(reference: str, key: str, text: str, language: str) -> CouldItWork | None:
    """An action against the city of that key, or against none yet; None where no such action stands."""
    published = register.current("action", reference)
    if published is None or not isinstance(published.content, Action):
        return None
    action = published.content
    reading = reading_of(action, language)
    chosen = city(key, language) if key else None
    choices = cities_named(text, language) if text.strip() and chosen is None else ()
    lead = next((one for one in action.owners if one.role == "lead"), None)
    lines = transfer.lines_of(reading, chosen, language)
    return CouldItWork(
        reference=reference,
        title=said(reading.action.title, reading.language_of("title")),
        href=addresses.action(reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        lead_slug=lead.slug if lead else "",
        city=chosen,
        asked=text.strip()[:120],
        choices=choices,
        is_unknown=bool(key or text.strip()) and chosen is None and not choices,
        is_its_own=bool(chosen and lead and chosen.key == lead.slug),
        lines=lines,
        summary=transfer.summary(lines, language) if chosen else "",
        descent=lineage.descent_of(action, language),
        near=_near(action, chosen, language) if chosen else (),
        adapt_href=addresses.adapt(reference, language),
        lineage_href=addresses.lineage(reference, language),
    )


def _near(action: Action, chosen: City, language: str) -> tuple[ActionCard, ...]:
    """Actions for the same priorities in the city's country, or else in its part of the world."""
    if not action.priorities:
        return ()
    wider = regions_of(chosen.country)[-1:]
    for field, values in (("country", (chosen.country,)), ("region", wider)):
        found = search.find(
            SearchRequest(
                language=language,
                filters={"priority": action.priorities, field: values},
                per_page=MOST_NEAR + 1,
                counted=(),
            )
        )
        cards = [hit.card for hit in found.hits if hit.card.reference != action.reference]
        if cards and values:
            return action_cards(cards[:MOST_NEAR], language)
    return ()
