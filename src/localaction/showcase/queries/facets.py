"""The facets of a search in words: groups of choices with their counts, and what is chosen or left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from localaction.design.writing import date_text, number_text
from localaction.kit.texts import sentence as _
from localaction.showcase import addresses
from localaction.showcase.filters import NOT, Filters, Pair
from localaction.showcase.queries.alignment import family_of
from localaction.showcase.queries.labels import TITLES, in_order, label, rule, without

Counts = Mapping[str, tuple[tuple[str, int], ...]]

OF_ACTIONS = (
    "priority", "gcm", "gcr", "sdg", "population", "kind", "stage", "region", "country", "year",
    "theme", "reached", "need", "size", "income", "silent", "language", "signature",
)  # fmt: skip
FURTHER = ("theme", "reached", "need", "size", "income", "silent", "language", "signature")
"""Facets of actions that stand folded together under "More filters"."""
OPEN_FROM_THE_START = ("priority", "population")
OF_GOVERNMENTS = ("region", "country", "level", "size", "income", "signature")
OF_SIGNATORIES = ("region", "country", "level", "size", "income")
EITHER_OR = ("silent",)
"""Facets of two values: leaving one out is choosing the other."""
IN_DATES = ("year_from", "year_to", "published_from", "published_to")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet with its count. Neither chosen nor excluded: it is offered both ways."""

    value: str
    label: str
    count: int
    count_text: str
    chosen: bool
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices. `chosen` counts those that were made, `rule` says how it counts where that matters."""

    name: str
    title: str
    options: tuple[Option, ...]
    is_open: bool
    chosen: int
    is_further: bool = False
    is_either_or: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ChosenChip:
    """Something chosen; `href` is the same search without it."""

    text: str
    family: str
    href: str


def facets(counts: Counts, filters: Filters, language: str, names: tuple[str, ...]) -> tuple[Facet, ...]:
    """The groups that offer a choice, each with what is chosen even where nothing has it."""
    made = (_facet(name, counts.get(name, ()), filters, language) for name in names)
    if names != OF_ACTIONS:
        return tuple(one for one in made if one.options)
    found = (replace(one, is_further=one.name in FURTHER, rule=rule(one.name)) for one in made)
    return tuple(one for one in found if one.options)


def chips(filters: Filters, path: str, language: str) -> tuple[ChosenChip, ...]:
    """What is chosen, each a link to the same list without it."""

    def href(narrower: Filters) -> str:
        return addresses.with_query(path, narrower.pairs())

    found = [
        ChosenChip(label(*pair, language), _family(pair[0]), href(filters.without(pair)))
        for pair in filters.chosen
    ]
    found += [
        ChosenChip(without(name, value, language), "", href(filters.without((name, NOT + value))))
        for name, value in filters.excluded
    ]
    if filters.year_from or filters.year_to:
        kept = replace(filters.without(), year_from=None, year_to=None)
        found.append(ChosenChip(_active(filters), "", href(kept)))
    if filters.published_from or filters.published_to:
        kept = replace(filters.without(), published_from="", published_to="")
        found.append(ChosenChip(_published(filters, language), "", href(kept)))
    return tuple(found)


def carried(filters: Filters, shown: tuple[Facet, ...], fields: tuple[str, ...] = ()) -> tuple[Pair, ...]:
    """What a form must carry itself, because no box, link or field on the page stands for it."""
    there = {*(facet.name for facet in shown), *fields, "q", "page"}
    return tuple(pair for pair in filters.pairs() if pair[0] not in there)


def _active(filters: Filters) -> str:
    """In which years it was done, in words."""
    years = {"first": filters.year_from, "last": filters.year_to}
    if not filters.year_to:
        return _("active in %(first)s or later") % years
    if not filters.year_from:
        return _("active in %(last)s or before") % years
    if filters.year_from == filters.year_to:
        return _("active in %(first)s") % years
    return _("active from %(first)s to %(last)s") % years


def _published(filters: Filters, language: str) -> str:
    """Between which days it was first published, in words."""
    days = {
        name: date_text(date.fromisoformat(value), language) if value else ""
        for name, value in (("first", filters.published_from), ("last", filters.published_to))
    }
    if not days["last"]:
        return _("published since %(first)s") % days
    if not days["first"]:
        return _("published until %(last)s") % days
    return _("published from %(first)s to %(last)s") % days


def _facet(name: str, counts: tuple[tuple[str, int], ...], filters: Filters, language: str) -> Facet:
    chosen, excluded = filters.of(name), filters.none_of(name)
    counted = dict(counts)
    for value in (*chosen, *excluded):
        counted.setdefault(value, 0)
    options = tuple(
        Option(
            value=value,
            label=label(name, value, language),
            count=counted[value],
            count_text=number_text(counted[value], language),
            chosen=value in chosen,
            excluded=value in excluded,
        )
        for value in in_order(name, list(counted), counted, language)
    )
    made = len(chosen) + len(excluded)
    is_open = name in OPEN_FROM_THE_START or made > 0
    return Facet(name, str(TITLES[name]), options, is_open, made, is_either_or=name in EITHER_OR)


def _family(field: str) -> str:
    return field if field in ("gcm", "gcr", "sdg", "priority") else family_of("")
