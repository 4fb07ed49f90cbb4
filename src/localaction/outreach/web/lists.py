"""The desk's lists of governments to reach: what each came to, who stands on it, and inviting them."""

from __future__ import annotations

import csv
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.calls import calls_to_choose, title_of
from localaction.kit.tables import harmless
from localaction.outreach import operations, queries
from localaction.outreach.lifecycle import ProspectStatus
from localaction.outreach.web.finding import list_of
from localaction.outreach.web.forms import ListForm
from localaction.outreach.web.showing import funnel_bars, state_of

ON_A_PAGE = 25
AT_ONCE = 100
SHOWN = [status for status in ProspectStatus.values if status != ProspectStatus.DROPPED]


@desk_page("secretariat")
@require_GET
def lists(request: ActorRequest) -> HttpResponse:
    """Every list, the newest first."""
    page = Paginator(queries.lists_for(request.actor), ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = queries.numbers_of(page.object_list)
    rows = [(one, numbers.get(one.pk, {})) for one in page.object_list]
    return render(request, "outreach/desk/lists.html", {"page": page, "rows": rows})


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Make a list."""
    form = ListForm(request.POST or None, calls=_calls())
    if request.method == "POST" and form.is_valid():
        if queries.lists_for(request.actor).filter(name=form.cleaned_data["name"]).exists():
            form.add_error("name", _("There is a list of this name."))
        else:
            made = operations.make_list(actor=request.actor, **_facts(form))
            return redirect("outreach:list", made.pk)
    context = {"form": form, "heading": _("New list"), "back_href": reverse("outreach:desk")}
    return render(request, "outreach/desk/list_form.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def details(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what a list is for."""
    one = list_of(request, pk)
    initial = {
        "name": one.name,
        "purpose": one.purpose,
        "call": one.call.code if one.call else "",
        "network": str(one.network_id or ""),
        "region": one.region,
        "forum": one.forum,
    }
    form = ListForm(request.POST or None, calls=_calls(), initial=initial)
    if request.method == "POST" and form.is_valid():
        others = queries.lists_for(request.actor).exclude(pk=pk)
        if others.filter(name=form.cleaned_data["name"]).exists():
            form.add_error("name", _("There is a list of this name."))
        else:
            operations.change_list(actor=request.actor, one=one, **_facts(form))
            messages.success(request, _("The list is changed."))
            return redirect("outreach:list", pk)
    context = {"form": form, "heading": one.name, "back_href": reverse("outreach:list", args=[pk])}
    return render(request, "outreach/desk/list_form.html", context)


@desk_page("secretariat")
@require_GET
def reach_list(request: ActorRequest, pk: int) -> HttpResponse:
    """One list: its funnel, who stands on it, and how to fill it."""
    one = list_of(request, pk)
    asked = request.GET.get("status", "")
    status = asked if asked in ProspectStatus.values else ""
    page = Paginator(queries.prospects_of(one, status), ON_A_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts_of(one)
    base = reverse("outreach:list", args=[pk])
    everybody = sum(counts.get(code, 0) for code in SHOWN)
    states = [(f"{_('Everything')} ({everybody})", base, status == "")]
    states += [
        (f"{ProspectStatus(code).label} ({counts[code]})", f"{base}?status={code}", status == code)
        for code in ProspectStatus.values
        if counts.get(code)
    ]
    context = {
        "list": one,
        "call": title_of(one.call, get_language() or "en") if one.call else None,
        "bars": funnel_bars(queries.funnel_of(one)),
        "rows": [(row, state_of(row)) for row in page.object_list],
        "page": page,
        "states": states,
        "ready": queries.ready_to_invite(one).count(),
        "without_address": queries.without_address(one).count(),
        "crumbs": [(_("Outreach"), reverse("outreach:desk")), (one.name, "")],
    }
    return render(request, "outreach/desk/list.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def invite_all(request: ActorRequest, pk: int) -> HttpResponse:
    """Invite everybody on a list who can be invited: first the letters to read, then the sending."""
    one = list_of(request, pk)
    ready = list(queries.ready_to_invite(one)[:AT_ONCE])
    if request.method == "POST":
        chosen = {int(word) for word in request.POST.getlist("prospect") if word.isdecimal()}
        invited, refused = operations.invite_many(
            actor=request.actor, prospects=[row for row in ready if row.pk in chosen]
        )
        number = ngettext("%(n)d invitation was sent.", "%(n)d invitations were sent.", invited) % {
            "n": invited
        }
        messages.success(request, number)
        for row, why in refused[:10]:
            messages.warning(request, _("%(name)s was not invited. %(why)s") % {"name": row.name, "why": why})
        return redirect("outreach:list", pk)
    by_language = {row.language: row for row in reversed(ready)}
    context = {
        "list": one,
        "ready": ready,
        "letters": [
            (row, operations.preview(actor=request.actor, prospect=row)) for row in by_language.values()
        ],
        "without_address": queries.without_address(one).count(),
        "back_href": reverse("outreach:list", args=[pk]),
    }
    return render(request, "outreach/desk/invite_all.html", context)


@desk_page("secretariat")
@require_GET
def list_csv(request: ActorRequest, pk: int) -> HttpResponse:
    """A list as CSV: who stands on it and what became of it; without what was said in confidence."""
    one = list_of(request, pk)
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="outreach-{pk}.csv"',
            "Cache-Control": "no-store",
        },
    )
    write: Any = csv.writer(answer).writerow
    write(("name", "country", "status", "language", "invited_at", "follow_ups", "opened_at", "answered_at"))
    for row in queries.prospects_of(one).iterator():
        moments = (row.invited_at, row.opened_at, row.answered_at)
        invited, opened, answered = (moment.isoformat() if moment else "" for moment in moments)
        write(
            (
                harmless(row.name),
                row.country,
                row.status,
                row.language,
                invited,
                row.follow_ups,
                opened,
                answered,
            )
        )
    return answer


def _calls() -> list[tuple[str, str]]:
    return [(one.code, title_of(one, get_language() or "en")[0]) for one in calls_to_choose()]


def _facts(form: ListForm) -> dict[str, Any]:
    given = dict(form.cleaned_data)
    call = next((one for one in calls_to_choose() if one.code == given["call"]), None)
    return given | {"call": call, "network_id": int(given.pop("network") or 0) or None}
