"""Finding what a page of outreach is about, or answering that there is no such thing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from localaction.accounts.web.audiences import ActorRequest
from localaction.outreach import queries


def list_of(request: ActorRequest, pk: int) -> Any:
    """One list. Raises Http404."""
    try:
        return queries.list_for(request.actor, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def prospect_of(request: ActorRequest, pk: int) -> Any:
    """One government on a list. Raises Http404."""
    try:
        return queries.prospect_for(request.actor, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
