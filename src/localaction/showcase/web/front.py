"""The front page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.front import front_page
from localaction.showcase.web import drawing, suggesting
from localaction.showcase.web.world import checkpoint, head_now, whole_world


@public_page
def front(request: ActorRequest) -> HttpResponse:
    """What this is, how much there is, where, and what came last."""
    language = get_language() or "en"
    page = front_page(language, head_now())
    context = {
        "page": page,
        "world": whole_world(language, page.newest_line),
        "entries": drawing.entries(page.newest),
        "search_field": suggesting.attributes(language),
        "checkpoint": checkpoint(),
    }
    return render(request, "showcase/public/front.html", context)
