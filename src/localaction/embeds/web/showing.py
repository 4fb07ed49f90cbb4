"""How to show something of this site on a page of one's own: the address goes in, the code comes out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.embeds.web import addressed
from localaction.showcase import addresses
from localaction.showcase.web.world import checkpoint


@public_page
def showing(request: ActorRequest) -> HttpResponse:
    """The code for the page whose address was given, and which pages can be shown."""
    asked = request.GET.get("url", "").strip()[: addressed.LONGEST_ADDRESS]
    found = addressed.find(asked)[1] if asked else None
    context = {
        "asked": asked,
        "found": found,
        "code": addressed.code(found, found.width, found.height) if found else "",
        "oembed": settings.SITE_URL + reverse("oembed"),
        "example": settings.SITE_URL + addresses.page("showcase:map", get_language() or "en"),
        "checkpoint": checkpoint(),
    }
    return render(request, "embeds/public/showing.html", context)
