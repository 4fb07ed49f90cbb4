"""A person's own data: what is held, a copy to take along, and the request to be erased."""

from __future__ import annotations

import io
import json
import zipfile

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from localaction.accounts import operations as accounts
from localaction.accounts import queries as people
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.desk import erasing, personal
from localaction.kit.answers import Refused


class ErasureForm(forms.Form):
    """Asking to be erased, or taking the request back."""

    move = forms.ChoiceField(choices=[("ask", ""), ("withdraw", "")], widget=forms.HiddenInput)
    because = forms.CharField(
        label=gettext_lazy("Is there something we should know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


@portal_page
def own_data(request: ActorRequest) -> HttpResponse:
    """What is held on the person signed in, in numbers, with the two things that can be done about it."""
    assert request.user.is_authenticated
    person = request.user
    form = ErasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _move(request, form.cleaned_data):
        return redirect("desk:own_data")
    context = {
        "person": person,
        "form": form,
        "asked": people.open_erasure_request(person.pk),
        "outlook": erasing.outlook(person),
    }
    return render(request, "desk/portal/own_data.html", context)


def _move(request: ActorRequest, said: dict[str, str]) -> bool:
    assert request.user.is_authenticated
    try:
        if said["move"] == "ask":
            accounts.ask_erasure(actor=request.actor, person=request.user, because=said["because"])
            messages.success(request, _("We have your request. The secretariat answers within one month."))
            return True
        asked = people.open_erasure_request(request.user.pk)
        if asked is not None:
            accounts.withdraw_erasure(actor=request.actor, request=asked)
        messages.success(request, _("Your request is withdrawn. Everything stays as it is."))
    except Refused as refused:
        messages.error(request, str(refused.reason))
    return True


@portal_page
@require_POST
def own_copy(request: ActorRequest) -> HttpResponse:
    """A file with everything held on the person signed in, for people (HTML) and for programs (JSON)."""
    assert request.user.is_authenticated
    person = request.user
    data = personal.everything_on(person)
    accounts.note_copy(actor=request.actor, person=person)
    folder, packed = "my-data", io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{folder}/data.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
        page = render_to_string(
            "desk/portal/own_copy.html",
            {"data": data, "person": person, "now": timezone.now()},
            request=request,
        )
        archive.writestr(f"{folder}/data.html", page)
    headers = {"Content-Disposition": 'attachment; filename="my-data.zip"', "Cache-Control": "no-store"}
    return HttpResponse(packed.getvalue(), content_type="application/zip", headers=headers)
