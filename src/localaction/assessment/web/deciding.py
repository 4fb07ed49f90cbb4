"""The secretariat's page about one action: assessors, both assessments side by side, agreement, decision, letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.queries import assessors as all_assessors
from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.steps import TONES
from localaction.assessment import operations, queries, rules
from localaction.assessment.lifecycle import DecisionStatus, Outcome
from localaction.assessment.web.decision_forms import AgreementForm, DecisionForm
from localaction.assessment.web.showing import compared
from localaction.kit.answers import Refused
from localaction.kit.numbers import whole


def _judgement(request: ActorRequest, reference: str) -> queries.Judgement:
    try:
        return queries.judgement_for(request.actor, reference)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


@desk_page("secretariat")
def judgement(request: ActorRequest, reference: str) -> HttpResponse:
    """The action left; assessors, assessments, agreement and decision right."""
    return _page(request, _judgement(request, reference))


def _page(
    request: ActorRequest,
    found: queries.Judgement,
    *,
    agreement_form: AgreementForm | None = None,
    decision_form: DecisionForm | None = None,
) -> HttpResponse:
    """The page, with forms as they were typed when something must be put right."""
    reader = get_language() or "en"
    action, actor = found.action, request.actor
    may_assign = bool(rules.may_assign(actor, action))
    context = {
        "found": found,
        "action": action,
        "tone": TONES.get(action.status, "quiet"),
        "reading": queries.reading_of(action, reader),
        "candidates": queries.candidates(action, found.round) if may_assign else [],
        "may_resume": bool(rules.may_resume(actor, action)),
        "agreement_form": agreement_form
        or (_agreement_form(found, reader) if rules.may_agree(actor, action) else None),
        "decision_form": decision_form
        or (_decision_form(found, reader) if rules.may_prepare(actor, action) else None),
        "form": agreement_form or decision_form,
        "reader": reader,
        "common": _common_levels(found, reader),
        "rows": compared(found.rows, reader=reader),
        "people": [(one, found.scores.get(one.pk)) for one in found.assignments],
    }
    status = 422 if agreement_form or decision_form else 200
    return render(request, "assessment/desk/judgement.html", context, status=status)


def _common_levels(found: queries.Judgement, reader: str) -> list[tuple[str, int]]:
    if found.consensus is None:
        return []
    return [(one.name(reader), found.consensus.levels[one.code]) for one in found.criteria]


def _agreement_form(found: queries.Judgement, reader: str, data: Any = None) -> AgreementForm:
    known = found.consensus
    initial = {f"level-{code}": str(level) for code, level in known.levels.items()} if known else {}
    initial["text"] = known.text if known else ""
    return AgreementForm(rows=found.rows, reader=reader, data=data, initial=initial)


def _decision_form(found: queries.Judgement, reader: str, data: Any = None) -> DecisionForm:
    known = found.decision
    if known is None:
        reasons, message, language, outcome = queries.proposed_reasons(found), "", found.action.language, ""
    else:
        reasons, message, language, outcome = known.reasons, known.message, known.language, known.outcome
    initial = {"outcome": outcome, "writes_in": language, "message": message}
    initial |= {f"reason-{code}": text for code, text in reasons.items()}
    form = DecisionForm(criteria=found.criteria, reader=reader, data=data, initial=initial)
    form.language = data.get("writes_in", language) if data else language  # type: ignore[attr-defined]
    return form


def _doing(request: ActorRequest, deed: Callable[[], object], done: str) -> None:
    """Do one thing and say so; or say why not."""
    try:
        deed()
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))


# --- who reads


@require_POST
@desk_page("secretariat")
def assessors(request: ActorRequest, reference: str) -> HttpResponse:
    """Give the action to the assessors who were ticked."""
    action = _judgement(request, reference).action
    chosen = [whole(pk) for pk in request.POST.getlist("assessor")]
    people = list(all_assessors().filter(pk__in=chosen))
    if not people:
        messages.error(request, _("Choose at least one assessor."))
    for person in people:
        done = _("%(name)s has been asked to assess this action.") % {"name": person.name}
        _doing(request, lambda person=person: _assign(request, action, person), done)  # type: ignore[misc]
    return redirect("assessment:judgement", reference=reference)


def _assign(request: ActorRequest, action: Any, person: Any) -> None:
    operations.assign(actor=request.actor, action=action, assessor=person)


@require_POST
@desk_page("secretariat")
def release(request: ActorRequest, reference: str, pk: int) -> HttpResponse:
    """Release an assessor who has not finished."""
    found = _judgement(request, reference)
    assignment = get_object_or_404(found.action.assignments.all(), pk=pk)
    done = _("The assignment was taken back.")
    _doing(request, lambda: operations.release(actor=request.actor, assignment=assignment), done)
    return redirect("assessment:judgement", reference=reference)


@require_POST
@desk_page("secretariat")
def resume(request: ActorRequest, reference: str) -> HttpResponse:
    """Go on with the assessors who have the action."""
    action = _judgement(request, reference).action
    _doing(
        request, lambda: operations.resume(actor=request.actor, action=action), _("The assessment goes on.")
    )
    return redirect("assessment:judgement", reference=reference)


# --- agreement and decision


@require_POST
@desk_page("secretariat")
def agreement(request: ActorRequest, reference: str) -> HttpResponse:
    """Write down the common levels."""
    found = _judgement(request, reference)
    rules.may_agree(request.actor, found.action).or_refuse()
    reader = get_language() or "en"
    form = _agreement_form(found, reader, request.POST)
    if not form.is_valid():
        return _page(request, found, agreement_form=form)
    operations.agree(
        actor=request.actor,
        action=found.action,
        levels=form.levels(),
        text=form.cleaned_data["text"],
        language=request.actor.language,
    )
    messages.success(request, _("The common levels are written down."))
    return redirect("assessment:judgement", reference=reference)


@require_POST
@desk_page("secretariat")
def draft(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep the decision as it is written; then show the letter it would send."""
    found = _judgement(request, reference)
    rules.may_prepare(request.actor, found.action).or_refuse()
    form = _decision_form(found, get_language() or "en", request.POST)
    if not form.is_valid():
        if request.headers.get("X-Autosave"):
            return JsonResponse({"errors": form.errors}, status=400)
        return _page(request, found, decision_form=form)
    decision = operations.prepare_decision(
        actor=request.actor,
        action=found.action,
        outcome=form.cleaned_data["outcome"],
        message=form.cleaned_data["message"],
        reasons=form.reasons(),
        language=form.cleaned_data["writes_in"],
    )
    if request.headers.get("X-Autosave"):
        return JsonResponse({"saved_at": decision.saved_at.isoformat()})
    return redirect("assessment:letter", reference=reference)


@desk_page("secretariat")
def letter(request: ActorRequest, reference: str) -> HttpResponse:
    """The letter as the government would read it; from here the decision is taken."""
    found = _judgement(request, reference)
    decision = found.decision
    if (
        decision is None
        or decision.status == DecisionStatus.FINAL
        or not decision.outcome
        or decision.pending_at
    ):
        return redirect("assessment:judgement", reference=reference)
    if request.method == "POST":
        return _decide(request, found, decision)
    context = {
        "found": found,
        "action": found.action,
        "decision": decision,
        "letters": operations.previews(decision=decision),
        "answer": rules.may_tell(request.actor, decision, timezone.localdate()),
        "is_announcement": decision.outcome == Outcome.DECLINE and decision.status == DecisionStatus.DRAFT,
    }
    return render(request, "assessment/desk/letter.html", context)


def _decide(request: ActorRequest, found: queries.Judgement, decision: Any) -> HttpResponse:
    """Take the decision that was looked at; one that was changed meanwhile is looked at again first."""
    if (
        request.POST.get("outcome") != decision.outcome
        or request.POST.get("saved_at") != decision.saved_at.isoformat()
    ):
        messages.error(request, _("A colleague has changed this decision. Look at the letter again."))
        return redirect("assessment:letter", reference=found.action.reference)
    if "later" in request.POST:
        done = _("The decision is set aside. Its letters wait in the outbox to be read.")
        _doing(request, lambda: operations.make_pending(actor=request.actor, decision=decision), done)
        return redirect("assessment:judgement", reference=found.action.reference)
    deeds: dict[str, Callable[..., object]] = {
        Outcome.ACCEPT: operations.accept,
        Outcome.HAND_BACK: operations.hand_back,
        Outcome.DECLINE: operations.announce_decline
        if decision.status == DecisionStatus.DRAFT
        else operations.decline,
    }
    deed = deeds[decision.outcome]
    _doing(
        request, lambda: deed(actor=request.actor, decision=decision), _("Done. The letter is on its way.")
    )
    return redirect("assessment:judgement", reference=found.action.reference)
