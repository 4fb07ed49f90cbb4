"""The figures: all on one page, each on its own, and its table as a CSV file."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.design.writing import date_text, number_text
from localaction.figures import queries
from localaction.figures.queries import Counted
from localaction.figures.web.showing import shown
from localaction.figures.wording import Figure
from localaction.kit import charts
from localaction.kit.pictures import NotDrawn, Sheet
from localaction.showcase.web.world import checkpoint

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@public_page
def figures(request: ActorRequest) -> HttpResponse:
    """Everything that is counted of the register, each figure with its rule."""
    counted = queries.counted(_language())
    context = {
        "counted": counted,
        "shown": [shown(one) for one in counted.figures] if counted else [],
        "checkpoint": checkpoint(),
    }
    return render(request, "figures/public/figures.html", context)


@public_page
def figure(request: ActorRequest, name: str) -> HttpResponse:
    """One figure with its table, its files, and what to write into a page of one's own."""
    counted, found = _asked(name)
    context: dict[str, Any] = {
        "counted": counted,
        "one": shown(found),
        "is_embeddable": True,
        "crumbs": [(_("Figures"), reverse("figures:figures")), (found.chart.title, "")],
        "embed_code": _embed_code(name, found),
        "checkpoint": checkpoint(),
    }
    return render(request, "figures/public/figure.html", context)


def _embed_code(name: str, found: Figure) -> str:
    """What shows a figure on another page, to be copied."""
    return format_html(
        '<iframe src="{}" width="720" height="620" title="{}" loading="lazy"></iframe>',
        settings.SITE_URL + reverse("embeds:figure", args=[name]),
        found.chart.title,
    )


@public_page
def figure_csv(request: ActorRequest, name: str) -> HttpResponse:
    """The table of one figure as CSV, headed by codes."""
    found = _asked(name)[1]
    return HttpResponse(
        charts.as_csv(found.chart),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


@public_page
def picture(request: ActorRequest, name: str, ending: Literal["svg", "png"]) -> HttpResponse:
    """One figure as a picture that says by itself what it is; drawn when it is first asked for."""
    counted, found = _asked(name)
    if found.chart.is_empty:
        raise Http404
    try:
        drawn = charts.sheet(found.chart, _sheet(counted, name), ending)
    except NotDrawn:
        return _later()
    return HttpResponse(
        drawn,
        content_type=TYPES[ending],
        headers={"Content-Disposition": f'inline; filename="{name}.{ending}"'},
    )


def _sheet(counted: Counted, name: str) -> Sheet:
    language = _language()
    said = _("%(site)s · As of register entry %(entry)s, %(day)s · CC BY 4.0") % {
        "site": _("Local Action"),
        "entry": number_text(counted.sequence, language),
        "day": date_text(counted.at.date(), language),
    }
    return Sheet((said,), settings.SITE_URL + reverse("figures:figure", args=[name]))


def _later() -> HttpResponse:
    """What is said while too much is being drawn."""
    return HttpResponse(
        _("This picture could not be drawn just now. Try again in a minute."),
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": "60", "Cache-Control": "no-store"},
    )


def _language() -> str:
    return get_language() or "en"


def _asked(name: str) -> tuple[Counted, Figure]:
    counted = queries.counted(_language())
    found = counted.named(name) if counted else None
    if counted is None or found is None:
        raise Http404
    return counted, found
