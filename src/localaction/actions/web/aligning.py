"""Suggestions while writing and before sending, and published actions like the one that is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import ancestry, operations, rules, suggested
from localaction.actions.web.finding import found_action
from localaction.kit.answers import Refused
from localaction.register.similar import in_words

MOST_SIMILAR = 8
FEW_SIMILAR = 3


@portal_page
@require_http_methods(["GET", "POST"])
def suggestions(request: ActorRequest, reference: str) -> HttpResponse:
    """What the text points to, each with its sentence; a person answers. With script also as a part of other pages."""
    action = found_action(request.actor, reference)
    refused = _answer(request, action) if request.method == "POST" else ""
    is_part = bool(request.GET.get("part"))
    if request.method == "POST" and not is_part:
        if refused:
            messages.info(request, refused)
        return redirect("actions:suggestions", reference)
    if request.method == "POST":
        action = found_action(request.actor, reference)
    may_write = bool(rules.may_write(request.actor, action))
    offered = suggested.offered(action, request.LANGUAGE_CODE) if may_write else []
    if is_part:  # on the page of the agreements; priority objectives have their own
        offered = [one for one in offered if one.framework != suggested.PRIORITIES]
    context = {
        "action": action,
        "heading": _("What your text points to"),
        "offered": offered,
        "says_enough": suggested.says_enough(action),
        "chosen": " ".join(suggested.chosen_of(action)),
        "may_write": may_write,
        "part": is_part,
        "refused": refused,
        "back_href": reverse("actions:action", args=[reference]),
    }
    template = "suggested_part" if is_part else "suggestions"
    return render(request, f"actions/portal/{template}.html", context)


def _answer(request: ActorRequest, action: Any) -> str:
    """Do what was answered; the sentence of refusal where the text has changed since."""
    verdict, _colon, item = request.POST.get("answer", "").partition(":")
    answer = {
        "accept": operations.accept_suggestion,
        "reject": operations.reject_suggestion,
        "undo": operations.take_back_answer,
    }.get(verdict)
    rules.may_write(request.actor, action).or_refuse()
    if answer is None:
        return ""
    try:
        answer(actor=request.actor, action=action, item=item)
    except Refused as refusal:
        return str(refusal)
    return ""


@portal_page
@require_GET
def similar(request: ActorRequest, reference: str) -> HttpResponse:
    """Published actions like this draft, in any language, with the reasons; with script also as a short list."""
    action = found_action(request.actor, reference)
    is_part = bool(request.GET.get("part"))
    found = ancestry.like(action, limit=FEW_SIMILAR if is_part else MOST_SIMILAR)
    cards = ancestry.named(one.reference for one in found)
    there = {one.origin for one in action.lineage.all()}
    rows = [
        {
            "origin": cards[one.reference],
            "reasons": in_words(one, request.LANGUAGE_CODE),
            "is_named": one.reference in there,
        }
        for one in found
        if one.reference in cards
    ]
    context = {
        "action": action,
        "heading": _("Published actions like yours"),
        "rows": rows,
        "may_write": bool(rules.may_write(request.actor, action)),
        "part": is_part,
        "back_href": reverse("actions:action", args=[reference]),
    }
    template = "similar_part" if is_part else "similar"
    return render(request, f"actions/portal/{template}.html", context)
