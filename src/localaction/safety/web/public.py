"""Telling a concern about a public page, and what became of it: no account, no script, no cookie."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from localaction.accounts.web import pacing
from localaction.accounts.web.audiences import ActorRequest, letter_page, nameless_page
from localaction.safety import operations, queries
from localaction.safety.web.forms import ConcernForm, SaidForm
from localaction.safety.web.places import page_of, public_place

HOUR = 3600
TOLD_PER_HOUR, MAILED_PER_HOUR, LETTERS_PER_HOUR, TRIED_PER_HOUR = 10, 30, 3, 60


@nameless_page
@require_http_methods(["GET", "HEAD", "POST"])
def concern(request: ActorRequest) -> HttpResponse:
    """Tell the secretariat what is wrong with a page, or who may be at risk through it."""
    given = request.POST if request.method == "POST" else request.GET
    address, kind, reference = public_place(given.get("about", "")[:500])
    form = ConcernForm(request.POST or None, initial={"about": address})
    status = 200
    if request.method == "POST" and form.is_valid():
        if pacing.is_within(f"concerns:{pacing.address_of(request)}", TOLD_PER_HOUR, HOUR):
            told = _told(request, form.cleaned_data, address, kind, reference)
            return redirect("safety:concern_status", queries.concern_token(told))
        status = 429
    context = {
        "form": form,
        "thing": queries.thing(kind, reference) if reference else None,
        "address": address,
        "is_busy": status == 429,
        "secretariat": settings.SECRETARIAT_EMAIL,
    }
    return render(request, "safety/public/concern.html", context, status=status)


def _told(request: ActorRequest, given: dict[str, Any], address: str, kind: str, reference: str) -> Any:
    email = given["email"].lower()
    if email and not pacing.is_within(f"concern-letters:{email}", LETTERS_PER_HOUR, HOUR):
        email = ""  # nobody's mailbox is filled by typing its address here
    return operations.tell_concern(
        actor=request.actor,
        why=given["why"],
        words=given["words"],
        address=address,
        kind=kind,
        reference=reference,
        email=email,
        language=request.LANGUAGE_CODE,
        is_trapped=bool(request.POST.get("website")),
        is_mailed=pacing.is_within("concerns-mailed", MAILED_PER_HOUR, HOUR),
    )


@letter_page
@require_http_methods(["GET", "HEAD"])
def concern_status(request: ActorRequest, token: str) -> HttpResponse:
    """What became of a concern: for whoever has the link, without repeating what was told."""
    found = queries.concern_of(token)
    if found is None:
        if not pacing.is_within(f"concern-tries:{pacing.address_of(request)}", TRIED_PER_HOUR, HOUR):
            return HttpResponse(status=429)
        raise Http404
    context = {"concern": found, "page_href": page_of(found.kind, found.reference) or found.address}
    return render(request, "safety/public/concern_status.html", context)


@letter_page
@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: ActorRequest, token: str) -> HttpResponse:
    """A place that was asked to hide a copy says that it did."""
    found = queries.recall_of(token)
    if found is None:
        raise Http404
    form = SaidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.acknowledge(actor=request.actor, recall=found, said=form.cleaned_data["said"])
        return redirect(reverse("safety:recall", args=[token]))
    return render(request, "safety/public/recall.html", {"recall": found, "form": form})
