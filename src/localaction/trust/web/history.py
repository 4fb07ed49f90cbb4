"""Every version of an action, what changed, and where its numbers and translations come from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.register import queries as register
from localaction.showcase.web.missing import NOT_KEPT, missing
from localaction.showcase.web.world import checkpoint
from localaction.trust.queries.history import history_of
from localaction.trust.web import answers


@public_page
def history(request: ActorRequest, reference: str) -> HttpResponse:
    """The history of an action that stands, or of one that was withdrawn; what is hidden says so."""
    if register.hidden("action", reference):
        return missing(request, "action", reference)
    before, after = answers.asked(request, "from"), answers.asked(request, "to")
    page = history_of(reference, get_language() or "en", before or 0, after or 0)
    if page is None:
        return missing(request, "action", reference)
    context = {"page": page, "checkpoint": checkpoint()}
    response = render(request, "trust/public/history.html", context, status=200 if page.title else 410)
    if page.title is None:
        response.headers["Cache-Control"] = NOT_KEPT
    return response
