"""Still you? The page behind the yearly letter, without an account, and the same question in the portal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, open_page, portal_page
from localaction.governments import operations, queries
from localaction.governments.web.portal import own_government


@open_page
@require_http_methods(["GET", "POST"])
def still_you(request: ActorRequest, token: str) -> HttpResponse:
    """The question of a letter. Opening it answers nothing, so that a mail scanner cannot answer for anybody."""
    asked = operations.read_still_you(token)
    context: dict[str, Any] = {"asked": asked, "answer": ""}
    if asked is not None:
        context["name"] = queries.public_name(asked.membership.government, get_language() or "en")
        context["role"] = asked.membership.get_role_display()
        if request.method == "POST" and not asked.was_answered:
            context["answer"] = _answer(request.POST.get("answer", ""), asked.membership)
    status = 410 if asked is None else 200
    return render(request, "governments/public/still_you.html", context, status=status)


@portal_page
@require_POST
def still_here(request: ActorRequest, slug: str) -> HttpResponse:
    """The same question, answered by somebody who is signed in."""
    government = own_government(request, slug)
    due = {one.government_id: one for one in queries.still_you_due(request.actor)}
    if government.pk in due:
        answer = _answer(request.POST.get("answer", ""), due[government.pk])
        thanks = {
            "here": _("Thank you. We ask again in a year."),
            "gone": _("Thank you for telling us. All the best for what comes next."),
        }
        if answer:
            messages.success(request, thanks[answer])
    return redirect("actions:home")


def _answer(word: str, membership: Any) -> str:
    """Keep an answer; returns it, or "" for a word that is none."""
    answers = {"here": operations.say_still_here, "gone": operations.say_gone}
    if word not in answers:
        return ""
    answers[word](membership=membership, now=timezone.now())
    return word
