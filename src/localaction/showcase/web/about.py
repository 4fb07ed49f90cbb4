"""What the Call is, and the words it uses."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import places, texts


@public_page
def about(request: ActorRequest) -> HttpResponse:
    """What the Call is, how it checks, and how it protects people."""
    language = get_language() or "en"
    context = {
        "page": texts.about(language),
        "partners": texts.partners(language),
        "secretariat": settings.SECRETARIAT_EMAIL,
        "disclaimer": places.disclaimer(language),
    }
    return render(request, "showcase/public/about.html", context)


@public_page
def glossary(request: ActorRequest) -> HttpResponse:
    """The words of the Call, each in one plain sentence."""
    return render(request, "showcase/public/glossary.html", {"page": texts.glossary(get_language() or "en")})
