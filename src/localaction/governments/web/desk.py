"""The desk: which governments wait, one beside what we know independently, and the moves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.governments import operations, queries, rules
from localaction.governments.lifecycle import GovernmentStatus
from localaction.governments.web.people import move_member
from localaction.governments.web.showing import events_of
from localaction.governments.web.team_forms import MergeForm, ReasonForm, VerifyForm
from localaction.kit.answers import Refused


@desk_page("secretariat")
def desk(request: ActorRequest) -> HttpResponse:
    """What waits, the longest first; who cannot be reached; and any record by name."""
    text, status = request.GET.get("q", ""), request.GET.get("status", "")
    status = status if status in GovernmentStatus.values else ""
    context = {
        "waiting": queries.waiting_for_the_desk()[:100],
        "lost": queries.without_contact()[:100],
        "found": queries.find_for_desk(text, status=status) if text or status else (),
        "q": text,
        "status": status,
        "statuses": GovernmentStatus.choices,
    }
    return render(request, "governments/desk/desk.html", context)


@desk_page("secretariat")
def desk_government(request: ActorRequest, slug: str) -> HttpResponse:
    """One record: what was given on one side, what we know on the other."""
    government = _government(request, slug)
    asked = request.POST.get("move", "") if request.method == "POST" else ""
    domains = "\n".join([*government.email_domains, *government.claimed_domains])
    shown: dict[str, forms.Form] = {
        "verify": VerifyForm(request.POST if asked == "verify" else None, initial={"domains": domains}),
        "reject": ReasonForm(request.POST if asked == "reject" else None, prefix="reject"),
        "merge": MergeForm(request.POST if asked == "merge" else None, prefix="merge"),
    }
    if asked == "reopen" or (asked in shown and shown[asked].is_valid()):
        answer = _move(request, government, asked, shown)
        if answer is not None:
            return answer
    context = {
        "government": government,
        "name": queries.public_name(government, get_language() or "en"),
        "second_look": queries.second_look(government, get_language() or "en"),
        "memberships": queries.memberships_for_desk(government),
        "networks": queries.memberships_in_networks(government),
        "twins": queries.twinned_with(government),
        "events": events_of(government),
        "forms": shown,
        "form": shown.get(asked),
        "may_verify": rules.may_verify(request.actor, government),
        "may_reject": rules.may_reject(request.actor, government),
        "may_reopen": rules.may_reopen(request.actor, government),
    }
    return render(request, "governments/desk/desk_government.html", context)


def _government(request: ActorRequest, slug: str) -> Any:
    try:
        return queries.government_for(request.actor, slug)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _move(
    request: ActorRequest, government: Any, move: str, shown: dict[str, forms.Form]
) -> HttpResponse | None:
    """Do one move; None when it could not be done and the page says why."""
    actor, slug = request.actor, government.slug
    try:
        if move == "verify":
            domains = shown["verify"].cleaned_data["domains"]
            operations.verify(actor=actor, government=government, email_domains=domains)
            messages.success(request, _("Verified. We wrote to its people."))
        elif move == "reject":
            because = shown["reject"].cleaned_data["because"]
            operations.reject(actor=actor, government=government, because=because)
            messages.success(request, _("Not accepted. Its people read your reason."))
        elif move == "reopen":
            operations.reopen(actor=actor, government=government)
            messages.success(request, _("The record is open again."))
        else:
            into = queries.by_slug(shown["merge"].cleaned_data["into"].strip())
            if into is None:
                shown["merge"].add_error("into", _("There is no such record."))
                return None
            slug = operations.merge(actor=actor, government=government, into=into).slug
            messages.success(request, _("Merged. The old address leads here."))
    except (Refused, operations.AlreadyThere) as problem:
        reason = problem.reason if isinstance(problem, Refused) else _("This government is here already.")
        messages.error(request, str(reason))
    return redirect("governments:desk_government", slug=slug)


@require_POST
@desk_page("secretariat")
def desk_member(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Answer one request to join from the desk."""
    government = _government(request, slug)
    try:
        membership = queries.membership_for(request.actor, government, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    because, move = request.POST.get("because", "").strip(), request.POST.get("move", "")
    if move == "decline" and not because:
        messages.error(request, _("Say why. The person reads it."))
    elif move == "answer_objection" and not because:
        messages.error(request, _("Write what you found out."))
    else:
        move_member(request, membership, because)
    return redirect("governments:desk_government", slug=slug)
