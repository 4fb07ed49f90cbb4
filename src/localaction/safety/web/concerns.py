"""The secretariat's pages about concerns."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.safety import operations, queries, rules
from localaction.safety.lifecycle import ConcernStatus
from localaction.safety.web import showing
from localaction.safety.web.forms import AnswerForm
from localaction.safety.web.places import page_of

ON_A_PAGE = 25
MOVES = {"put_aside": operations.put_aside, "reopen": operations.reopen}


@desk_page("secretariat")
@require_GET
def concerns(request: ActorRequest) -> HttpResponse:
    """What was told, people at risk first."""
    status = request.GET.get("status", ConcernStatus.NEW)
    counts = queries.counts_by_status()
    base = reverse("safety:desk")
    states = [
        (f"{label} ({counts.get(code, 0)})", f"{base}?status={code}", status == code)
        for code, label in ConcernStatus.choices
    ]
    page = Paginator(queries.concerns(status), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"concern": one, "state": showing.concern_state(one)} for one in page.object_list]
    return render(request, "safety/desk/concerns.html", {"rows": rows, "page": page, "states": states})


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def concern(request: ActorRequest, number: str) -> HttpResponse:
    """One concern: what was told left; what can be done right."""
    found = queries.concern(number)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST if request.POST.get("go") == "answer" else None)
    if request.method == "POST":
        go = request.POST.get("go", "")
        if go in MOVES:
            MOVES[go](actor=request.actor, concern=found)
            messages.success(request, _("Done."))
            return redirect("safety:desk_concern", number)
        if go == "answer" and form.is_valid():
            operations.answer(actor=request.actor, concern=found, answer=form.cleaned_data["answer"])
            messages.success(request, _("The concern is answered."))
            return redirect("safety:desk")
    thing = queries.thing(found.kind, found.reference) if found.reference else None
    context = {
        "concern": found,
        "form": form,
        "state": showing.concern_state(found),
        "thing": thing,
        "hiding": queries.open_hiding(found.kind, found.reference) if found.reference else None,
        "page_href": page_of(found.kind, found.reference) or found.address,
        "signatures": queries.signatures_doubted(found),
        "others": queries.others_about(found)[:10],
        "events": showing.events_of(found),
        "may_answer": rules.may_answer(request.actor, found),
        "may_put_aside": rules.may_put_aside(request.actor, found),
        "may_reopen": rules.may_reopen(request.actor, found),
        "crumbs": [(_("Concerns"), reverse("safety:desk")), (found.number, "")],
    }
    return render(request, "safety/desk/concern.html", context)
