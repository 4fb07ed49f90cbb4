"""The desk: what a government is tied to, and governments that were merged by law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.governments import operations, queries
from localaction.governments.web.link_forms import MailboxForm, NetworkForm, SuccessionForm, TwinForm
from localaction.kit.answers import Refused


@desk_page("secretariat")
def links(request: ActorRequest, slug: str) -> HttpResponse:
    """The networks of a government, its twin cities and its own mailbox, each with its own small form."""
    government = _government(request, slug)
    asked = request.POST.get("move", "") if request.method == "POST" else ""
    shown: dict[str, forms.Form] = {
        "network": NetworkForm(request.POST if asked == "network" else None, prefix="network"),
        "twin": TwinForm(request.POST if asked == "twin" else None, prefix="twin"),
        "mailbox": MailboxForm(
            request.POST if asked == "mailbox" else None,
            prefix="mailbox",
            initial={"email": government.official_email},
        ),
    }
    form = shown.get(asked)
    if asked in ("leave", "untwin") or (form is not None and form.is_valid()):
        _change(request, government, asked, form.cleaned_data if form else {})
        return redirect("governments:desk_links", slug=slug)
    context = {
        "government": government,
        "name": queries.public_name(government, get_language() or "en"),
        "networks": queries.memberships_in_networks(government),
        "twins": queries.twinned_with(government),
        "forms": shown,
        "form": form,
    }
    return render(request, "governments/desk/links.html", context)


def _change(request: ActorRequest, government: Any, move: str, given: dict[str, Any]) -> None:
    common: dict[str, Any] = {"actor": request.actor, "government": government}
    which = request.POST.get("which", "")
    moves: dict[str, Callable[[], object]] = {
        "network": lambda: operations.join_network(
            **common, organisation=given["organisation"], since=given["since"]
        ),
        "twin": lambda: operations.twin(**common, other=given["other"]),
        "mailbox": lambda: operations.note_mailbox(**common, email=given["email"]),
        "leave": lambda: operations.leave_network(**common, organisation=_network(government, which)),
        "untwin": lambda: operations.untwin(**common, other=_twin(government, which)),
    }
    try:
        moves[move]()
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("Kept."))


def _network(government: Any, which: str) -> Any:
    for one in queries.memberships_in_networks(government):
        if one.organisation.slug == which:
            return one.organisation
    raise Http404


def _twin(government: Any, which: str) -> Any:
    for one in queries.twinned_with(government):
        if one.slug == which:
            return one
    raise Http404


@desk_page("secretariat")
def succession(request: ActorRequest, slug: str) -> HttpResponse:
    """Which governments ended, when, and whether their signatures follow; nothing of it can be undone."""
    government = _government(request, slug)
    form = SuccessionForm(request.POST if request.method == "POST" else None, new=government)
    if form.is_valid() and request.POST.get("move") == "succeed":
        given = form.cleaned_data
        try:
            operations.succeed(
                actor=request.actor,
                olds=given["olds"],
                new=government,
                on=given["on"],
                signatures_follow=given["signatures"] == "follow",
            )
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
        else:
            messages.success(request, _("Kept. The old addresses lead here, and their people were told."))
            return redirect("governments:desk_government", slug=slug)
    context = {
        "government": government,
        "name": queries.public_name(government, get_language() or "en"),
        "form": form,
        "olds": form.cleaned_data.get("olds") if form.is_bound and form.is_valid() else None,
    }
    return render(request, "governments/desk/succession.html", context)


def _government(request: ActorRequest, slug: str) -> Any:
    try:
        return queries.government_for(request.actor, slug)
    except ObjectDoesNotExist as error:
        raise Http404 from error
