"""What the public figures count: rows of codes and numbers, from the register and its search index alone.

What the index counts anyway is asked of it; the rest is found in one walk over what stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from localaction.frameworks import queries as frameworks
from localaction.register import bands, search
from localaction.register import queries as register
from localaction.register.regions import REGIONS
from localaction.register.search import SearchRequest
from localaction.register.shapes import Action, Signature

Row = list[Any]
COVERED = {
    "priority": "priorities",
    "gcm": "gcm-objectives",
    "gcr": "gcr-objectives",
    "sdg": "sdg-goals",
}
"""The facets whose items are set against regions, and the framework of each."""
STAGES = ("planning", "in_progress", "fulfilled", "stalled", "ended", "silent")
RELATIONS = ("adapted_from", "inspired_by", "scales", "continues", "jointly_with")
SIGNED = ("confirmed", "announced", "listed")
NOT_SAID = bands.UNSAID
REACHED = (*(code for _bound, code in bands.REACHED), bands.MOST_REACHED)
LAST_YEARS = 15
MOST_MONTHS = 24


def counted(today: date) -> dict[str, list[Row]]:
    """Every figure, as rows of codes and numbers; the words are put to them when they are shown."""
    walk = _walk()
    found = {
        "participation": _participation(walk, today),
        "years": _years(today),
        "regions": _regions(),
        "balance": [[code, walk.balance[code]] for code in ("gcm", "gcr", "sdg", "both", "all", "none")],
        "stages": _listed(STAGES, _facets("stage")["stage"]),
        "people": [[method, *(walk.claims[method, band] for band in REACHED)] for method in _methods(walk)],
        "needs": [[kind, *(walk.needs[kind, band] for band in _budgets())] for kind in _kinds()],
        "replication": [[code, *walk.lineage[code]] for code in RELATIONS],
        "languages": _languages(walk),
        "totals": _totals(walk),
    }
    return found | _coverage()


# --- what the index counts


def _facets(*names: str, thing: str = "action", **filters: tuple[str, ...]) -> dict[str, dict[str, int]]:
    asked = SearchRequest(thing=thing, per_page=1, counted=names, filters=filters)
    return {name: dict(rows) for name, rows in search.find(asked).facets.items()}


def _coverage() -> dict[str, list[Row]]:
    """For each framework a row per item: the published actions that serve it, region by region."""
    by_region = [_facets(*COVERED, region=(region,)) for region in REGIONS]
    return {
        framework: [
            [item.code, *(counts[facet].get(item.code, 0) for counts in by_region)]
            for item in frameworks.items(framework)
        ]
        for facet, framework in COVERED.items()
    }


def _years(today: date) -> list[Row]:
    counts = {int(year): number for year, number in _facets("year")["year"].items()}
    known = [year for year in counts if today.year - LAST_YEARS < year <= today.year]
    return [[str(year), counts.get(year, 0)] for year in range(min(known), today.year + 1)] if known else []


def _regions() -> list[Row]:
    actions = _facets("region")["region"]
    governments = _facets("region", thing="government")["region"]
    signed = _facets("region", thing="government", signature=SIGNED)["region"]
    return [[code, governments.get(code, 0), signed.get(code, 0), actions.get(code, 0)] for code in REGIONS]


def _listed(codes: Iterable[str], counts: dict[str, int]) -> list[Row]:
    return [[code, counts.get(code, 0)] for code in codes]


# --- what is found in one walk


@dataclass
class _Walk:
    """What is gathered on the way."""

    actions: list[str] = field(default_factory=list)
    governments: list[str] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    needs: Counter[tuple[str, str]] = field(default_factory=Counter)
    balance: Counter[str] = field(default_factory=Counter)
    lineage: dict[str, list[int]] = field(default_factory=lambda: {code: [0, 0, 0] for code in RELATIONS})
    written: Counter[str] = field(default_factory=Counter)
    translated: Counter[str] = field(default_factory=Counter)


def _walk() -> _Walk:
    walk = _Walk()
    countries = {}
    lines = []
    for one in register.all_current("action"):
        assert isinstance(one.content, Action)
        countries[one.reference] = one.content.place.country
        lines += [(one.content.place.country, line) for line in one.content.lineage]
        walk.actions.append(one.first_published_at.date().isoformat())
        _note(walk, one.content)
    for country, line in lines:
        if line.relation in walk.lineage and line.reference in countries:
            abroad = bool(country) and country != countries[line.reference]
            numbers = walk.lineage[line.relation]
            numbers[0] += 1
            numbers[1] += line.answer == "agreed"
            numbers[2] += abroad
    walk.governments = [
        one.first_published_at.date().isoformat() for one in register.all_current("government")
    ]
    walk.signatures = list(_signed())
    return walk


def _note(walk: _Walk, action: Action) -> None:
    for claim in action.served:
        walk.claims[claim.method, bands.reached((claim.number,))] += 1
    for kind in action.support_kinds:
        walk.needs[kind, NOT_SAID if action.budget_band in ("", "not-known") else action.budget_band] += 1
    served = {aligned.code.partition("-")[0] for aligned in action.alignment}
    both = {"GCM", "GCR"} <= served
    for code, holds in (
        ("gcm", "GCM" in served),
        ("gcr", "GCR" in served),
        ("sdg", "SDG" in served),
        ("both", both),
        ("all", both and "SDG" in served),
        ("none", not served & {"GCM", "GCR", "SDG"}),
    ):
        walk.balance[code] += holds
    walk.written[action.language] += 1
    walk.translated.update(one.language for one in action.translations if one.texts)


def _signed() -> Iterator[str]:
    """The day of each signature that stands, as exactly as it is known."""
    for one in register.all_current("signature"):
        assert isinstance(one.content, Signature)
        if one.content.status in SIGNED:
            signed = one.content
            yield signed.signed_on or signed.listed_on or one.first_published_at.date().isoformat()


def _participation(walk: _Walk, today: date) -> list[Row]:
    """Rows of (month or year, governments, signatures, actions), each counted up to its end."""
    series = (walk.governments, walk.signatures, walk.actions)
    days = [day for one in series for day in one]
    if not days:
        return []
    periods = _periods(days, today)
    length = len(periods[0])
    counts = [Counter(day[:length] for day in one) for one in series]
    sums = [0, 0, 0]
    rows: list[Row] = []
    for period in periods:
        sums = [before + count[period] for before, count in zip(sums, counts, strict=True)]
        rows.append([period, *sums])
    return rows


def _periods(days: list[str], today: date) -> list[str]:
    """Every month from the first to this one; every year where there are many, or where a month is not known."""
    first = min(days)
    months = (today.year - int(first[:4])) * 12 + today.month - int(first[5:7] or 1) + 1
    if months > MOST_MONTHS or any(len(day) < len("2026-11") for day in days):
        return [str(year) for year in range(int(first[:4]), max(today.year, int(first[:4])) + 1)]
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(start, start + max(months, 1))]


def _methods(walk: _Walk) -> list[str]:
    return _known("claim-methods", (method for method, _band in walk.claims))


def _kinds() -> list[str]:
    return _known("support-kinds", ())


def _budgets() -> list[str]:
    """The budget bands in their order, and last those who did not say."""
    return [*(one.code for one in frameworks.terms("budget-bands") if one.code != "not-known"), NOT_SAID]


def _known(vocabulary: str, used: Iterable[str]) -> list[str]:
    """The terms of a vocabulary in their order, then what is in use besides."""
    return list(dict.fromkeys([*(one.code for one in frameworks.terms(vocabulary)), *sorted(set(used))]))


def _languages(walk: _Walk) -> list[Row]:
    codes = sorted({*walk.written, *walk.translated}, key=lambda code: (-walk.written[code], code))
    return [[code, walk.written[code], walk.translated[code]] for code in codes]


def _totals(walk: _Walk) -> list[Row]:
    countries = _facets("country")["country"]
    return [
        ["actions", len(walk.actions)],
        ["governments", len(walk.governments)],
        ["signatures", len(walk.signatures)],
        ["countries", len(countries)],
        ["claims", sum(walk.claims.values())],
    ]
