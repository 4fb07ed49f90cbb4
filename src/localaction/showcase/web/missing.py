"""What stands where nothing is published: a tombstone, or words that help to go on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from localaction.accounts.web.audiences import ActorRequest
from localaction.register import queries as register

NOT_KEPT = "public, max-age=0"


def missing(request: ActorRequest, kind: str, asked: str) -> HttpResponse:
    """The tombstone of a thing that was withdrawn (410), or the page for what was never there (404)."""
    tombstone = register.tombstone(kind, asked) if kind else None
    if tombstone:
        response = render(request, "showcase/public/tombstone.html", {"tombstone": tombstone}, status=410)
    else:
        response = render(request, "showcase/public/unknown.html", {"asked": asked[:80]}, status=404)
    response.headers["Cache-Control"] = NOT_KEPT
    return response
