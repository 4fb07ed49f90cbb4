"""The front page."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.register import queries as register
from localaction.showcase.queries.front import front_page
from localaction.showcase.queries.world import index_stamp, world_points
from localaction.showcase.web import drawing


@public_page
def front(request: ActorRequest) -> HttpResponse:
    """What this is, how much there is, where, and what came last."""
    language = get_language() or "en"
    head = register.head()
    page = front_page(language, head)
    world = _world(index_stamp(), language, page.newest_line)
    context = {
        "page": page,
        "world": world,
        "entries": drawing.entries(page.newest),
        "checkpoint": head if head.at else None,
    }
    return render(request, "showcase/public/front.html", context)


@lru_cache(maxsize=16)
def _world(stamp: str, language: str, newest: str) -> str:
    """The map of everything as HTML, drawn once for each state of the index and each language."""
    context = {"points": world_points(language), "newest": newest}
    return render_to_string("showcase/public/world.html", context)
