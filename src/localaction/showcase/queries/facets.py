"""The facets of a search in words: groups of choices with their counts, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.design.writing import language_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.countries import region_name
from localaction.register import queries as register
from localaction.register.regions import REGIONS, subregions_of
from localaction.register.shapes import Government
from localaction.showcase import addresses, places, words
from localaction.showcase.filters import Filters, Pair
from localaction.showcase.queries.alignment import family_of

Counts = Mapping[str, tuple[tuple[str, int], ...]]

TITLES: dict[str, str | Promise] = {
    "priority": _("Priority objective"),
    "gcm": _("Global Compact for Migration"),
    "gcr": _("Global Compact on Refugees"),
    "sdg": _("Sustainable Development Goals"),
    "item": _("Objective or target"),
    "population": _("People served"),
    "theme": _("Theme"),
    "kind": _("Kind"),
    "stage": _("Stage"),
    "region": _("Region"),
    "country": _("Country"),
    "language": pgettext_lazy("of a text", "Language"),
    "year": _("Year"),
    "signature": _("Signature"),
    "level": _("Level of government"),
    "need": _("Support needed"),
    "government": _("Government"),
    "call": _("Call"),
}
OF_ACTIONS = (
    "priority", "gcm", "gcr", "sdg", "population", "theme", "kind", "stage", "region", "country", "year",
    "language", "signature", "need",
)  # fmt: skip
OPEN_FROM_THE_START = ("priority", "population")
OF_GOVERNMENTS = ("region", "country", "level", "signature")
OF_SIGNATORIES = ("region", "country", "level")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet with its count."""

    value: str
    label: str
    count: int
    count_text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices."""

    name: str
    title: str
    options: tuple[Option, ...]
    is_open: bool
    chosen: int


@dataclass(frozen=True, slots=True)
class ChosenChip:
    """Something chosen; `href` is the same search without it."""

    text: str
    family: str
    href: str


def label(field: str, value: str, language: str) -> str:
    """The word for a value of a facet, in the reader's language; the value itself when it is unknown."""
    find = _LABELS.get(field)
    return find(value, language) if find else value


def facets(counts: Counts, filters: Filters, language: str, names: tuple[str, ...]) -> tuple[Facet, ...]:
    """The groups that offer a choice, each with what is chosen even where nothing has it."""
    made = (_facet(name, counts.get(name, ()), filters, language) for name in names)
    return tuple(one for one in made if one.options)


def chips(filters: Filters, path: str, language: str) -> tuple[ChosenChip, ...]:
    """What is chosen, each a link to the same list without it."""
    found = [
        ChosenChip(
            text=label(*pair, language),
            family=_family(pair[0]),
            href=addresses.with_query(path, filters.without(pair).pairs()),
        )
        for pair in filters.chosen
    ]
    if filters.year_from or filters.year_to:
        kept = [pair for pair in filters.without().pairs() if not pair[0].startswith("year_")]
        first, last = filters.year_from or "…", filters.year_to or "…"
        text = str(first) if first == last else f"{first}–{last}"
        found.append(ChosenChip(text, "", addresses.with_query(path, kept)))
    return tuple(found)


def carried(filters: Filters, shown: tuple[Facet, ...]) -> tuple[Pair, ...]:
    """What a form must carry itself, because no box, link or field on the page stands for it."""
    boxes = {facet.name for facet in shown}
    return tuple(pair for pair in filters.pairs() if pair[0] not in boxes and pair[0] not in ("q", "page"))


def _facet(name: str, counts: tuple[tuple[str, int], ...], filters: Filters, language: str) -> Facet:
    chosen = filters.of(name)
    counted = dict(counts)
    for value in chosen:
        counted.setdefault(value, 0)
    values = _in_order(name, list(counted), counted, language)
    options = tuple(
        Option(
            value=value,
            label=label(name, value, language),
            count=counted[value],
            count_text=number_text(counted[value], language),
            chosen=value in chosen,
        )
        for value in values
    )
    is_open = name in OPEN_FROM_THE_START or bool(chosen)
    return Facet(name, str(TITLES[name]), options, is_open, len(chosen))


def _in_order(name: str, values: list[str], counted: dict[str, int], language: str) -> list[str]:
    """The order a reader expects: frameworks by number, places by region or name, years back, else by count."""
    if name in ("priority", "gcm", "gcr", "sdg"):
        return sorted(values, key=_number)
    if name == "year":
        return sorted(values, reverse=True)
    if name == "region":
        order = [code for region in REGIONS for code in (region, *subregions_of(region))]
        return sorted(values, key=lambda code: order.index(code) if code in order else len(order))
    if name in ("kind", "stage", "signature"):
        known = [*_WORDS[name]]
        return sorted(values, key=lambda code: known.index(code) if code in known else len(known))
    if name == "country":
        return sorted(values, key=lambda code: (-counted[code], label(name, code, language)))
    return values


def _number(code: str) -> tuple[int, str]:
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    return (int(digits[:9] or 0), code)


_WORDS = {"kind": words.KINDS, "stage": words.STAGES, "signature": words.SIGNATURES}


def _of_words(name: str) -> Callable[[str, str], str]:
    return lambda value, language: words.word(_WORDS[name], value)


def _of_vocabulary(name: str) -> Callable[[str, str], str]:
    return lambda value, language: frameworks.term_label(name, value, language)


def _government(slug: str, language: str) -> str:
    found = register.current("government", slug)
    return found.content.name if found and isinstance(found.content, Government) else slug


_LABELS: dict[str, Callable[[str, str], str]] = {
    "priority": frameworks.item_label,
    "gcm": frameworks.item_label,
    "gcr": frameworks.item_label,
    "sdg": frameworks.item_label,
    "item": frameworks.item_label,
    "population": _of_vocabulary("populations"),
    "theme": _of_vocabulary("themes"),
    "need": _of_vocabulary("support-kinds"),
    "level": _of_vocabulary("government-levels"),
    "kind": _of_words("kind"),
    "stage": _of_words("stage"),
    "signature": _of_words("signature"),
    "region": region_name,
    "country": places.country,
    "language": language_text,
    "government": _government,
}


def _family(field: str) -> str:
    return field if field in ("gcm", "gcr", "sdg", "priority") else family_of("")
