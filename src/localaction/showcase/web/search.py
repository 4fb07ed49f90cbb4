"""Finding actions: by words and choices, as a list, a table or a map."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import filters as reading
from localaction.showcase.queries.search import SearchPage, search_page
from localaction.showcase.queries.taking import files
from localaction.showcase.web import drawing, suggesting
from localaction.showcase.web.world import checkpoint, live_map, some_of_the_world, whole_world


@public_page
def search(request: ActorRequest) -> HttpResponse:
    """The actions that match; every choice is in the address."""
    return listed(request, reading.read(dict(request.GET.lists())), "search")


@public_page
def world_map(request: ActorRequest) -> HttpResponse:
    """The same actions as points on the world, with the same choices and an equal list beneath."""
    filters = reading.read(dict(request.GET.lists()))
    return listed(request, replace(filters, view="map"), "world_map")


def listed(request: ActorRequest, filters: reading.Filters, template: str, at_path: str = "") -> HttpResponse:
    """The page of a list; `at_path` is the short address under which it is read, if it is."""
    language = get_language() or "en"
    page = search_page(filters, language, at_path)
    context = {
        "page": page,
        "entries": drawing.found(page.found) if filters.view != "table" else "",
        "nearest": drawing.found(page.nearest, to_compare=False),
        "facets": drawing.facets(page.facets),
        "further": drawing.further(page.facets),
        "has_dates": True,
        "files": files(filters, language),
        "search_field": suggesting.attributes(language),
        "search_help": _kept("search_help", language),
        "world": _world(page, language),
        "checkpoint": checkpoint(),
        "is_map_page": template == "world_map",
        "is_embeddable": template == "world_map",
    }
    return render(request, f"showcase/public/{template}.html", context)


@lru_cache(maxsize=16)
def _kept(name: str, language: str) -> SafeString:
    """A piece of the page that differs from language to language only."""
    with override(language):
        return render_to_string(f"showcase/public/{name}.html")


def _world(page: SearchPage, language: str) -> str:
    """The map of what was found, where a map is asked for."""
    if page.filters.view != "map" or not page.total:
        return ""
    is_part = page.filters.is_narrowed or page.filters.at
    drawn = some_of_the_world(page.points) if is_part else whole_world(language)
    return live_map(drawn, page.filters, language)
