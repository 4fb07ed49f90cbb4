"""We do not know this person: the page behind the link in a letter to those we know at a government."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, open_page
from localaction.design.forms import LongText
from localaction.governments import operations, queries


class ObjectionForm(forms.Form):
    """What somebody knows who says that this is not theirs; nothing is required."""

    text = forms.CharField(
        label=_("What should we know?"),
        help_text=_("Only the secretariat reads this."),
        required=False,
        max_length=2000,
        widget=LongText(rows=4),
    )


@open_page
@require_http_methods(["GET", "POST"])
def not_us(request: ActorRequest, token: str) -> HttpResponse:
    """Opening the link says nothing, so that a mail scanner cannot object for anybody."""
    asked = operations.read_member_objection(token)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"asked": asked, "form": form}
    if asked is not None:
        context["name"] = queries.public_name(asked.membership.government, get_language() or "en")
        context["is_done"] = asked.has_objected
        if form.is_valid():
            operations.object_to_member(
                membership=asked.membership, email=asked.email, text=form.cleaned_data["text"]
            )
            context["is_done"] = True
    return render(request, "governments/public/not_us.html", context, status=410 if asked is None else 200)
