"""Putting governments on a list: one by hand, many at once, or those on record that answer some conditions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.kit.answers import Refused
from localaction.outreach import operations, queries
from localaction.outreach.web.finding import list_of
from localaction.outreach.web.forms import ManyForm, OneForm, OnRecordForm

ON_A_PAGE = 50


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def one(request: ActorRequest, pk: int) -> HttpResponse:
    """Put one government on a list by hand."""
    found = list_of(request, pk)
    form = OneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.add(
                actor=request.actor,
                one=found,
                name=given["name"].strip(),
                country=given["country"],
                contact=form.contact(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("%(name)s stands on the list.") % {"name": given["name"]})
            return redirect("outreach:list", pk)
    return _shown(request, found, form, _("Add one government"))


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def many(request: ActorRequest, pk: int) -> HttpResponse:
    """Put many governments on a list, one a line."""
    found = list_of(request, pk)
    form = ManyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added, refused = operations.add_many(actor=request.actor, one=found, rows=form.cleaned_data["rows"])
        _tell(request, added)
        if refused:
            lines = ", ".join(str(number) for number in refused[:20])
            messages.warning(
                request, _("These lines stood on the list already: %(lines)s") % {"lines": lines}
            )
        return redirect("outreach:list", pk)
    return _shown(request, found, form, _("Add many governments"))


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def on_record(request: ActorRequest, pk: int) -> HttpResponse:
    """Find governments on record by network, region and standing, and put those chosen on the list."""
    found = list_of(request, pk)
    start = {"network": found.network_id or "", "region": found.region, "standing": "no_action"}
    form = OnRecordForm(request.GET if request.GET else start)
    governments = queries.governments_to_reach(_wanted(form), found)
    if request.method == "POST":
        chosen = {int(word) for word in request.POST.getlist("government") if word.isdecimal()}
        rows = list(governments.filter(pk__in=chosen))
        if request.POST.get("go") == "all":
            rows = list(governments[: operations.MOST_AT_ONCE])
        _tell(request, operations.add_governments(actor=request.actor, one=found, governments=rows))
        return redirect("outreach:list", pk)
    page = Paginator(governments, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "list": found,
        "form": form,
        "page": page,
        "query": _query(request),
        "most": operations.MOST_AT_ONCE,
        "crumbs": _crumbs(found, _("Governments on record")),
    }
    return render(request, "outreach/desk/on_record.html", context)


def _query(request: ActorRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def _wanted(form: OnRecordForm) -> queries.Wanted:
    given = form.cleaned_data if form.is_valid() else {}
    return queries.Wanted(
        network=int(given.get("network") or 0) or None,
        region=given.get("region", ""),
        country=given.get("country", ""),
        standing=given.get("standing") or "any",
        least_people=given.get("least_people") or 0,
    )


def _tell(request: ActorRequest, added: int) -> None:
    words = ngettext("%(n)d government was added.", "%(n)d governments were added.", added)
    messages.success(request, words % {"n": added})


def _shown(request: ActorRequest, found: Any, form: Any, heading: str) -> HttpResponse:
    context = {"list": found, "form": form, "heading": heading, "crumbs": _crumbs(found, heading)}
    return render(request, "outreach/desk/add.html", context)


def _crumbs(found: Any, heading: str) -> list[tuple[str, str]]:
    return [
        (_("Outreach"), reverse("outreach:desk")),
        (found.name, reverse("outreach:list", args=[found.pk])),
        (heading, ""),
    ]
