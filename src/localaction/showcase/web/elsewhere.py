"""Could an action work in another city, line by line."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.elsewhere import could_it_work as compared
from localaction.showcase.web import drawing
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint


@public_page
def could_it_work(request: ActorRequest, reference: str) -> HttpResponse:
    """An action against the city in `in`, or against one that is named in `q`."""
    language = get_language() or "en"
    page = compared(reference, request.GET.get("in", ""), request.GET.get("q", ""), language)
    if page is None:
        return missing(request, "action", reference)
    context = {"page": page, "near": drawing.entries(page.near), "checkpoint": checkpoint()}
    return render(request, "showcase/public/could_it_work.html", context)
