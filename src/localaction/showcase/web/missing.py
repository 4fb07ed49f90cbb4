"""What stands where nothing is published: a tombstone, a word that it is hidden, or words that help to go on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from localaction.accounts.web.audiences import ActorRequest
from localaction.register import queries as register

NOT_KEPT = "public, max-age=0"


def missing(request: ActorRequest, kind: str, asked: str) -> HttpResponse:
    """What was withdrawn or is hidden says so (410); there is another page for what was never there (404).

    The address of a government that another took the place of leads to that one.
    """
    tombstone = register.tombstone(kind, asked) if kind else None
    if tombstone and tombstone.successor and kind == "government":
        response: HttpResponse = redirect("showcase:government", tombstone.successor)
    elif kind and register.hidden(kind, asked):
        response = render(request, "showcase/public/hidden.html", {"reference": asked}, status=410)
    elif tombstone:
        response = render(request, "showcase/public/tombstone.html", {"tombstone": tombstone}, status=410)
    else:
        response = render(request, "showcase/public/unknown.html", {"asked": asked[:80]}, status=404)
    response.headers["Cache-Control"] = NOT_KEPT
    return response
