"""Finding what a page is about, or answering that there is no such thing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from localaction.actions import queries
from localaction.kit.actors import Actor


def found_action(actor: Actor, reference: str) -> Any:
    """An action the actor may read. Raises Http404."""
    try:
        return queries.action_for(actor, reference)
    except ObjectDoesNotExist as error:
        raise Http404 from error
