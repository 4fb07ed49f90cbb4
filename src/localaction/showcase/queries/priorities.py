"""The priorities of the Call: each with how many published actions serve it."""

from __future__ import annotations

from dataclasses import dataclass

from localaction.frameworks import queries as catalogue
from localaction.kit.texts import best
from localaction.register import search
from localaction.register.search import SearchRequest
from localaction.showcase import addresses
from localaction.showcase.queries.cards import Chip, item_chips


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """One priority in the list of all."""

    name: str
    title: str
    description: str
    href: str
    count: int
    joins: tuple[Chip, ...]


def priority_lines(language: str) -> tuple[PriorityLine, ...]:
    """Every priority in its order; one question to the index."""
    found = search.find(SearchRequest(per_page=1, counted=("priority",)))
    counted = dict(found.facets["priority"])
    return tuple(
        PriorityLine(
            name=item.name,
            title=item.title(language),
            description=best(item.descriptions, language)[0],
            href=addresses.priority(item.code, language),
            count=counted.get(item.code, 0),
            joins=tuple(item_chips(item.facts.get("maps_to", ()), language)),
        )
        for item in catalogue.items("priorities")
    )


def canonical(code: str) -> str:
    """The code of a priority as its address writes it, from any case; "" when there is none."""
    found = catalogue.item(code)
    return found.code if found and found.framework == "priorities" else ""
