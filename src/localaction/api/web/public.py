"""What the API offers, with examples that can be run as they stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from localaction.accounts.web.audiences import ActorRequest, public_page


@public_page
@require_safe
def about(request: ActorRequest) -> HttpResponse:
    """The page about the API."""
    return render(request, "api/public/about.html", {})
