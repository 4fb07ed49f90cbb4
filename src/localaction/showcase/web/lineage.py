"""The tree of actions that an action belongs to."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.tree import tree_page
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint


@public_page
def lineage(request: ActorRequest, reference: str) -> HttpResponse:
    """Where an action comes from and what came of it, from city to city."""
    page = tree_page(reference, get_language() or "en")
    if page is None:
        return missing(request, "action", reference)
    return render(request, "showcase/public/lineage.html", {"page": page, "checkpoint": checkpoint()})
