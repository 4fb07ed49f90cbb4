"""This was not us: the page behind the link in a letter about a signature."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, open_page
from localaction.declarations import operations
from localaction.governments import queries as governments
from localaction.governments.web.objecting import ObjectionForm


@open_page
@require_http_methods(["GET", "POST"])
def not_us(request: ActorRequest, token: str) -> HttpResponse:
    """Opening the link says nothing, so that a mail scanner cannot object for anybody."""
    asked = operations.read_objection(token)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"asked": asked, "form": form}
    if asked is not None:
        context["name"] = governments.public_name(asked.signature.government, get_language() or "en")
        context["is_done"] = asked.has_objected
        if form.is_valid():
            operations.object_to(signature=asked.signature, email=asked.email, text=form.cleaned_data["text"])
            context["is_done"] = True
    return render(request, "declarations/public/not_us.html", context, status=410 if asked is None else 200)
