"""Decisions told together: what is pending and what would happen, what could be set aside, and taking one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.calls import title_of
from localaction.assessment import operations, queries
from localaction.kit.answers import Answer, Refused, allow, refuse
from localaction.kit.numbers import whole

PER_PAGE = 25


@desk_page("secretariat")
@require_GET
def pending(request: ActorRequest) -> HttpResponse:
    """What waits to be told, one page of it foreseen decision by decision; and what could be set aside."""
    call = request.GET.get("call", "")
    waiting = Paginator(queries.pending_for(request.actor, call), PER_PAGE).get_page(request.GET.get("page"))
    written = queries.written_for(request.actor, call)[:PER_PAGE]
    today = timezone.localdate()
    context = {
        "call": call,
        "page": waiting,
        "rows": queries.foreseen(request.actor, waiting.object_list, today),
        "written": queries.foreseen(request.actor, written, today),
        "calls": _calls(request, call),
    }
    return render(request, "assessment/desk/pending.html", context)


def _calls(request: ActorRequest, chosen: str) -> list[tuple[str, str, bool]]:
    """Each call with decisions on their way: title with how many are pending, address, whether it is shown."""
    found, reader = queries.calls_with_decisions(request.actor), get_language() or "en"
    everything = sum(number for _call, number, _written in found)
    rows = [(_("All calls (%(count)s)") % {"count": everything}, "?", chosen == "")]
    for call, number, _written in found:
        label = _("%(call)s (%(count)s)") % {"call": title_of(call, reader)[0], "count": number}
        rows.append((label, f"?{urlencode({'call': call.code})}", call.code == chosen))
    return rows


@desk_page("secretariat")
@require_POST
def tell(request: ActorRequest) -> HttpResponse:
    """Tell the pending decisions that were ticked, each on its own; or all of a call, in the background."""
    call = request.POST.get("call", "")
    if "all" in request.POST:
        operations.begin_to_tell(actor=request.actor, call=call)
        messages.success(
            request, _("All these decisions are being told. Come back to this page to see what is left.")
        )
        return _back(call)
    chosen = queries.pending_for(request.actor, call).filter(pk__in=_ticked(request))
    went = operations.tell_together(actor=request.actor, decisions=list(chosen))
    done = sum(1 for _one, answer in went if answer)
    told = ngettext(
        "%(count)s decision has taken effect, and its letters are on their way.",
        "%(count)s decisions have taken effect, and their letters are on their way.",
        done,
    )
    _say(request, went, told % {"count": done}, done)
    return _back(call)


@desk_page("secretariat")
@require_POST
def set_aside(request: ActorRequest) -> HttpResponse:
    """Set the written decisions that were ticked aside to be told together, each on its own."""
    call = request.POST.get("call", "")
    went = []
    for one in queries.written_for(request.actor, call).filter(pk__in=_ticked(request)):
        try:
            operations.make_pending(actor=request.actor, decision=one)
            went.append((one, allow()))
        except Refused as refusal:
            went.append((one, refuse(refusal.reason)))
    done = sum(1 for _one, answer in went if answer)
    held = ngettext(
        "%(count)s decision is set aside. Its letters wait in the outbox to be read.",
        "%(count)s decisions are set aside. Their letters wait in the outbox to be read.",
        done,
    )
    _say(request, went, held % {"count": done}, done)
    return _back(call)


@desk_page("secretariat")
@require_POST
def take_back(request: ActorRequest, reference: str) -> HttpResponse:
    """Take one pending decision back, with a reason, so that it can be changed."""
    found = queries.pending_for(request.actor).filter(action__reference=reference).first()
    try:
        if found is not None:
            operations.take_back(actor=request.actor, decision=found, because=request.POST.get("because", ""))
            messages.success(request, _("The decision is taken back. Nobody was told; you can change it."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("assessment:judgement", reference=reference)


def _ticked(request: ActorRequest) -> list[int]:
    return [whole(value) for value in request.POST.getlist("decision")][:PER_PAGE]


def _say(request: ActorRequest, went: list[tuple[Any, Answer]], sentence: str, done: int) -> None:
    if done:
        messages.success(request, sentence)
    for one, answer in went:
        if not answer:
            what = {"reference": one.action.reference, "reason": answer.reason}
            messages.error(request, _("%(reference)s: %(reason)s") % what)
    if not went:
        messages.error(request, _("Choose at least one decision."))


def _back(call: str) -> HttpResponse:
    query = f"?{urlencode({'call': call})}" if call else ""
    return redirect(f"{reverse('assessment:pending')}{query}")
