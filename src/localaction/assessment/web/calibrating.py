"""Anchor cases at the desk and for assessors: everybody scores them, then sees the known levels."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.calls import title_of
from localaction.assessment import operations, queries, rules
from localaction.assessment.rubric import Criterion, criteria_from
from localaction.assessment.web.anchor_forms import AnchorForm, LevelsForm
from localaction.kit.answers import Refused

PER_PAGE = 25


@desk_page("secretariat")
def anchors(request: ActorRequest) -> HttpResponse:
    """The anchor cases and how far each assessor is from them, call by call; and a new one."""
    reader = get_language() or "en"
    calls = {one.code: one for one in queries.calls_with_rubric(request.actor)}
    code = request.GET.get("call", "") or next(iter(calls), "")
    if code and code not in calls:
        raise Http404
    form = AnchorForm(request.POST or None)
    if request.method == "POST" and code and form.is_valid():
        try:
            action = queries.could_be_anchor(request.actor, form.cleaned_data["reference"])
            return redirect("assessment:anchor_levels", code=code, reference=action.reference)
        except ObjectDoesNotExist:
            form.add_error("reference", _("There is no published action with this reference."))
    found = Paginator(queries.anchors_for(request.actor, code), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "calls": [
            (title_of(one, reader)[0], f"?call={one.code}", one.code == code) for one in calls.values()
        ],
        "page": found,
        "deviations": queries.deviations(code),
        "form": form if code else None,
    }
    return render(request, "assessment/desk/anchors.html", context)


@desk_page("secretariat")
def anchor_levels(request: ActorRequest, code: str, reference: str) -> HttpResponse:
    """The levels that the secretariat holds for right, with reasons."""
    calls = {one.code: one for one in queries.calls_with_rubric(request.actor)}
    try:
        action = queries.could_be_anchor(request.actor, reference)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    if code not in calls:
        raise Http404
    criteria = criteria_from(queries.rubric_for(action).criteria)
    form = LevelsForm(request.POST or None, criteria=criteria, reader=get_language() or "en", reasons=True)
    form.language = request.actor.language  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_anchor(
                actor=request.actor,
                call=calls[code],
                action=action,
                levels=form.levels(),
                reasons=form.reasons(),
                language=request.actor.language,
            )
            messages.success(request, _("Every assessor now finds this anchor case."))
            return redirect(f"{_anchors()}?call={code}")
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
    return render(request, "assessment/desk/anchor_levels.html", {"form": form, "action": action})


def _anchors() -> str:
    return str(redirect("assessment:anchors")["Location"])


@desk_page("secretariat")
@require_POST
def remove_anchor(request: ActorRequest, pk: int) -> HttpResponse:
    """Take one anchor case away."""
    found = get_object_or_404(queries.anchors_for(request.actor), pk=pk)
    try:
        operations.remove_anchor(actor=request.actor, anchor=found)
        messages.success(request, _("The anchor case is taken away."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect(f"{_anchors()}?call={found.call.code}")


@desk_page("assessor")
@require_GET
def own_anchors(request: ActorRequest) -> HttpResponse:
    """The anchor cases that wait for an assessor, and those that are done."""
    page = Paginator(queries.own_anchors(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    done = queries.scored_by(request.actor)
    rows = [(one, one.pk in done) for one in page]
    return render(request, "assessment/desk/own_anchors.html", {"page": page, "rows": rows})


@desk_page("assessor")
def own_anchor(request: ActorRequest, pk: int) -> HttpResponse:
    """One anchor case: the own levels first, then beside the known ones."""
    found = get_object_or_404(queries.own_anchors(request.actor), pk=pk)
    reader = get_language() or "en"
    criteria = criteria_from(found.rubric.criteria)
    sheet = queries.own_sheet(request.actor, found)
    form = LevelsForm(request.POST or None, criteria=criteria, reader=reader)
    if request.method == "POST" and form.is_valid():
        try:
            operations.score_anchor(actor=request.actor, anchor=found, levels=form.levels())
            return redirect("assessment:own_anchor", pk=pk)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
    may = rules.may_score_anchor(request.actor, found)
    context = {
        "anchor": found,
        "action": found.action,
        "form": form if may or form.errors else None,
        "refusal": None if may or sheet else may.reason,
        "rows": _compared(criteria, found, sheet, reader) if sheet else [],
    }
    return render(request, "assessment/desk/own_anchor.html", context)


def _compared(
    criteria: tuple[Criterion, ...], anchor: Any, sheet: Any, reader: str
) -> list[tuple[str, int, int, str, str]]:
    """Each criterion with the own level, the known one, what that says, and the reason."""
    return [
        (
            one.name(reader),
            sheet.levels[one.code],
            anchor.levels[one.code],
            one.level(anchor.levels[one.code], reader),
            anchor.reasons.get(one.code, ""),
        )
        for one in criteria
    ]
