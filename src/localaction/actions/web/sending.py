"""From a finished draft to the secretariat and back: check, send, answer, correct, withdraw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import drafted, operations, queries, rules, sections
from localaction.actions.readiness import Lack, readiness
from localaction.actions.web import passages, showing
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import AnswersForm, BecauseForm
from localaction.kit.answers import Refused

SENDS = {
    "draft": operations.submit,
    "handed_back": operations.resubmit,
    "correcting": operations.offer_correction,
}
GROUPS = {group.name for page in sections.PAGES for group in page.groups}


@portal_page
@require_http_methods(["GET", "POST"])
def check(request: ActorRequest, reference: str) -> HttpResponse:
    """All answers on one page, what is still missing, and the button that sends."""
    action = found_action(request.actor, reference)
    if action.status not in SENDS:
        return redirect("actions:action", reference)
    if request.method == "POST":
        try:
            SENDS[action.status](actor=request.actor, action=action)
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
            return redirect("actions:check", reference)
        return redirect("actions:sent", reference)
    draft = readiness(drafted.draft_facts(action))
    found = passages.passages_of(action)
    to_answer = passages.waiting(found, "open")
    asked = queries.open_questions(action)
    context = {
        "action": action,
        "draft": draft,
        "passages": found,
        "to_answer": to_answer,
        "can_send": draft.is_ready and not asked and not to_answer,
        "missing_count": len(draft.lacks) + bool(asked) + bool(to_answer),
        "lacks": [
            {
                "words": lack.words,
                "href": reverse("actions:page", args=[reference, lack.page]) + _place(action, lack),
            }
            for lack in draft.lacks
        ],
        "pages": showing.pages_of(action, request.LANGUAGE_CODE),
        "open_questions": asked,
        "back_href": reverse("actions:action", args=[reference]),
    }
    return render(request, "actions/portal/check.html", context)


def _place(action: Any, lack: Lack) -> str:
    """Where on its page something can be mended: the boxes to tick, a group of rows, a picture, or one field."""
    if not lack.field:
        return "#items"
    is_asked = lack.field.partition("-")[0] in sections.page_of(action, lack.page).names
    whole = "" if is_asked or sections.page(lack.page).form != "plain" else "?all=1"
    has_own_id = lack.field in GROUPS or lack.field.startswith("picture-")
    return f"{whole}#{lack.field}" if has_own_id else f"{whole}#id_{lack.field}"


@portal_page
@require_GET
def sent(request: ActorRequest, reference: str) -> HttpResponse:
    """It has arrived; what happens next."""
    action = found_action(request.actor, reference)
    lead = queries.lead_of(action)
    context = {"action": action, "government": lead.government if lead else None}
    return render(request, "actions/portal/sent.html", context)


@portal_page
@require_http_methods(["GET", "POST"])
def questions(request: ActorRequest, reference: str) -> HttpResponse:
    """The conversation with the secretariat: every question, and a box for each answer."""
    action = found_action(request.actor, reference)
    asked = queries.questions_of(action)
    form = AnswersForm(asked, request.POST if request.method == "POST" else None)
    may_answer = bool(asked) and bool(rules.may_answer(request.actor, asked[-1]))
    if request.method == "POST" and form.is_valid():
        for question, text in form.changed():
            operations.answer(actor=request.actor, question=question, text=text)
        if request.headers.get("X-Autosave") == "1":
            return JsonResponse({"saved_at": timezone.now().isoformat(), "errors": {}})
        if not queries.open_questions(action):
            return redirect("actions:check", reference)
        messages.success(request, _("Your answers are saved."))
        return redirect("actions:questions", reference)
    context = {
        "action": action,
        "form": form,
        "conversation": form.conversation(),
        "may_answer": may_answer,
        "autosave": may_answer,
        "heading": _("Questions from the secretariat"),
        "back_href": reverse("actions:action", args=[reference]),
    }
    return render(request, "actions/portal/questions.html", context)


@portal_page
@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, reference: str) -> HttpResponse:
    """Take the action back, saying why."""
    action = found_action(request.actor, reference)
    rules.may_withdraw(request.actor, action).or_refuse()
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.withdraw(actor=request.actor, action=action, because=form.cleaned_data["because"])
        messages.success(request, _("The action is withdrawn."))
        return redirect("actions:action", reference)
    context = {
        "action": action,
        "form": form,
        "heading": _("Withdraw this action"),
        "lead": _(
            "It leaves every list at once. If it was public, a note stays in its place. This cannot be undone."
        ),
        "back_href": reverse("actions:action", args=[reference]),
        "submit_label": _("Withdraw the action"),
    }
    return render(request, "design/layouts/form.html", context)


@portal_page
@require_POST
def correct(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Open a published action for correction."""
    operations.correct(actor=request.actor, action=found_action(request.actor, reference))
    messages.info(request, _("You can change it now. What is public stays until the secretariat approves."))
    return redirect("actions:action", reference)
