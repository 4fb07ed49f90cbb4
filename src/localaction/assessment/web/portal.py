"""The government's side: the decision with its reasons, and the answer to an announced refusal."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.assessment import letters, operations, queries, rules
from localaction.assessment.lifecycle import DecisionStatus
from localaction.assessment.web.decision_forms import ReplyForm
from localaction.kit.answers import Refused


@portal_page
def decision(request: ActorRequest, reference: str) -> HttpResponse:
    """What was decided or announced, why, and the answer that can be given."""
    try:
        found = queries.decision_for(request.actor, reference)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    may_reply = rules.may_reply(request.actor, found, timezone.localdate())
    form = ReplyForm(request.POST or None)
    form.language = request.actor.language  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            language, text = request.actor.language, form.cleaned_data["text"]
            operations.reply(actor=request.actor, decision=found, text=text, language=language)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(
                request, _("Thank you. Your answer has arrived, and we read it before we decide.")
            )
            return redirect("assessment:decision", reference=reference)
    is_final = found.status == DecisionStatus.FINAL
    context = {
        "decision": found,
        "action": found.action,
        "is_final": is_final,
        # what is being written meanwhile is nobody's business
        "message": found.message if is_final else found.announced_message,
        "reasons": letters.reasons_of(found, announced=not is_final),
        "form": form if may_reply or form.errors else None,
    }
    return render(request, "assessment/portal/decision.html", context)
