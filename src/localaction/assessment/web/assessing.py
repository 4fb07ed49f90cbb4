"""An assessor's pages: one's own assignments, the declaration, reading and scoring."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.assessment import operations, queries, rules, seeing
from localaction.assessment.conflicts import ConflictKind
from localaction.assessment.web.forms import DeclarationForm, SheetForm, sheet_initial
from localaction.assessment.web.showing import Shown, shown
from localaction.kit.answers import Refused

PER_PAGE = 25


@desk_page("assessor")
def assessments(request: ActorRequest) -> HttpResponse:
    """One's own assignments: what waits, or what is done."""
    is_past = request.GET.get("show") == "earlier"
    waiting, past = queries.at_work_for(request.actor), queries.past_for(request.actor)
    page = Paginator(past if is_past else waiting, PER_PAGE).get_page(request.GET.get("page"))
    known = seeing.all_seen(request.actor, page, language=get_language() or "en")
    counts = (waiting.count(), past.count())
    context = {"page": page, "lines": known, "is_past": is_past, "tabs": _tabs(counts, is_past)}
    return render(request, "assessment/desk/assessments.html", context)


def _tabs(counts: tuple[int, int], is_past: bool) -> list[tuple[Any, str, bool]]:
    waiting, past = counts
    return [
        (_("Waiting for you (%(count)d)") % {"count": waiting}, "?", not is_past),
        (_("Earlier (%(count)d)") % {"count": past}, "?show=earlier", is_past),
    ]


@desk_page("assessor")
def assessment(request: ActorRequest, pk: int) -> HttpResponse:
    """One assignment: before the declaration only whose action it is; then the text left and the sheet right."""
    mine = get_object_or_404(queries.assignments_for(request.actor).select_related("rubric"), pk=pk)
    if not rules.may_read(request.actor, mine):
        if request.method == "POST":
            return _too_late(request, mine)
        return _door(request, mine, DeclarationForm())
    if request.method == "POST":
        return _write(request, mine)
    return _sheet_page(request, mine, _sheet_form(mine))


def _door(request: ActorRequest, mine: Any, form: DeclarationForm) -> HttpResponse:
    reader = get_language() or "en"
    context = {
        "assignment": mine,
        "seen": seeing.what_is_seen(request.actor, mine, language=reader, whole=False),
        "form": form,
        "may_declare": bool(rules.may_declare_no_conflict(request.actor, mine)),
        "why_not": rules.may_read(request.actor, mine).reason,
    }
    return render(request, "assessment/desk/door.html", context)


def _too_late(request: ActorRequest, mine: Any) -> HttpResponse:
    """The sheet was sent after the assignment had ended: say so, and show everything that was typed."""
    reason = rules.may_score(request.actor, mine).reason
    if request.headers.get("X-Autosave"):
        return JsonResponse({"reason": str(reason)}, status=409)
    written = ("comment-", "colleagues-", "summary", "notes")
    typed = [text for name, text in request.POST.items() if name.startswith(written) and text]
    context = {"assignment": mine, "reason": reason, "typed": typed}
    return render(request, "assessment/desk/too_late.html", context, status=409)


def _sheet_form(mine: Any, data: Any = None, *, sending: bool = False) -> SheetForm:
    rows = queries.sheet_of(mine)
    initial = {
        **sheet_initial(rows),
        "recommendation": mine.recommendation,
        "summary": mine.summary_to_submitter,
        "notes": mine.notes_to_colleagues,
        "writes_in": mine.language,
    }
    form = SheetForm(rows=rows, reader=get_language() or "en", sending=sending, data=data, initial=initial)
    form.language = data.get("writes_in", mine.language) if data else mine.language  # type: ignore[attr-defined]
    return form


def _sheet_page(
    request: ActorRequest,
    mine: Any,
    form: SheetForm,
    *,
    conflict_form: DeclarationForm | None = None,
    status: int = 200,
) -> HttpResponse:
    reader = get_language() or "en"
    rows = queries.sheet_of(mine)
    seen = seeing.what_is_seen(request.actor, mine, language=reader)
    context = {
        "assignment": mine,
        "seen": seen,
        "reading": seen.reading,
        "form": form,
        "rows": [shown(row, reader=reader, language=mine.language) for row in rows],
        "intro": mine.rubric.intros.get(reader) or mine.rubric.intros.get("en", ""),
        "scored": sum(1 for row in rows if row.level is not None),
        "may_score": bool(rules.may_score(request.actor, mine)),
        "others": _others(request, mine),
        "conflict_form": conflict_form or DeclarationForm(later=True),
    }
    return render(request, "assessment/desk/assessment.html", context, status=status)


def _others(request: ActorRequest, mine: Any) -> list[Shown]:
    """What colleagues think: nothing at all before one's own assessment is in."""
    if not rules.may_see_others(request.actor, mine):
        return []
    reader = get_language() or "en"
    return [
        shown(one.row, reader=reader, language=one.assignment.language) for one in queries.colleagues_of(mine)
    ]


def _write(request: ActorRequest, mine: Any) -> HttpResponse:
    if not rules.may_score(request.actor, mine):
        return _too_late(request, mine)
    sending = "send" in request.POST
    form = _sheet_form(mine, request.POST)
    if not form.is_valid():
        if request.headers.get("X-Autosave"):
            return JsonResponse({"errors": form.errors}, status=400)
        return _sheet_page(request, mine, form, status=422)
    saved = operations.save_assessment(actor=request.actor, assignment=mine, sheet=form.sheet())
    if request.headers.get("X-Autosave") and saved.saved_at:
        return JsonResponse({"saved_at": saved.saved_at.isoformat()})
    if sending:
        return _send(request, saved)
    messages.success(request, _("Your assessment is saved. You can go on later."))
    return redirect("assessment:assessment", pk=mine.pk)


def _send(request: ActorRequest, mine: Any) -> HttpResponse:
    """What was typed is kept by now; send it when nothing is missing."""
    checked = _sheet_form(mine, request.POST, sending=True)
    if not checked.is_valid():
        return _sheet_page(request, mine, checked, status=422)
    operations.submit(actor=request.actor, assignment=mine)
    messages.success(request, _("Thank you. Your assessment is in."))
    return redirect("assessment:assessments")


@require_POST
@desk_page("assessor")
def declare(request: ActorRequest, pk: int) -> HttpResponse:
    """Declare a conflict of interest, or that there is none."""
    mine = get_object_or_404(queries.assignments_for(request.actor), pk=pk)
    is_later = bool(rules.may_read(request.actor, mine))
    form = DeclarationForm(request.POST, later=is_later)
    if not form.is_valid():
        if is_later:
            return _sheet_page(request, mine, _sheet_form(mine), conflict_form=form, status=422)
        return _door(request, mine, form)
    kind, note = form.cleaned_data["kind"], form.cleaned_data["note"]
    try:
        if kind == ConflictKind.NONE:
            operations.declare_no_conflict(actor=request.actor, assignment=mine)
            return redirect("assessment:assessment", pk=pk)
        operations.declare_conflict(actor=request.actor, assignment=mine, kind=kind, note=note)
        messages.success(request, _("Thank you for being open. The secretariat asks somebody else."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("assessment:assessments")


@require_POST
@desk_page("assessor")
def abstain(request: ActorRequest, pk: int) -> HttpResponse:
    """Give an action back without a conflict."""
    mine = get_object_or_404(queries.assignments_for(request.actor), pk=pk)
    try:
        operations.abstain(actor=request.actor, assignment=mine, because=request.POST.get("because", ""))
        messages.success(request, _("You gave the action back. The secretariat asks somebody else."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("assessment:assessments")
