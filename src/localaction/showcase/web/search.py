"""Finding actions: by words and choices, as a list, a table or a map."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import filters as reading
from localaction.showcase.queries.search import SearchPage, search_page
from localaction.showcase.web import drawing
from localaction.showcase.web.world import checkpoint, some_of_the_world, whole_world


@public_page
def search(request: ActorRequest) -> HttpResponse:
    """The actions that match; every choice is in the address."""
    return _page(request, reading.read(dict(request.GET.lists())), "search")


@public_page
def world_map(request: ActorRequest) -> HttpResponse:
    """The same actions as points on the world, with the same choices and an equal list beneath."""
    filters = reading.read(dict(request.GET.lists()))
    return _page(request, replace(filters, view="map"), "world_map")


def _page(request: ActorRequest, filters: reading.Filters, template: str) -> HttpResponse:
    language = get_language() or "en"
    page = search_page(filters, language)
    context = {
        "page": page,
        "entries": drawing.found(page.found) if filters.view != "table" else "",
        "facets": drawing.facets(page.facets),
        "world": _world(page, language),
        "checkpoint": checkpoint(),
        "is_map_page": template == "world_map",
    }
    return render(request, f"showcase/public/{template}.html", context)


def _world(page: SearchPage, language: str) -> str:
    """The map of what was found, where a map is asked for."""
    if page.filters.view != "map" or not page.total:
        return ""
    return some_of_the_world(page.points) if page.filters.is_narrowed else whole_world(language)
