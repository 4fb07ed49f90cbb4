"""One government on a list: whom to write to, the letter, its answer, its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.kit.answers import Refused
from localaction.kit.events import words_of
from localaction.kit.trail import history_of
from localaction.outreach import operations, queries, rules
from localaction.outreach.operations import Contact
from localaction.outreach.web.finding import prospect_of
from localaction.outreach.web.forms import ContactForm
from localaction.outreach.web.showing import state_of

MOVES = {"invite": operations.invite, "stop": operations.stop, "drop": operations.drop}


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def prospect(request: ActorRequest, pk: int) -> HttpResponse:
    """One government on a list; opening it after an answer marks the answer as read with a button of its own."""
    found = prospect_of(request, pk)
    initial = {name: getattr(found, name) for name in Contact.__dataclass_fields__}
    go = request.POST.get("go", "")
    form = ContactForm(request.POST if go == "change" else None, initial=initial)
    if request.method == "POST":
        answer = _done(request, found, go, form)
        if answer is not None:
            return answer
    context = {
        "prospect": found,
        "form": form,
        "state": state_of(found),
        "letter": operations.preview(actor=request.actor, prospect=found) if found.contact_email else None,
        "may_change": rules.may_change(request.actor, found),
        "may_invite": rules.may_invite(request.actor, found),
        "may_stop": rules.may_stop(request.actor, found),
        "may_drop": rules.may_drop(request.actor, found),
        "is_to_read": queries.answers_to_read().filter(pk=found.pk).exists(),
        "events": [_event(event) for event in history_of(found).order_by("-id")],
        "crumbs": [
            (_("Outreach"), reverse("outreach:desk")),
            (found.list.name, reverse("outreach:list", args=[found.list_id])),
            (found.name, ""),
        ],
    }
    return render(request, "outreach/desk/prospect.html", context)


def _done(request: ActorRequest, found: Any, go: str, form: ContactForm) -> HttpResponse | None:
    try:
        if go == "change" and form.is_valid():
            operations.change(actor=request.actor, prospect=found, contact=form.contact())
        elif go == "read":
            operations.read_answer(actor=request.actor, prospect=found)
        elif go in MOVES:
            MOVES[go](actor=request.actor, prospect=found)
        else:
            return None
    except Refused as refusal:
        if go == "change":
            form.add_error(None, str(refusal.reason))
            return None
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("Done."))
    return redirect("outreach:prospect", found.pk)


def _event(event: Any) -> dict[str, Any]:
    return {"at": event.at, "who": event.name, "text": words_of(event.verb), "detail": event.because}
