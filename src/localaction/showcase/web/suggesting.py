"""Suggestions while somebody types in the search field, as JSON. Without script nothing is lost: Enter searches."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.filters import LONGEST_QUERY
from localaction.showcase.queries.suggesting import suggested


@public_page
def suggest(request: ActorRequest) -> HttpResponse:
    """What begins like, or almost like, what was typed."""
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    results = [asdict(one) for one in suggested(text, get_language() or "en")]
    return JsonResponse({"results": results}, json_dumps_params={"ensure_ascii": False})
