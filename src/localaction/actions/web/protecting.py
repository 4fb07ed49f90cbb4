"""Answering the protection check: the author keeps a passage with a reason, the secretariat clears it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page, portal_page
from localaction.actions import operations, queries
from localaction.actions.web import showing
from localaction.actions.web.finding import found_action
from localaction.kit.answers import Refused

ON_A_PAGE = 25


@portal_page
@require_POST
def keep_passage(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Keep a passage with the reason; the check page shows it as kept."""
    key = request.POST.get("key", "")
    try:
        operations.keep_passage(
            actor=request.actor,
            action=found_action(request.actor, reference),
            key=key,
            reason=request.POST.get("reason", ""),
        )
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("It stays. The secretariat reads your reason before anything is public."))
    return redirect(f"{reverse('actions:check', args=[reference])}#protection")


@desk_page("secretariat")
@require_POST
def clear_passage(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Clear a passage with the reason."""
    try:
        operations.clear_passage(
            actor=request.actor,
            action=found_action(request.actor, reference),
            key=request.POST.get("key", ""),
            because=request.POST.get("because", ""),
        )
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(
            request, _("The passage is cleared. It stays so while it is the same, in the same field.")
        )
    return redirect(f"{reverse('actions:desk_action', args=[reference])}#protection")


@desk_page("secretariat")
@require_GET
def desk_passages(request: ActorRequest) -> HttpResponse:
    """The actions in which passages wait to be cleared, the longest waiting first."""
    page = Paginator(queries.actions_to_clear(), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"row": row, "state": showing.state_of(row.action.status)}
        for row in queries.desk_rows(page.object_list)
    ]
    context = {"rows": rows, "page": page, "crumbs": [(_("Actions"), reverse("actions:desk"))]}
    return render(request, "actions/desk/passages.html", context)
