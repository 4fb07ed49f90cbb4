"""The figures in words: each a question, its rule, its table in the reader's language, and where each number leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from localaction.design.writing import date_text, language_text, number_text
from localaction.figures.counting import COVERED, NOT_SAID, REACHED, SIGNED
from localaction.frameworks import queries as frameworks
from localaction.kit.charts import Cell, Chart, Column, Shape
from localaction.kit.countries import region_name
from localaction.register.heard import SILENT, SILENT_AFTER_MONTHS
from localaction.register.regions import REGIONS
from localaction.showcase import addresses, words

Words = str | Promise
Rows = Sequence[Sequence[Any]]
Counts = Mapping[str, Rows]

BANDS: dict[str, Words] = {
    "under-100": gettext_lazy("under 100"),
    "100-999": gettext_lazy("100 to 999"),
    "1000-9999": gettext_lazy("1,000 to 9,999"),
    "10000-99999": gettext_lazy("10,000 to 99,999"),
    "100000-more": gettext_lazy("100,000 and more"),
}
BALANCE: dict[str, Words] = {
    "gcm": gettext_lazy("Serve the Global Compact for Migration"),
    "gcr": gettext_lazy("Serve the Global Compact on Refugees"),
    "sdg": gettext_lazy("Serve a Sustainable Development Goal"),
    "both": gettext_lazy("Serve both Compacts"),
    "all": gettext_lazy("Serve both Compacts and a Goal"),
    "none": gettext_lazy("Name none of the three"),
}
COVERAGE: dict[str, Words] = {
    "priorities": gettext_lazy("Which priority objectives are served, and where?"),
    "gcm-objectives": gettext_lazy("Which objectives of the Compact for Migration are served, and where?"),
    "gcr-objectives": gettext_lazy("Which objectives of the Compact on Refugees are served, and where?"),
    "sdg-goals": gettext_lazy("Which Sustainable Development Goals are served, and where?"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with what it found in one sentence. `hrefs` has an address, or "", for each number of each row.

    `codes` are those of the rows, where a page draws one unlike the others.
    """

    chart: Chart
    finding: str = ""
    hrefs: tuple[tuple[str, ...], ...] = ()
    family: str = ""
    codes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What addresses call it."""
        return self.chart.code


def figures(counts: Counts) -> tuple[Figure, ...]:
    """Every figure of a snapshot, in the language that is active."""
    totals: dict[str, int] = {code: number for code, number in counts["totals"]}  # noqa: C416
    return (
        _participation(counts["participation"], totals),
        _regions(counts["regions"]),
        _coverage("priorities", counts["priorities"]),
        _balance(counts["balance"], totals),
        _coverage("gcm-objectives", counts["gcm-objectives"]),
        _coverage("gcr-objectives", counts["gcr-objectives"]),
        _coverage("sdg-goals", counts["sdg-goals"]),
        _stages(counts["stages"], totals),
        _people(counts["people"], totals),
        _needs(counts["needs"]),
        _replication(counts["replication"]),
        _years(counts["years"]),
        _languages(counts["languages"]),
    )


def _chart(
    code: str, title: str, rule: str, columns: Sequence[Column], rows: Rows, shape: Shape = "bars"
) -> Chart:
    made: tuple[tuple[Cell, ...], ...] = tuple(tuple(row) for row in rows)
    return Chart(code, title, rule, tuple(columns), made, shape, right_to_left=get_language_bidi())


def _reader() -> str:
    return get_language() or "en"


def _search(*chosen: tuple[str, str]) -> str:
    return addresses.search(_reader(), chosen)


def _said(rows: Rows, name: Callable[[str], Words]) -> list[list[Any]]:
    return [[str(name(str(first))), *others] for first, *others in rows]


def _number(value: int) -> str:
    return number_text(value, _reader())


def _participation(rows: Rows, totals: Mapping[str, int]) -> Figure:
    chart = _chart(
        "participation",
        _("How many take part, and since when?"),
        _(
            "Counted up to the end of each period. Governments and actions count from their first entry in the "
            "register; signatures from the day of signing or, where that is not known, of the list they stand on. What "
            "was withdrawn, is hidden or disputed is left out."
        ),
        (
            Column("period", _("Period"), "text"),
            Column("governments", _("Governments")),
            Column("signatures", _("Signatures")),
            Column("actions", _("Actions")),
        ),
        [[date_text(str(period), _reader()), *numbers] for period, *numbers in rows],
        "lines",
    )
    finding = _("Governments: %(governments)s. Signatures: %(signatures)s. Actions: %(actions)s.") % {
        name: _number(totals[name]) for name in ("governments", "signatures", "actions")
    }
    return Figure(chart, finding)


def _regions(rows: Rows) -> Figure:
    chart = _chart(
        "regions",
        _("In which regions do governments act?"),
        _(
            "A government counts where it lies, an action where it takes place. Governments are those that signed or "
            "own a published action. Regions are those of the United Nations’ standard M49."
        ),
        (
            Column("region", _("Region"), "text"),
            Column("governments", _("Governments")),
            Column("signatories", _("Signatories")),
            Column("actions", _("Actions")),
        ),
        _said(rows, lambda code: region_name(code, _reader())),
        "grid",
    )
    governments = addresses.page("showcase:governments", _reader())
    signed = [("signature", status) for status in SIGNED]
    hrefs = tuple(
        (
            addresses.with_query(governments, [("region", code)]),
            addresses.with_query(governments, [("region", code), *signed]),
            _search(("region", code)),
        )
        for code, *_numbers in rows
    )
    return Figure(chart, hrefs=hrefs)


def _coverage(framework: str, rows: Rows) -> Figure:
    field = next(facet for facet, code in COVERED.items() if code == framework)
    chart = _chart(
        framework,
        str(COVERAGE[framework]),
        _(
            "Each field counts the published actions that serve the item and take place in the region. One action can "
            "serve several, so the numbers must not be added. A zero is a gap."
        ),
        (
            Column("item", _("Item"), "text"),
            *(Column(region, region_name(region, _reader())) for region in REGIONS),
        ),
        _said(rows, lambda code: frameworks.item_label(code, _reader())),
        "grid",
    )
    gaps = sum(1 for _code, *numbers in rows if not any(numbers))
    served = _("%(served)s of %(all)s are served by at least one published action.") % {
        "served": _number(len(rows) - gaps),
        "all": _number(len(rows)),
    }
    hrefs = tuple(
        tuple(
            _search((field, code), ("region", region)) if number else ""
            for region, number in zip(REGIONS, numbers, strict=True)
        )
        for code, *numbers in rows
    )
    return Figure(chart, served, hrefs, field)


def _balance(rows: Rows, totals: Mapping[str, int]) -> Figure:
    chart = _chart(
        "balance",
        _("How do the actions divide between the two Compacts and the 2030 Agenda?"),
        _(
            "An action counts once on each line that is true of it: the lines overlap. What it serves is what its "
            "government says, or accepted, or an assessor confirmed. There are %(actions)s published actions."
        )
        % {"actions": _number(totals["actions"])},
        (Column("serves", _("Serves"), "text"), Column("actions", _("Actions"))),
        _said(rows, lambda code: BALANCE.get(code, code)),
    )
    return Figure(chart)


def _stages(rows: Rows, totals: Mapping[str, int]) -> Figure:
    chart = _chart(
        "stages",
        _("How far have the actions come, and who is silent?"),
        _(
            "The last word of the government counts: in its newest report, else in the action itself. Without any "
            "word for %(months)s months an action counts as silent, never as progressing. Fulfilled and ended "
            "actions owe no other word."
        )
        % {"months": SILENT_AFTER_MONTHS},
        (Column("stage", _("Stage"), "text"), Column("actions", _("Actions"))),
        _said(rows, lambda code: words.STAGES.get(code, code)),
    )
    silent = next((number for code, number in rows if code == SILENT), 0)
    finding = _("%(silent)s of %(actions)s published actions are silent.") % {
        "silent": _number(silent),
        "actions": _number(totals["actions"]),
    }
    hrefs = tuple((_search(("stage", code)) if number else "",) for code, number in rows)
    return Figure(chart, finding, hrefs, codes=tuple(code for code, _number in rows))


def _people(rows: Rows, totals: Mapping[str, int]) -> Figure:
    chart = _chart(
        "people",
        _("How large are the numbers of people that actions say they serve, and how were they found?"),
        _(
            "Each field counts claims, not people: how many times a number of that size was found in that way. The "
            "numbers themselves are never added together, as one person can be in several and what was counted, "
            "estimated or planned is not the same."
        ),
        (
            Column("method", _("How people were counted"), "text"),
            *(Column(band, str(BANDS[band])) for band in REACHED),
        ),
        _said(rows, lambda code: frameworks.term_label("claim-methods", code, _reader())),
        "grid",
    )
    finding = _("Claims in published actions: %(claims)s.") % {"claims": _number(totals["claims"])}
    return Figure(chart, finding)


def _needs(rows: Rows) -> Figure:
    bands = [one for one in frameworks.terms("budget-bands") if one.code != "not-known"]
    columns = [Column(one.code, one.label(_reader())) for one in bands]
    chart = _chart(
        "needs",
        _("What support do governments ask for, and how much do those actions cost?"),
        _(
            "Each field counts the published actions that ask for that kind of support and cost that much in all, in "
            "United States dollars. One action can ask for several kinds. The band is the whole cost of the action, "
            "not what is missing."
        ),
        (
            Column("kind", _("Support"), "text"),
            *columns,
            Column(NOT_SAID, pgettext("the cost of an action", "Not said")),
        ),
        _said(rows, lambda code: frameworks.term_label("support-kinds", code, _reader())),
        "grid",
    )
    hrefs = tuple(
        tuple(_search(("need", code)) if number else "" for number in numbers) for code, *numbers in rows
    )
    return Figure(chart, hrefs=hrefs)


def _replication(rows: Rows) -> Figure:
    chart = _chart(
        "replication",
        _("How many actions grew out of others?"),
        _(
            "Each line counts what actions say of a published action that they come from. Agreed: the government of "
            "that action confirms it. Across a border: the two take place in different countries."
        ),
        (
            Column("relation", pgettext("between two actions", "Relation"), "text"),
            Column("said", _("Said")),
            Column("agreed", pgettext("relations", "Agreed")),
            Column("abroad", _("Across a border")),
        ),
        _said(rows, lambda code: words.LINEAGE.get(code, code)),
        "grid",
    )
    return Figure(chart)


def _years(rows: Rows) -> Figure:
    chart = _chart(
        "years",
        _("In which years are the actions under way?"),
        _(
            "An action counts in every year from its start to its end; in progress without an end, up to now; else in "
            "the year it names. Actions without a year are left out."
        ),
        (Column("year", _("Year"), "text"), Column("actions", _("Actions"))),
        rows,
    )
    return Figure(
        chart, hrefs=tuple((_search(("year", str(year))) if number else "",) for year, number in rows)
    )


def _languages(rows: Rows) -> Figure:
    chart = _chart(
        "languages",
        _("In which languages can the actions be read?"),
        _(
            "Written: the language in which the government tells its action. Translated: there is a translation of "
            "at least one of its texts. An action counts once as written and once for each translation."
        ),
        (
            Column("language", pgettext("of a text", "Language"), "text"),
            Column("written", _("Written")),
            Column("translated", _("Translated")),
        ),
        _said(rows, lambda code: language_text(code, _reader())),
        "stacks",
    )
    hrefs = tuple((_search(("language", code)) if written else "", "") for code, written, _other in rows)
    return Figure(chart, hrefs=hrefs)
