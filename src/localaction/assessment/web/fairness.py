"""The desk's page on fairness: agreement, severity, outcomes by group, each with its table and its CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.calls import title_of
from localaction.assessment import fairness as arithmetic
from localaction.assessment import outcomes, queries
from localaction.assessment.lifecycle import Outcome
from localaction.design.marks import language_name
from localaction.kit.countries import region_name
from localaction.kit.tables import harmless

Words = str | Promise
DIMENSIONS: dict[str, Words] = {
    "region": gettext_lazy("By region"),
    "size": gettext_lazy("By population of the lead government"),
    "language": gettext_lazy("By language of the action"),
    "income": gettext_lazy("By income group of the country"),
    "translated": gettext_lazy("By whether the action is also there in another language"),
}
GROUPS: dict[str, Words] = {
    "up_to_20000": gettext_lazy("Up to 20,000 people"),
    "up_to_100000": gettext_lazy("20,001 to 100,000 people"),
    "up_to_1000000": gettext_lazy("100,001 to 1,000,000 people"),
    "above_1000000": gettext_lazy("More than 1,000,000 people"),
    "unknown": gettext_lazy("Not known"),
    "low": gettext_lazy("Low income"),
    "lower_middle": gettext_lazy("Lower middle income"),
    "upper_middle": gettext_lazy("Upper middle income"),
    "high": gettext_lazy("High income"),
    "yes": gettext_lazy("Translated"),
    "no": gettext_lazy("Not translated"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Outcomes by group as they are shown."""

    title: Words
    rows: list[tuple[Words, int, list[int | None]]]


@desk_page("secretariat")
@require_GET
def fairness(request: ActorRequest, code: str = "") -> HttpResponse:
    """How fairly a call is judged; without a code the newest that has assessments."""
    reader = get_language() or "en"
    calls = queries.calls_judged(request.actor)
    chosen = code or (calls[0].code if calls else "")
    tabs = [
        (title_of(one, reader)[0], f"../{one.code}/" if code else f"{one.code}/", one.code == chosen)
        for one in calls
    ]
    context: dict[str, object] = {"calls": tabs if len(tabs) > 1 else []}
    if chosen:
        found = _found(request, chosen)
        context |= {
            "found": found,
            "title": title_of(found.call, reader),
            "criteria": [(one.criterion.name(reader), one.agreement) for one in found.criteria],
            "tables": [_table(one, reader) for one in found.outcomes if one.everything],
            "outcomes": [label for _code, label in Outcome.choices],
            "income": queries.income_source(),
            "fewest": outcomes.FEWEST,
        }
    return render(request, "assessment/desk/fairness.html", context)


def _found(request: ActorRequest, code: str) -> queries.Fairness:
    try:
        return queries.fairness_of(request.actor, code)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _table(found: queries.ByGroup, reader: str) -> Table:
    rows = [(_group(found.dimension, one, reader), one.total, list(one.counts)) for one in found.rows]
    if found.everything:
        rows.append((_("All"), found.everything.total, list(found.everything.counts)))
    return Table(DIMENSIONS[found.dimension], rows)


def _group(dimension: str, row: outcomes.Shown, reader: str) -> Words:
    if row.group == outcomes.TOGETHER:
        return _("Others, too few to show alone")
    if row.group in GROUPS:
        return GROUPS[row.group]
    return region_name(row.group, reader) if dimension == "region" else language_name(row.group)


@desk_page("secretariat")
@require_GET
def as_csv(request: ActorRequest, code: str, table: str) -> HttpResponse:
    """One of the tables as CSV, with codes instead of words: "agreement", "assessors" or "outcomes"."""
    found = _found(request, code)
    tables = {"agreement": _agreement_rows, "assessors": _assessor_rows, "outcomes": _outcome_rows}
    if table not in tables:
        raise Http404
    text = StringIO()
    csv.writer(text).writerows(tables[table](found))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.call.code}-{table}.csv"'
    return response


def _numbers(found: arithmetic.Agreement) -> list[str]:
    return [_figure(found.alpha), _figure(found.low), _figure(found.high), str(found.units)]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _agreement_rows(found: queries.Fairness) -> Iterable[list[str]]:
    yield ["criterion", "alpha", "low", "high", "actions"]
    yield ["", *_numbers(found.whole)]
    for one in found.criteria:
        yield [one.criterion.code, *_numbers(one.agreement)]


def _assessor_rows(found: queries.Fairness) -> Iterable[list[str]]:
    yield [
        "assessor",
        "assessments",
        "shared",
        "group",
        "points",
        "low",
        "high",
        "alpha",
        "low",
        "high",
        "actions",
    ]
    for one in found.assessors:
        measured = _measured(one.leniency)
        yield [harmless(str(one.person)), str(one.assessments), *measured, *_numbers(one.agreement)]


def _measured(own: arithmetic.Leniency | None) -> list[str]:
    if own is None:
        return [""] * 5
    return [str(own.shared), str(own.group), _figure(own.points), _figure(own.low), _figure(own.high)]


def _outcome_rows(found: queries.Fairness) -> Iterable[list[str]]:
    yield ["dimension", "group", "decided", *Outcome.values]
    for one in found.outcomes:
        for row in (*one.rows, *([one.everything] if one.everything else [])):
            counts = ["" if number is None else str(number) for number in row.counts]
            yield [one.dimension, row.group, str(row.total), *counts]
