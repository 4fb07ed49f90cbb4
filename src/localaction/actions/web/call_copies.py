"""Copies of a call at the desk: the next one, and a rehearsal that is thrown away again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import calls, operations, rules
from localaction.actions.web.calls import crumbs_of, found_call
from localaction.actions.web.forms.calling import CodeForm, RehearsalForm
from localaction.kit.answers import Refused


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_copy_call(request: ActorRequest, code: str) -> HttpResponse:
    """Begin the next call with everything this one says."""
    call = found_call(code)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.copy_call(actor=request.actor, call=call, code=form.cleaned_data["code"])
        except Refused as refusal:
            form.add_error("code", str(refusal.reason))
        else:
            messages.success(request, _("This is the copy. Look at its dates first."))
            return redirect("actions:desk_call_facts", made.code)
    context = {
        "form": form,
        "heading": _("Copy the call"),
        "lead": _("Texts, questions and settings are copied; actions are not."),
        "back_href": reverse("actions:desk_call", args=[code]),
        "submit_label": _("Copy"),
    }
    return render(request, "design/layouts/form.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_rehearse_call(request: ActorRequest, code: str) -> HttpResponse:
    """Copy the call to rehearse it."""
    call = found_call(code)
    form = RehearsalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.rehearse_call(actor=request.actor, call=call, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("This is the rehearsal. Delete it whenever you like."))
            return redirect("actions:desk_call", made.code)
    context = {
        "form": form,
        "heading": _("Rehearse on a copy"),
        "lead": _(
            "Nothing in a rehearsal is ever published, and its letters to governments come to you instead."
        ),
        "back_href": reverse("actions:desk_call", args=[code]),
        "submit_label": _("Make the rehearsal"),
    }
    return render(request, "design/layouts/form.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_delete_call(request: ActorRequest, code: str) -> HttpResponse:
    """Delete a rehearsal with its actions, or a call that never opened, after a look at what goes."""
    call = found_call(code)
    rules.may_delete_call(request.actor, call).or_refuse()
    if request.method == "POST":
        try:
            count = operations.delete_call(actor=request.actor, call=call)
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
            return redirect("actions:desk_call", code)
        said = ngettext("Deleted, with {count} action.", "Deleted, with {count} actions.", count)
        messages.success(request, said.format(count=count))
        return redirect("actions:desk_calls")
    context = {"call": call, "count": calls.actions_in(call), "crumbs": crumbs_of(call, _("Delete"))}
    return render(request, "actions/desk/call_delete.html", context)
