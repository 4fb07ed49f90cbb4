"""What an author sees of an edit, in the portal or by the link of a letter: every change word by word, yes or no."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.actors import actor_of
from localaction.accounts.web import pacing
from localaction.accounts.web.audiences import ActorRequest, letter_page, portal_page
from localaction.actions import edited, operations, rules
from localaction.actions.choices import EDIT_TONES
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms.editing import AnswerForm
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

LAYOUT = "actions/public/progress_layout.html"
TRIED_PER_HOUR, HOUR = 60, 3600


@portal_page
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, reference: str, pk: int) -> HttpResponse:
    """One edit of an action, for its team."""
    action = found_action(request.actor, reference)
    try:
        found = edited.edit_of(action, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not (rules.was_sent(found) or rules.may_read_edit(request.actor, found)):
        raise Http404
    back = reverse("actions:action", args=[reference])
    return _answered(request, request.actor, found, layout="design/layouts/portal.html", back=back)


@letter_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit_link(request: ActorRequest, token: str) -> HttpResponse:
    """The same behind the link of a letter: no account, no script, no cookie. Opening it changes nothing."""
    read = edited.read_token(token)
    if read is None:
        if not pacing.is_within(f"edit-tries:{pacing.address_of(request)}", TRIED_PER_HOUR, HOUR):
            return _gone(request, "busy", 429)
        return _gone(request, "unknown", 404)
    found, person = read
    actor = actor_of(person, with_roles=False)
    if not rules.may_read_edit(actor, found):
        return _gone(request, "ended", 410)
    return _answered(request, actor, found, layout=LAYOUT, back="")


def _gone(request: HttpRequest, what: str, status: int) -> HttpResponse:
    return render(request, "actions/public/edit_gone.html", {"layout": LAYOUT, "what": what}, status=status)


def _answered(request: HttpRequest, actor: Actor, found: Any, *, layout: str, back: str) -> HttpResponse:
    """Show the edit, or take the answer to it."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    action = edited.whole_action(found.action_id)
    changes = edited.changes_of(found, action)
    taken = _ticked(request) if request.method == "POST" else {change.pk for change in changes}
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, actor, found, form, without={one.pk for one in changes} - taken)
        except Refused as refusal:
            form.add_error("answer", str(refusal.reason))
        else:
            return redirect(request.path, permanent=False)
    context = {
        "layout": layout,
        "needs_token": layout != LAYOUT,
        "back": back,
        "edit": found,
        "tone": EDIT_TONES.get(found.status, "quiet"),
        "action": action,
        "changes": [{"change": one, "is_taken": one.pk in taken} for one in changes],
        "lapses_at": edited.lapses_at(found),
        "may_answer": bool(rules.may_refuse_edit(actor, found)),
        "form": form,
        "title": _("Changes to your text"),
    }
    return render(request, "actions/portal/edit.html", context, status=422 if form.errors else 200)


def _ticked(request: HttpRequest) -> set[int]:
    return {int(value) for value in request.POST.getlist("take") if value.isdecimal()}


def _take(request: HttpRequest, actor: Actor, found: Any, form: AnswerForm, *, without: set[int]) -> None:
    answer, go = form.cleaned_data["answer"], request.POST.get("go", "")
    if go == "agree":
        operations.agree_to_edit(actor=actor, edit=found, without=without, answer=answer)
    elif go == "refuse":
        operations.refuse_edit(actor=actor, edit=found, answer=answer)
    else:
        raise Refused(_("Say yes or no: press one of the two buttons."))
