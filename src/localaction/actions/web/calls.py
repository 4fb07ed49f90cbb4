"""The desk's calls: all of them, one with what it lacks, and its moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import calls, operations, rules
from localaction.actions.choices import CALL_STATES, CALL_TONES
from localaction.actions.web import showing
from localaction.actions.web.forms.calling import NewCallForm, WindowForm
from localaction.kit.answers import Refused
from localaction.kit.events import words_of
from localaction.kit.numbers import whole

ON_A_PAGE = 25
MOST_EVENTS = 50
MOVES: dict[str, tuple[Callable[..., Any], Any]] = {
    "open": (operations.open_call, gettext_lazy("The call is open.")),
    "close": (
        operations.close_call,
        gettext_lazy("The call is closed. Drafts are kept; nothing new is sent."),
    ),
    "archive": (operations.archive_call, gettext_lazy("The call is archived.")),
}


def found_call(code: str) -> Any:
    """A call by its code, or the page that says that there is none."""
    try:
        return calls.call_by(code)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def state_of(call: Any) -> dict[str, Any]:
    """A call's state in words with its tone."""
    return {"word": dict(CALL_STATES)[call.status], "tone": CALL_TONES[call.status]}


def crumbs_of(call: Any, last: str = "") -> list[tuple[Any, str]]:
    """The way to a page of a call."""
    here = (call.code, reverse("actions:desk_call", args=[call.code]) if last else "")
    return [(_("Calls"), reverse("actions:desk_calls")), here, *([(last, "")] if last else [])]


@desk_page("secretariat")
@require_GET
def desk_calls(request: ActorRequest) -> HttpResponse:
    """Every call with its window, its state and how many actions it holds."""
    today = timezone.localdate()
    page = Paginator(calls.desk_calls(), ON_A_PAGE).get_page(whole(request.GET.get("page", "1")))
    rows = [
        {
            "call": call,
            "title": calls.title_of(call, request.LANGUAGE_CODE),
            "state": state_of(call),
            "left": calls.days_left(call, today) if call.status == "open" else "",
        }
        for call in page.object_list
    ]
    return render(request, "actions/desk/calls.html", {"rows": rows, "page": page})


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_new_call(request: ActorRequest) -> HttpResponse:
    """Begin a call as a draft."""
    form = NewCallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            call = operations.make_call(actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("code", str(refusal.reason))
        else:
            messages.success(request, _("The call is begun. Nobody sees it until you open it."))
            return redirect("actions:desk_call", call.code)
    context = {
        "form": form,
        "heading": _("Make a call"),
        "lead": _(
            "It begins as a draft. You write its texts and questions next, and open it when it is ready."
        ),
        "back_href": reverse("actions:desk_calls"),
        "submit_label": _("Begin the call"),
    }
    return render(request, "design/layouts/form.html", context)


@desk_page("secretariat")
@require_GET
def desk_call(request: ActorRequest, code: str) -> HttpResponse:
    """One call: what it says left; what it lacks, what can be done and its history right."""
    call, actor = found_call(code), request.actor
    lacks = calls.lacks_of(call)
    actions = Paginator(calls.actions_of(call), ON_A_PAGE).get_page(whole(request.GET.get("page", "1")))
    counts = calls.counts_of(call)
    context = {
        "call": call,
        "title": calls.title_of(call, request.LANGUAGE_CODE),
        "state": state_of(call),
        "left": calls.days_left(call, timezone.localdate()) if call.status == "open" else "",
        "lacks": lacks,
        "blocked": any(lack.blocks for lack in lacks),
        "texts": _texts(call, lacks),
        "questions": calls.questions_of(call),
        "blind": [str(words) for name, words in calls.BLIND.items() if name in call.blind],
        "extensions": list(reversed(call.extensions)),
        "counts": [
            (showing.state_of(status), counts[status]) for status in showing.STATE_WORDS if counts.get(status)
        ],
        "actions": [(one, showing.state_of(one.status)) for one in actions.object_list],
        "page": actions,
        "may_write": bool(rules.may_write_call(actor, call)),
        "may_open": bool(rules.may_open_call(actor, call)),
        "may_extend": bool(rules.may_extend_call(actor, call)),
        "may_close": bool(rules.may_close_call(actor, call)),
        "may_reopen": bool(rules.may_reopen_call(actor, call)),
        "may_archive": bool(rules.may_archive_call(actor, call)),
        "may_delete": bool(rules.may_delete_call(actor, call)),
        "events": [
            {"at": one.at, "text": words_of(one.verb), "who": one.name, "detail": one.because}
            for one in calls.history(call)[:MOST_EVENTS]
        ],
        "crumbs": crumbs_of(call),
    }
    return render(request, "actions/desk/call.html", context)


def _texts(call: Any, lacks: Any) -> list[dict[str, Any]]:
    """Each language of the call, and any that is written beside them, with how many texts are missing."""
    codes = [*call.languages, *(code for code in call.texts if code not in call.languages)]
    return [
        {
            "code": code,
            "missing": sum(1 for lack in lacks if lack.language == code and lack.field in calls.TEXTS),
        }
        for code in codes
    ]


@desk_page("secretariat")
@require_POST
def desk_call_move(request: ActorRequest, code: str) -> HttpResponseRedirect:
    """Make one of the moves that need nothing but the decision."""
    call, found = found_call(code), MOVES.get(request.POST.get("go", ""))
    if found is None:
        raise Http404
    operation, said = found
    try:
        operation(actor=request.actor, call=call)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, str(said))
    return redirect("actions:desk_call", code)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_call_window(request: ActorRequest, code: str) -> HttpResponse:
    """Move the last day of an open call, or open a closed one again, with the reason that everybody reads."""
    call = found_call(code)
    is_closed = call.status == "closed"
    (rules.may_reopen_call if is_closed else rules.may_extend_call)(request.actor, call).or_refuse()
    form = WindowForm(request.POST or None, initial={"until": None if is_closed else call.closes_on})
    if request.method == "POST" and form.is_valid():
        move = operations.reopen_call if is_closed else operations.extend_call
        try:
            move(actor=request.actor, call=call, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("until", str(refusal.reason))
        else:
            messages.success(request, _("The new last day stands, and the reason with it."))
            return redirect("actions:desk_call", code)
    context = {
        "form": form,
        "heading": _("Open the call again") if is_closed else _("Move the last day"),
        "lead": _("Everybody who writes for this call sees the new day and your reason at once."),
        "back_href": reverse("actions:desk_call", args=[code]),
        "submit_label": _("Open again") if is_closed else _("Move the last day"),
    }
    return render(request, "design/layouts/form.html", context)
