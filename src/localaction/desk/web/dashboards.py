"""The dashboards: what was counted last, as pictures with their tables, each also as a CSV file."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.calls import title_of
from localaction.desk import dashboards as figures_in_words
from localaction.desk import snapshots
from localaction.kit import charts, jobs
from localaction.kit.charts import Chart


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart as its page shows it; `svg` is None until it is drawn, and where there is nothing."""

    chart: Chart
    svg: str | None
    csv: str


@desk_page("secretariat")
@require_GET
def dashboards(request: ActorRequest) -> HttpResponse:
    """Everything that was counted of one call, or of all."""
    call = _call_asked(request)
    snapshot = snapshots.latest(call)
    shown = figures_in_words.charts_of(snapshot.figures) if snapshot else []
    figures = [Figure(chart, charts.drawn(chart), _address_of(chart, call)) for chart in shown]
    missing = any(one.svg is None and not one.chart.is_empty for one in figures)
    if missing:
        jobs.enqueue("desk.draw_charts", call=call, language=get_language() or "en")
    context = {
        "tabs": _tabs(call),
        "call": call,
        "snapshot": snapshot,
        "figures": figures,
        "is_being_drawn": missing,
    }
    return render(request, "desk/desk/dashboards.html", context)


@desk_page("secretariat")
@require_POST
def count_again(request: ActorRequest) -> HttpResponse:
    """Ask the worker to count anew."""
    call = _call_asked(request)
    jobs.enqueue("desk.count_figures", call=call)
    messages.success(request, _("Everything is being counted again. Open this page anew in a moment."))
    return redirect(_here(call))


@desk_page("secretariat")
@require_GET
def dashboard_csv(request: ActorRequest, code: str) -> HttpResponse:
    """One chart's table as CSV."""
    snapshot = snapshots.latest(_call_asked(request))
    shown = figures_in_words.charts_of(snapshot.figures) if snapshot else []
    chart = next((one for one in shown if one.code == code), None)
    if chart is None:
        raise Http404
    return HttpResponse(
        charts.as_csv(chart),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{chart.code}.csv"',
            "Cache-Control": "no-store",
        },
    )


def _call_asked(request: ActorRequest) -> str:
    """The code of the call asked for, "" for all. Raises Http404 when there is no such call."""
    call = request.POST.get("call", request.GET.get("call", ""))
    if call and not snapshots.calls().filter(code=call).exists():
        raise Http404
    return call


def _here(call: str) -> str:
    return reverse("desk:dashboards") + ("?" + urlencode({"call": call}) if call else "")


def _address_of(chart: Chart, call: str) -> str:
    query = "?" + urlencode({"call": call}) if call else ""
    return reverse("desk:dashboard_csv", args=[chart.code]) + query


def _tabs(call: str) -> list[tuple[str, str, bool]]:
    found = [(_("All calls"), _here(""), call == "")]
    language = get_language() or "en"
    return found + [
        (title_of(one, language)[0], _here(one.code), one.code == call) for one in snapshots.calls()[:12]
    ]
