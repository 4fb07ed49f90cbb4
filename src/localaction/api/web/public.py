"""What the API offers, with examples that can be run as they stand."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.api.examples import examples
from localaction.api.signing import HEADER
from localaction.showcase import addresses


@public_page
def about(request: ActorRequest) -> HttpResponse:
    """The page about the API."""
    shown = {code: one.filled(site=settings.SITE_URL) for code, one in examples().items()}
    context = {
        "examples": shown,
        "header": HEADER,
        "home": f"{settings.SITE_URL}{addresses.page('api:home', 'en')}",
        "document": addresses.page("api:openapi-json", "en"),
    }
    return render(request, "api/public/about.html", context)
