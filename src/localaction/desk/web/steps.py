"""One step for many things: first what will happen to each and what cannot, then what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.desk import queries
from localaction.desk.asked import from_query
from localaction.desk.steps import BY_CODE
from localaction.desk.steps.declared import Step
from localaction.desk.steps.doing import MOST_AT_ONCE, Result, do_to_all, foresee
from localaction.desk.waiting import Line
from localaction.desk.web import showing

DONE = "desk_done"


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def steps(request: ActorRequest) -> HttpResponse:
    """Preview a step for what was chosen in the queue; do it when the preview is sent."""
    sent = request.POST if request.method == "POST" else request.GET
    step = BY_CODE.get(sent.get("step", ""))
    if step is None:
        raise Http404
    lines, left_out = _chosen(request, sent)
    back = showing.back_to_queue(f"?{sent.get('query', '')}")
    if not lines:
        messages.info(request, _("Choose at least one thing first."))
        return redirect(back)
    form = step.form(request.POST if request.method == "POST" else None) if step.form else None
    if request.method == "POST" and (form is None or form.is_valid()):
        answers = form.cleaned_data if form else {}
        results = do_to_all(request.actor, step, lines, answers)
        request.session[DONE] = _told(step, results, back)
        return redirect("desk:done")
    return render(request, "desk/desk/steps.html", _preview(request, step, lines, left_out, form, back))


def _chosen(request: ActorRequest, sent: QueryDict) -> tuple[Sequence[Line], int]:
    """What was chosen, at most so many as are done at once, and how many are left out."""
    if sent.get("all") and request.method == "GET":
        asked = from_query(sent.get("query", ""))
        found = queries.things_for(request.actor, asked, MOST_AT_ONCE)
        return found, max(0, queries.count_for(request.actor, asked) - len(found))
    names = list(dict.fromkeys(sent.getlist("thing")))
    return queries.lines_named(request.actor, names[:MOST_AT_ONCE]), max(0, len(names) - MOST_AT_ONCE)


def _preview(
    request: ActorRequest,
    step: Step,
    lines: Sequence[Line],
    left_out: int,
    form: forms.Form | None,
    back: str,
) -> dict[str, Any]:
    foreseen = foresee(request.actor, step, lines, {})
    return {
        "step": step,
        "can": [(one.line, showing.kind_of(one.line)) for one in foreseen if one.answer],
        "cannot": [
            (one.line, showing.kind_of(one.line), one.answer.reason) for one in foreseen if not one.answer
        ],
        "left_out": left_out,
        "form": form,
        "back_href": back,
        "query": back.partition("?")[2],
    }


def _told(step: Step, results: Sequence[Result], back: str) -> dict[str, Any]:
    """What became of each, as the session keeps it until the page is shown."""
    rows = [
        {
            "title": one.line.title or one.line.key,
            "language": one.line.title_language,
            "done": one.done,
            "words": one.words,
        }
        for one in results
    ]
    return {"step": step.code, "rows": rows, "back": back}


@desk_page("secretariat")
@require_GET
def done(request: ActorRequest) -> HttpResponse:
    """What became of each thing of the last step."""
    told = request.session.get(DONE)
    if not told or told["step"] not in BY_CODE:
        return redirect(reverse("desk:queue"))
    context = {
        "step": BY_CODE[told["step"]],
        "done": [row for row in told["rows"] if row["done"]],
        "failed": [row for row in told["rows"] if not row["done"]],
        "back_href": told["back"],
    }
    return render(request, "desk/desk/done.html", context)
