"""What is published in a country, in a region of the world, and in all of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.areas import AreaPage, country_page, region_lines, region_page
from localaction.showcase.queries.closeup import closeup_of
from localaction.showcase.web import drawing
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint, head_now


@public_page
def countries(request: ActorRequest) -> HttpResponse:
    """Every country with something published, by region."""
    context = {"regions": region_lines(get_language() or "en"), "checkpoint": checkpoint()}
    return render(request, "showcase/public/countries.html", context)


@public_page
def regions(request: ActorRequest) -> HttpResponse:
    """The regions of the world and their parts, those with nothing too."""
    context = {"regions": region_lines(get_language() or "en"), "checkpoint": checkpoint()}
    return render(request, "showcase/public/regions.html", context)


@public_page
def country(request: ActorRequest, code: str) -> HttpResponse:
    """What is published in one country, and what is asked for there."""
    if code != code.upper():
        return redirect("showcase:country", code.upper(), permanent=True)
    return _area(request, country_page(code, get_language() or "en", head_now()), code)


@public_page
def region(request: ActorRequest, code: str) -> HttpResponse:
    """What is published in one region or a part of it, and where nothing is."""
    return _area(request, region_page(code, get_language() or "en", head_now()), code)


def _area(request: ActorRequest, page: AreaPage | None, code: str) -> HttpResponse:
    if page is None:
        return missing(request, "", code)
    context = {
        "page": page,
        "closeup": closeup_of(page.field, page.code, get_language() or "en"),
        "entries": drawing.entries(page.actions),
        "near": drawing.entries(page.near),
        "checkpoint": checkpoint(),
    }
    return render(request, "showcase/public/area.html", context)
