"""All actions of a government's people in one list: found, copied, deleted and brought back; reminders hushed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, open_page, portal_page
from localaction.actions import drafted, operations, queries
from localaction.actions.choices import AT_THE_DESK, PUBLIC, WRITABLE
from localaction.actions.readiness import Readiness, readiness
from localaction.actions.web import passages, showing
from localaction.actions.web.finding import found_action
from localaction.kit.numbers import whole

ON_A_PAGE = 20
FILTERS = (
    ("", gettext_lazy("All")),
    ("writing", gettext_lazy("Being written")),
    ("ready", gettext_lazy("Ready to send")),
    ("sent", gettext_lazy("With the secretariat")),
    ("public", gettext_lazy("Public")),
    ("ended", gettext_lazy("Ended")),
    ("deleted", gettext_lazy("Deleted drafts")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One action in the list. `draft` says what is missing, while it can be written on; `unanswered`
    is 1 when passages that could lead to a person wait for an answer, else 0.
    """

    action: Any
    state: dict[str, Any]
    group: str
    draft: Readiness | None
    unanswered: int
    here: list[queries.Present]
    may_delete: bool


@portal_page
@require_GET
def drafts(request: ActorRequest) -> HttpResponse:
    """Every action of the own governments, by where it stands and by words of its title."""
    wanted, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    rows = [] if wanted == "deleted" else _rows(request)
    counted = {code: sum(1 for row in rows if row.group == code) for code, _label in FILTERS}
    shown = [row for row in rows if wanted in ("", row.group) and _has(row.action, words)]
    deleted = list(queries.recently_deleted(request.actor))
    undo = request.GET.get("undo", "")
    here = reverse("actions:drafts")
    context = {
        "page": Paginator(shown, ON_A_PAGE).get_page(whole(request.GET.get("page", "1"))),
        "deleted": [one for one in deleted if _has(one, words)] if wanted == "deleted" else [],
        "undo": next((one for one in deleted if one.reference == undo), None),
        "wanted": wanted,
        "words": words,
        "states": [
            (label, f"{here}?state={code}" if code else here, code == wanted)
            for code, label in FILTERS
            if code in ("", "deleted", wanted) or counted.get(code)
        ],
    }
    return render(request, "actions/portal/drafts.html", context)


def _rows(request: ActorRequest) -> list[Row]:
    actions = queries.of_own_governments(request.actor)
    here = queries.who_is_on(request.actor, actions)
    rows = []
    for action in actions:
        draft = readiness(drafted.draft_facts(action)) if action.status in WRITABLE else None
        unanswered = draft is not None and passages.wait_for_answer(action)
        rows.append(
            Row(
                action=action,
                state=showing.state_of(action.status),
                group=_group(action.status, draft, unanswered=unanswered),
                draft=draft,
                unanswered=int(unanswered),
                here=here.get(action.pk, []),
                may_delete=action.status == "draft",
            )
        )
    return rows


def _group(status: str, draft: Readiness | None, *, unanswered: bool) -> str:
    if draft is not None:
        return "ready" if draft.is_ready and not unanswered else "writing"
    if status in PUBLIC:
        return "public"
    return "sent" if status in (*AT_THE_DESK, "accepted") else "ended"


def _has(action: Any, words: str) -> bool:
    text = f"{action.title} {action.reference}".casefold()
    return all(word in text for word in words.casefold().split())


@portal_page
@require_POST
def carry_over(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Begin a draft from this action, with all it says."""
    action = found_action(request.actor, reference)
    made = operations.carry_over(actor=request.actor, action=action)
    messages.success(
        request,
        _(
            "This is a new draft with everything the other one says. Give it its own name, and change what is "
            "different. Pictures, and where it may be shown, are asked anew."
        ),
    )
    return redirect("actions:page", made.reference, "essentials")


@portal_page
@require_POST
def delete(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Put a draft away; the list offers at once to bring it back."""
    operations.delete(actor=request.actor, action=found_action(request.actor, reference))
    return redirect(f"{reverse('actions:drafts')}?undo={reference}")


@portal_page
@require_POST
def restore(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Bring a deleted draft back."""
    try:
        found = queries.deleted_draft_for(request.actor, reference)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    operations.restore(actor=request.actor, action=found)
    messages.success(request, _("Your draft is back."))
    return redirect("actions:action", reference)


@open_page
@require_http_methods(["GET", "POST"])
def hush(request: ActorRequest, token: str) -> HttpResponse:
    """From a reminder: do not remind me of this draft again. Only a press does it, for mail programs open links."""
    reminder = operations.reminder_of(token)
    if reminder is None:
        raise Http404
    if request.method == "POST":
        operations.hush(reminder=reminder, quiet=request.POST.get("go") != "again")
        return redirect("actions:hush", token)
    return render(request, "actions/portal/hush.html", {"is_quiet": reminder.hushed_at is not None})
