"""The dashboards in words: what was counted, as charts in the language of the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from localaction.actions.lifecycle import Status
from localaction.design.marks import language_name
from localaction.frameworks.queries import framework, item_label
from localaction.kit.charts import Cell, Chart, Column
from localaction.kit.countries import region_name
from localaction.register.regions import REGIONS

Words = str | Promise
Rows = Sequence[Sequence[Cell]]

STEPS: dict[str, Words] = {
    "joined": gettext_lazy("Joined with a team"),
    "signed": gettext_lazy("Sent a signature"),
    "begun": gettext_lazy("Began an action"),
    "sent": gettext_lazy("Sent an action"),
    "assessed": gettext_lazy("Had it assessed"),
    "accepted": gettext_lazy("Had it accepted"),
    "published": gettext_lazy("Have it published"),
}
LATE: dict[str, Words] = {
    "assessments_overdue": gettext_lazy("Assessments past their date"),
    "assessments_not_begun": gettext_lazy("Due within a week, not begun"),
    "submissions_unassigned": gettext_lazy("Without assessors for 14 days"),
    "answers_due": gettext_lazy("Answers to a refusal due in a week"),
    "corrections_waiting": gettext_lazy("Corrections waiting for 14 days"),
    "signatures_waiting": gettext_lazy("Signatures waiting for 30 days"),
}


def charts_of(figures: Mapping[str, Any]) -> list[Chart]:
    """Every chart of a snapshot, in the language that is active."""
    made = [
        _funnel(figures["funnel"]),
        _late(figures["late"]),
        _projection(figures["projection"]),
        _durations(figures["durations"]),
        _languages(figures["languages"]),
        _subregions(figures["subregions"]),
    ]
    return [
        *made,
        *(_coverage(code, figures[code]) for code in ("gcm-objectives", "gcr-objectives", "sdg-goals")),
    ]


def _said(rows: Rows, name: Callable[[str], Words]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((str(name(str(first))), *others) for first, *others in rows)


def _named(words: Mapping[str, Words]) -> Callable[[str], Words]:
    return lambda code: words.get(code, code)


def _funnel(rows: Rows) -> Chart:
    return Chart(
        "funnel",
        _("How far governments came"),
        _(
            "Each step counts the governments that got at least there. Joining and signing are counted over all "
            "calls; actions that the secretariat collected are left out."
        ),
        (
            Column("step", _("Step"), "text"),
            Column("governments", _("Governments")),
            Column("actions", _("Actions")),
        ),
        _said(rows, _named(STEPS)),
        right_to_left=get_language_bidi(),
    )


def _late(rows: Rows) -> Chart:
    return Chart(
        "late",
        _("What is late, or soon will be"),
        _("Signatures are counted over all calls."),
        (Column("what", _("What waits"), "text"), Column("number", _("How many"))),
        _said(rows, _named(LATE)),
        right_to_left=get_language_bidi(),
    )


def _projection(rows: Rows) -> Chart:
    return Chart(
        "projection",
        _("When the assessments will be in"),
        _("The day by which the last one will be in, if assessors go on as in the last four weeks."),
        (
            Column("call", _("Call"), "text"),
            Column("missing", _("Still to come")),
            Column("lately", _("Came in four weeks")),
            Column("wanted_on", _("Wanted on"), "text"),
            Column("ends_on", _("Will be in on"), "text"),
        ),
        tuple(tuple(row) for row in rows),
        right_to_left=get_language_bidi(),
    )


def _durations(rows: Rows) -> Chart:
    labels = {str(status.value): status.label for status in Status}
    return Chart(
        "durations",
        _("Days in each state"),
        _(
            "Half of the stays that ended were shorter than the median, nine in ten shorter than the other number."
        ),
        (
            Column("state", _("State"), "text"),
            Column("median_days", _("Median days"), "days"),
            Column("nine_in_ten_days", _("Nine in ten"), "days"),
            Column("now", _("In it now")),
            Column("longest_days", _("Longest wait now"), "days"),
        ),
        tuple(
            (str(labels.get(str(state), state)), middle, most, now, longest)
            for state, now, middle, most, longest in rows
        ),
        right_to_left=get_language_bidi(),
    )


def _languages(rows: Rows) -> Chart:
    return Chart(
        "languages",
        _("Languages of the actions"),
        _("Each action counts once, in the language in which its government writes it."),
        (
            Column("language", _("Language"), "text"),
            Column("drafts", _("With the government")),
            Column("here", _("With the secretariat")),
            Column("published", _("Published")),
        ),
        _said(rows, language_name),
        "stacks",
        right_to_left=get_language_bidi(),
    )


def _subregions(rows: Rows) -> Chart:
    return Chart(
        "subregions",
        _("Reach among the world’s local governments"),
        _(
            "Places of 15,000 people and more in the gazetteer stand for the world’s local governments. "
            "Governments of every level are counted, so the two do not divide exactly."
        ),
        (
            Column("subregion", _("Subregion"), "text"),
            Column("showing", _("With a published action")),
            Column("signatories", _("Signatories")),
            Column("governments", _("Governments on record")),
            Column("places", _("Places of 15,000 and more")),
        ),
        tuple(
            (region_name(str(code), get_language() or "en"), showing, signed, known, places)
            for code, places, known, signed, showing in rows
        ),
        right_to_left=get_language_bidi(),
    )


def _coverage(code: str, rows: Rows) -> Chart:
    language = get_language() or "en"
    known = framework(code)
    return Chart(
        code,
        known.name(language) if known else code,
        _(
            "Published actions by what they serve and where. One action can serve several; empty fields are gaps."
        ),
        (
            Column("item", _("Item"), "text"),
            *(Column(region, region_name(region, language)) for region in REGIONS),
        ),
        _said(rows, lambda item: item_label(item, language)),
        "grid",
        right_to_left=get_language_bidi(),
    )
