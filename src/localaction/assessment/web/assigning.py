"""Giving out a whole call: the plan, carrying it out, the rules; and an action as its assessors see it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.assessment import operations, queries, seeing
from localaction.assessment.identities import hidden_by_hand
from localaction.assessment.web.profile_forms import HiddenWordsForm, RuleForm, rule_initial
from localaction.assessment.web.reasons import why, why_left
from localaction.kit.answers import Refused

PER_PAGE = 25
NO_CALL = "-"


def _reader() -> str:
    return get_language() or "en"


# --- a whole call


@desk_page("secretariat")
def distributing(request: ActorRequest) -> HttpResponse:
    """Choose a call, look at the plan, and carry it out."""
    given = request.POST if request.method == "POST" else request.GET
    how = given.get("how", queries.BY_BALANCE)
    how = how if how in (queries.BY_RULES, queries.BY_BALANCE) else queries.BY_BALANCE
    calls = queries.calls_to_assign()
    chosen = next(((one, count) for one, count in calls if _code(one) == given.get("call")), None)
    if request.method == "POST" and chosen:
        try:
            made = operations.distribute(
                actor=request.actor, call=chosen[0], how=how, digest=request.POST.get("digest", "")
            )
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
        else:
            return redirect("assessment:distribution", pk=made.pk)
    context = {
        "calls": [(_code(one), queries.call_title(one, _reader()), count) for one, count in calls],
        "call": given.get("call", ""),
        "how": how,
        "earlier": queries.distributions(),
        **(_foreseen(request, chosen[0], how) if chosen else {}),
    }
    return render(request, "assessment/desk/distributing.html", context)


def _code(call: Any) -> str:
    return call.code if call else NO_CALL


def _foreseen(request: ActorRequest, call: Any, how: str) -> dict[str, Any]:
    foreseen = queries.plan_for(call, how)
    page = Paginator(foreseen.actions, PER_PAGE).get_page(request.GET.get("page"))
    rows = [foreseen.row(action) for action in page]
    return {
        "foreseen": foreseen,
        "page": page,
        "rows": [
            {
                "action": row.action,
                "chosen": [(one.person, why(one.because, _reader())) for one in row.chosen],
                "left": [(one.person, why_left(one.why, one.ties)) for one in row.left],
                "unfilled": row.unfilled,
            }
            for row in rows
        ],
    }


@desk_page("secretariat")
def distribution(request: ActorRequest, pk: int) -> HttpResponse:
    """How far a plan is carried out, and what could not be done."""
    made = get_object_or_404(queries.distributions(), pk=pk)
    context = {"made": made, "total": len(made.pairs), "problems": queries.problems_of(made)}
    return render(request, "assessment/desk/distribution.html", context)


@require_POST
@desk_page("secretariat")
def propose(request: ActorRequest, reference: str) -> HttpResponse:
    """Give the free places of one action to whom the plan proposes."""
    try:
        found = queries.judgement_for(request.actor, reference)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    try:
        made = operations.fill_places(actor=request.actor, action=found.action)
        names = ", ".join(str(one.assessor) for one in made)
        messages.success(request, _("Asked to assess this action: %(names)s.") % {"names": names})
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("assessment:judgement", reference=reference)


# --- rules


@desk_page("secretariat")
def rules_page(request: ActorRequest) -> HttpResponse:
    """The rules of assigning, and a new one."""
    return _rule(request, None)


@desk_page("secretariat")
def rule(request: ActorRequest, pk: int) -> HttpResponse:
    """One rule, to be changed or dropped."""
    return _rule(request, get_object_or_404(queries.assigning_rules(), pk=pk))


def _rule(request: ActorRequest, known: Any) -> HttpResponse:
    form = RuleForm(
        reader=_reader(),
        data=request.POST if request.method == "POST" else None,
        initial=rule_initial(known) if known else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.save_rule(actor=request.actor, wanted=form.wanted(), rule=known)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("The rule is saved."))
            return redirect("assessment:assigning_rules")
    context = {"rule": known, "form": form, "rules": list(queries.assigning_rules())}
    return render(request, "assessment/desk/rules.html", context, status=422 if form.errors else 200)


@require_POST
@desk_page("secretariat")
def drop(request: ActorRequest, pk: int) -> HttpResponse:
    """Drop a rule."""
    operations.drop_rule(actor=request.actor, rule=get_object_or_404(queries.assigning_rules(), pk=pk))
    messages.success(request, _("The rule is dropped."))
    return redirect("assessment:assigning_rules")


# --- as assessors see it


@desk_page("secretariat")
def as_seen(request: ActorRequest, reference: str) -> HttpResponse:
    """An action as its assessors see it, and words to hide beside what the call hides."""
    try:
        action = queries.judgement_for(request.actor, reference).action
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    words = hidden_by_hand(action)
    form = HiddenWordsForm(request.POST or None, initial={"words": "\n".join(words)})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["words"].splitlines()
        try:
            operations.hide_words(actor=request.actor, action=action, words=chosen)
        except Refused as refusal:
            form.add_error("words", str(refusal.reason))
        else:
            messages.success(request, _("Kept. This is what assessors see now."))
            return redirect("assessment:as_seen", reference=reference)
    seen = seeing.as_assessors_see(request.actor, action, language=_reader())
    context = {"action": action, "seen": seen, "reading": seen.reading, "form": form}
    return render(request, "assessment/desk/as_seen.html", context, status=422 if form.errors else 200)
