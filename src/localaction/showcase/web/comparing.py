"""Actions side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries.comparing import compare_page
from localaction.showcase.web.world import checkpoint


@public_page
def compare(request: ActorRequest) -> HttpResponse:
    """Two to four actions: `a` once for each; `q` looks for one to add."""
    page = compare_page(request.GET.getlist("a"), request.GET.get("q", ""), get_language() or "en")
    return render(request, "showcase/public/compare.html", {"page": page, "checkpoint": checkpoint()})
