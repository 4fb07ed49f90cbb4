"""The page that checks a register file in the reader's own browser."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.web.world import checkpoint
from localaction.trust.queries.seals import seals


@public_page
def verify(request: ActorRequest) -> HttpResponse:
    """Choose a file; it is read and checked where it lies. Without script the page says how to do it by a command."""
    newest = seals(limit=1).rows
    context = {"seal": newest[0] if newest else None, "checkpoint": checkpoint()}
    return render(request, "trust/public/verify.html", context)
