"""The cohorts: the governments and actions of each call."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import filters
from localaction.showcase.queries.cohorts import cohort_list, cohort_page
from localaction.showcase.web import drawing
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint, head_now


@public_page
def cohorts(request: ActorRequest) -> HttpResponse:
    """Every call with what it brought."""
    page = cohort_list(get_language() or "en")
    return render(request, "showcase/public/cohorts.html", {"page": page, "checkpoint": checkpoint()})


@public_page
def cohort(request: ActorRequest, call: str) -> HttpResponse:
    """Who took part in a call, with what, and where they are."""
    asked = filters.read(dict(request.GET.lists())).page
    page = cohort_page(call, get_language() or "en", head_now(), asked)
    if page is None:
        return missing(request, "call", call)
    context = {"page": page, "entries": drawing.entries(page.actions), "checkpoint": checkpoint()}
    return render(request, "showcase/public/cohort.html", context)
