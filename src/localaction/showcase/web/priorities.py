"""The priorities of the Call: all of them, and one with its actions, where they are and where none is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.items import item_page
from localaction.showcase.queries.priorities import canonical, priority_lines
from localaction.showcase.web import drawing
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint


@public_page
def priorities(request: ActorRequest) -> HttpResponse:
    """Every priority of the Call."""
    lines = [(line, drawing.chips(line.joins)) for line in priority_lines(get_language() or "en")]
    return render(request, "showcase/public/priorities.html", {"lines": lines, "checkpoint": checkpoint()})


@public_page
def priority(request: ActorRequest, code: str) -> HttpResponse:
    """One priority: who serves it, where, how it goes, and where nobody does."""
    found = canonical(code)
    if found and found != code:
        return redirect("showcase:priority", found, permanent=True)
    page = item_page(found, get_language() or "en") if found else None
    if page is None:
        return missing(request, "", code)
    context = {
        "page": page,
        "entries": drawing.entries(page.actions),
        "joins": drawing.chips(page.joins),
        "joined_by": "",
        "checkpoint": checkpoint(),
    }
    return render(request, "showcase/public/priority.html", context)
