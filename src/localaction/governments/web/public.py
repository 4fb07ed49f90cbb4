"""What everybody may ask without being known."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.governments.web.places import choices, only_places


@public_page
def places(request: ActorRequest) -> HttpResponse:
    """Places and governments by the beginning of a name: JSON for scripts, a list for people.

    `q` the text, `country` two letters, `only=places` settlements alone.
    """
    language = get_language() or "en"
    text, country = request.GET.get("q", ""), request.GET.get("country", "")[:2].upper()
    ask = only_places if request.GET.get("only") == "places" else choices
    found = ask(text, country=country, language=language)
    response: HttpResponse
    if (
        request.accepts("text/html")
        and request.get_preferred_type(["text/html", "application/json"]) == "text/html"
    ):
        response = render(request, "governments/public/places.html", {"choices": found, "q": text})
    else:
        results = [
            {"id": one.id, "label": one.label, "detail": one.detail, "language": one.language}
            for one in found
        ]
        response = JsonResponse({"results": results})
    patch_vary_headers(response, ["Accept"])
    response.headers["Cache-Control"] = "public, max-age=60, s-maxage=300"
    return response
