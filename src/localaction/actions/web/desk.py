"""The secretariat's pages about actions: what was sent, one action with its history, and what can be done with it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import operations, queries, rules
from localaction.actions.choices import PUBLIC, STATES
from localaction.actions.publicity import signature_of
from localaction.actions.web import passages, showing
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import BecauseForm, QuestionsForm
from localaction.kit.answers import Refused

ON_A_PAGE = 25
MOVES = {
    "publish": operations.publish,
    "correct": operations.correct,
    "approve_correction": operations.approve_correction,
}


@desk_page("secretariat")
@require_GET
def actions(request: ActorRequest) -> HttpResponse:
    """What was sent, in one state or all, the longest waiting first."""
    status = request.GET.get("status", "")
    counts = queries.counts_by_status()
    known = {code for code, _label in STATES}
    status = status if status in known else ""
    page = Paginator(queries.desk_actions(status), ON_A_PAGE).get_page(request.GET.get("page"))
    base = reverse("actions:desk")
    states = [(_("All"), base, not status)]
    states += [
        (f"{label} ({counts[code]})", f"{base}?status={code}", status == code)
        for code, label in STATES
        if counts.get(code)
    ]
    rows = [
        {"row": row, "state": showing.state_of(row.action.status)}
        for row in queries.desk_rows(page.object_list)
    ]
    to_clear = queries.actions_to_clear().count()
    context = {"rows": rows, "page": page, "states": states, "to_clear": to_clear}
    return render(request, "actions/desk/actions.html", context)


@desk_page("secretariat")
@require_GET
def action(request: ActorRequest, reference: str) -> HttpResponse:
    """One action: the submission left; its state, the conversation, what can be done and its history right."""
    found = found_action(request.actor, reference)
    actor = request.actor
    context = {
        "action": found,
        "state": showing.state_of(found.status),
        "pages": showing.pages_of(found, request.LANGUAGE_CODE),
        "signature": signature_of(found),
        "questions": queries.questions_of(found),
        "passages": passages.passages_of(found),
        "may_clear": bool(rules.may_clear(actor, found)),
        "events": showing.events_of(found),
        "is_public": found.status in PUBLIC,
        "finished": any(one.offered_at for one in found.translations.all()),
        "may_ask": bool(rules.may_hand_back(actor, found) or rules.may_return_correction(actor, found)),
        "may_edit": bool(rules.may_edit(actor, found)),
        "may_begin": bool(rules.may_begin_assessment(actor, found)),
        "may_publish": bool(rules.may_publish(actor, found)),
        "may_withdraw": bool(rules.may_withdraw(actor, found)),
        "may_correct": bool(rules.may_correct(actor, found)),
        "may_approve": bool(rules.may_approve_correction(actor, found)),
        "crumbs": [(_("Actions"), reverse("actions:desk")), (found.title or found.reference, "")],
    }
    return render(request, "actions/desk/action.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def hand_back(request: ActorRequest, reference: str) -> HttpResponse:
    """Ask questions and hand the action, or its correction, back."""
    found = found_action(request.actor, reference)
    form = QuestionsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        is_correction = bool(rules.may_return_correction(request.actor, found))
        ask = operations.return_correction if is_correction else operations.hand_back
        ask(actor=request.actor, action=found, questions=form.questions())
        messages.success(request, _("Your questions are on their way, in the language of each reader."))
        return redirect("actions:desk_action", reference)
    context = {
        "form": form,
        "heading": _("Hand back with questions"),
        "lead": _("Say what you need and why. Everything they wrote stays, and they can send it again."),
        "back_href": reverse("actions:desk_action", args=[reference]),
        "submit_label": _("Hand back"),
    }
    return render(request, "design/layouts/form.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, reference: str) -> HttpResponse:
    """Withdraw an action, with the reason that is shown in its place."""
    found = found_action(request.actor, reference)
    rules.may_withdraw(request.actor, found).or_refuse()
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.withdraw(actor=request.actor, action=found, because=form.cleaned_data["because"])
        messages.success(request, _("The action is withdrawn."))
        return redirect("actions:desk_action", reference)
    context = {
        "form": form,
        "heading": _("Withdraw this action"),
        "lead": _(
            "It leaves every list at once. If it was public, a note stays in its place. This cannot be undone."
        ),
        "back_href": reverse("actions:desk_action", args=[reference]),
        "submit_label": _("Withdraw the action"),
    }
    return render(request, "design/layouts/form.html", context)


@desk_page("secretariat")
@require_POST
def move(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Make one of the moves that need nothing but the decision."""
    do = MOVES.get(request.POST.get("go", ""))
    if do is None:
        raise Http404
    try:
        do(actor=request.actor, action=found_action(request.actor, reference))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("Done."))
    return redirect("actions:desk_action", reference)
