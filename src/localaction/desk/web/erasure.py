"""Requests to be erased, answered at the desk, and the rules by which old personal data goes by itself."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from localaction.accounts import operations as accounts
from localaction.accounts import queries as people
from localaction.accounts import rules
from localaction.accounts.lifecycle import ErasureStatus
from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.desk import erasing
from localaction.kit import retention as keeping
from localaction.kit.answers import Refused


class RefusalForm(forms.Form):
    """Why the person cannot be erased now."""

    because = forms.CharField(
        label=gettext_lazy("Why not"),
        help_text=gettext_lazy("The person reads this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class ConfirmForm(forms.Form):
    """That erasing cannot be undone is known."""

    understood = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone."))


@desk_page("secretariat")
@require_GET
def erasures(request: ActorRequest) -> HttpResponse:
    """Who waits to be erased, and the last hundred answers."""
    done = people.erasure_requests(ErasureStatus.DONE).reverse()[:100]
    context = {"waiting": people.erasure_requests()[:100], "done": done}
    return render(request, "desk/desk/erasures.html", context)


@desk_page("secretariat")
def erasure(request: ActorRequest, pk: int) -> HttpResponse:
    """One request: what goes, what stays and why, and the answer."""
    try:
        asked = people.erasure_request(pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    move = request.POST.get("move", "") if request.method == "POST" else ""
    confirm = ConfirmForm(request.POST if move == "erase" else None)
    refusal = RefusalForm(request.POST if move == "refuse" else None)
    try:
        if move == "erase" and confirm.is_valid():
            erasing.erase(actor=request.actor, request=asked)
            messages.success(request, _("The person is erased. A last letter says so."))
            return redirect("desk:erasures")
        if move == "refuse" and refusal.is_valid():
            accounts.refuse_erasure(
                actor=request.actor, request=asked, because=refusal.cleaned_data["because"]
            )
            messages.success(request, _("The request is refused, and the person is told why."))
            return redirect("desk:erasures")
    except Refused as refused:
        messages.error(request, str(refused.reason))
        return redirect("desk:erasure", pk=pk)
    context = {
        "asked": asked,
        "outlook": erasing.outlook(asked.person),
        "may": rules.may_carry_out_erasure(request.actor, asked),
        "confirm": confirm,
        "refusal": refusal,
        "form": refusal if move == "refuse" else confirm,
    }
    return render(request, "desk/desk/erasure.html", context)


@desk_page("secretariat")
@require_GET
def retention(request: ActorRequest) -> HttpResponse:
    """How long what is kept and why, what goes with the next night, and what went last."""
    now, runs = timezone.now(), keeping.last_runs()
    rows = [(rule, rule.due(rule.before(now)), runs.get(rule.code)) for rule in keeping.rules()]
    return render(request, "desk/desk/retention.html", {"rows": rows})
