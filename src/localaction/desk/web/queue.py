"""The one queue of the desk: what waits, since when, why, who has it, and the next step as one button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from localaction.accounts.rules import is_assessor, is_secretariat
from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.desk import queries
from localaction.desk.asked import read
from localaction.desk.steps import BY_CODE as STEPS
from localaction.desk.steps.doing import do_to_one
from localaction.desk.web import showing


@desk_page("secretariat", "assessor")
@require_GET
def queue(request: ActorRequest) -> HttpResponse:
    """What waits for this person and answers the question of the address, the longest waiting first."""
    actor = request.actor
    asked = read(request.GET.dict())
    if asked.kind not in {kind.code for kind in queries.kinds_for(actor)}:
        asked = asked.but(kind="", page=asked.page)
    counting = queries.Counting(actor)
    found = queries.queue_for(actor, asked, counting=counting)
    context = {
        "queue": found,
        "asked": asked,
        "here": request.get_full_path(),
        "lines": [showing.shown(line, found.holders, actor) for line in found.lines],
        "tabs": showing.tabs_of_kinds(actor, found, asked),
        "is_secretariat": is_secretariat(actor),
        "is_assessor": is_assessor(actor),
    }
    if is_secretariat(actor):
        context |= {
            "views": showing.tabs_of_views(actor, asked, counting),
            "filters": showing.filters(actor, asked),
            "chips": showing.chips(asked),
            "steps": showing.steps_for(found.lines),
            "query": asked.query(),
        }
    return render(request, "desk/desk/queue.html", context)


@desk_page("secretariat")
@require_POST
def at_once(request: ActorRequest) -> HttpResponseRedirect:
    """Do one step to one thing from its line, and come back to the same page of the queue."""
    step = STEPS.get(request.POST.get("step", ""))
    lines = queries.lines_named(request.actor, [request.POST.get("thing", "")])
    if step is None or not lines:
        messages.info(request, _("It does not wait any more."))
    elif step.form is not None:
        return redirect(f"{reverse('desk:steps')}?step={step.code}&thing={lines[0].name}")
    else:
        result = do_to_one(request.actor, step, lines[0], {})
        (messages.success if result.done else messages.error)(request, result.words)
    return redirect(showing.back_to_queue(request.POST.get("back", "")))
