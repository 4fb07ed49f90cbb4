"""How published actions spread over regions, countries, priorities, stages and needs; each count leads to its list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from localaction.design.writing import list_text
from localaction.frameworks import queries as frameworks
from localaction.kit import analysis
from localaction.kit.countries import region_name
from localaction.register.heard import SILENT
from localaction.register.regions import REGIONS, subregions_of
from localaction.showcase import addresses, places, words
from localaction.showcase.filters import Pair

COUNTED = ("region", "country", "stage", "priority", "need")
MOST_COUNTRIES = 10
Counts = Mapping[str, Sequence[tuple[str, int]]]


class Bar(TypedDict):
    """One labelled bar: a code in front of the label or "", its value, where it leads."""

    code: str
    label: str
    value: int
    href: str
    family: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the actions of one question spread. `gaps` names the regions that have none, in one sentence's list.

    `is_anything_silent`: some have given no word for long; they are counted as silent and as nothing else.
    """

    regions: tuple[Bar, ...]
    countries: tuple[Bar, ...]
    stages: tuple[Bar, ...]
    priorities: tuple[Bar, ...]
    needs: tuple[Bar, ...]
    gaps: str
    is_anything_silent: bool


def coverage_of(counts: Counts, chosen: Sequence[Pair], language: str) -> Coverage:
    """The spread of a search result; `chosen` is what was asked for, so that each bar leads to the same and more."""
    regions = by_region(counts, chosen, language)
    return Coverage(
        regions=regions,
        countries=by_country(counts, chosen, language),
        stages=by_stage(counts, chosen, language),
        priorities=by_priority(counts, chosen, language),
        needs=by_need(counts, chosen, language),
        gaps=list_text([bar["label"] for bar in regions if not bar["value"]], language),
        is_anything_silent=any(code == SILENT for code, _count in counts.get("stage", ())),
    )


def by_region(counts: Counts, chosen: Sequence[Pair], language: str) -> tuple[Bar, ...]:
    """Every region of the world, those with none too."""
    return _regions(REGIONS, counts, chosen, language)


def by_subregion(region: str, counts: Counts, chosen: Sequence[Pair], language: str) -> tuple[Bar, ...]:
    """Every part of a region, those with none too."""
    return _regions(subregions_of(region), counts, chosen, language)


def by_country(
    counts: Counts, chosen: Sequence[Pair], language: str, most: int = MOST_COUNTRIES
) -> tuple[Bar, ...]:
    """The countries with most, by name where they have as many."""
    named = [(places.country(code, language), code, count) for code, count in counts.get("country", ())]
    named.sort(key=lambda row: (-row[2], analysis.folded(row[0])))
    return tuple(_bar("country", code, name, count, chosen, language) for name, code, count in named[:most])


def by_stage(counts: Counts, chosen: Sequence[Pair], language: str) -> tuple[Bar, ...]:
    """The stages in their order; silence is a bar of its own."""
    counted = dict(counts.get("stage", ()))
    return tuple(
        _bar("stage", code, words.word(words.STAGES, code), counted[code], chosen, language)
        for code in words.STAGES
        if counted.get(code)
    )


def by_priority(counts: Counts, chosen: Sequence[Pair], language: str) -> tuple[Bar, ...]:
    """Every priority of the Call, those that nothing serves too."""
    counted = dict(counts.get("priority", ()))
    return tuple(
        Bar(
            code=item.name,
            label=item.short(language),
            value=counted.get(item.code, 0),
            href=addresses.search(language, _with(chosen, ("priority", item.code))),
            family="priority",
        )
        for item in frameworks.items("priorities")
    )


def by_need(counts: Counts, chosen: Sequence[Pair], language: str) -> tuple[Bar, ...]:
    """The kinds of support that are asked for, the most wanted first."""
    return tuple(
        _bar("need", code, frameworks.term_label("support-kinds", code, language), count, chosen, language)
        for code, count in counts.get("need", ())
    )


def with_href(bar: Bar, href: str) -> Bar:
    """The same bar, leading elsewhere."""
    return Bar(code=bar["code"], label=bar["label"], value=bar["value"], href=href, family=bar["family"])


def _regions(codes: Iterable[str], counts: Counts, chosen: Sequence[Pair], language: str) -> tuple[Bar, ...]:
    counted = dict(counts.get("region", ()))
    return tuple(
        _bar("region", code, region_name(code, language), counted.get(code, 0), chosen, language)
        for code in codes
    )


def _bar(field: str, code: str, label: str, value: int, chosen: Sequence[Pair], language: str) -> Bar:
    href = addresses.search(language, _with(chosen, (field, code))) if value else ""
    return Bar(code="", label=label, value=value, href=href, family="")


def _with(chosen: Sequence[Pair], more: Pair) -> list[Pair]:
    """The choices with one more; a narrower place takes the place of a wider one."""
    kept = [pair for pair in chosen if pair[0] != more[0]]
    return [*kept, more]
