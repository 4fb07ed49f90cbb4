"""Suggestions while somebody types in the search field, as JSON. Without script nothing is lost: Enter searches."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache

from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import addresses
from localaction.showcase.filters import LONGEST_QUERY
from localaction.showcase.queries.suggesting import suggested


@public_page
def suggest(request: ActorRequest) -> HttpResponse:
    """What begins like, or almost like, what was typed."""
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    results = [asdict(one) for one in suggested(text, get_language() or "en")]
    return JsonResponse({"results": results}, json_dumps_params={"ensure_ascii": False})


@lru_cache(maxsize=16)
def attributes(language: str) -> SafeString:
    """What makes a search field suggest, where script runs."""
    with override(language):
        found = _("Suggestions: %d. Use the arrow keys to choose, or press Enter to search for your words.")
        none = _("No suggestion. Press Enter to search for your words.")
    return format_html(
        ' autocomplete="off" data-typeahead="{}" data-typeahead-go data-typeahead-found="{}" data-typeahead-none="{}"',
        addresses.page("showcase:suggest", language),
        found,
        none,
    )
