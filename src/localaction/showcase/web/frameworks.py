"""What actions serve: frameworks, their items, and the forums that review them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.frameworks import (
    forum_lines,
    framework_lines,
    framework_page,
)
from localaction.showcase.queries.items import item_page
from localaction.showcase.queries.priorities import canonical
from localaction.showcase.web import drawing
from localaction.showcase.web.missing import missing


@public_page
def frameworks(request: ActorRequest) -> HttpResponse:
    """Every framework."""
    lines = framework_lines(get_language() or "en")
    return render(request, "showcase/public/frameworks.html", {"lines": lines})


@public_page
def framework(request: ActorRequest, code: str) -> HttpResponse:
    """One framework with its items, or one item with its actions."""
    language = get_language() or "en"
    page = framework_page(code, language)
    if page is not None:
        return render(request, "showcase/public/framework.html", {"page": page})
    if priority := canonical(code):
        return redirect("showcase:priority", priority, permanent=True)
    item = item_page(code, language)
    if item is not None:
        context = {
            "page": item,
            "entries": drawing.entries(item.actions),
            "joins": drawing.chips(item.joins),
            "joined_by": drawing.chips(item.joined_by),
        }
        return render(request, "showcase/public/item.html", context)
    return missing(request, "", code)


@public_page
def forums(request: ActorRequest) -> HttpResponse:
    """Where States review what was promised, and when."""
    lines = forum_lines(get_language() or "en")
    return render(request, "showcase/public/forums.html", {"lines": lines})
