"""Who a program acts for: the token in its Authorization header. Never more than its person, and never the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import translation
from ninja.errors import HttpError
from ninja.security import HttpBearer

from localaction.accounts import operations, queries
from localaction.accounts.actors import actor_of
from localaction.accounts.tokens import Scope
from localaction.accounts.web import pacing
from localaction.accounts.web.audiences import ActorRequest
from localaction.accounts.web.faults import TooMany
from localaction.kit.actors import Actor

TRIED_PER_MINUTE, READ_PER_MINUTE, SENT_PER_MINUTE, SENT_PER_DAY = 30, 300, 60, 5_000
MINUTE, DAY = 60, 24 * 60 * 60


class Bearer(HttpBearer):
    """Lets in whoever shows a good token with a scope; all tokens of a person are counted together.

    Without roles at the desk: a token is no second factor. Sets `request.actor`.
    """

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The person behind the token, or None. Raises HttpError 403 without the scope, TooMany."""
        found = queries.good_token(token.strip())
        if found is None:
            if not pacing.is_within(f"token-tries:{pacing.address_of(request)}", TRIED_PER_MINUTE, MINUTE):
                raise TooMany(MINUTE)
            return None
        self._count(request, found.person_id)
        if self.scope is not None and self.scope not in found.scopes:
            raise HttpError(403, "This token was not made for this")
        operations.note_use(found)
        actor = actor_of(found.person, with_roles=False)
        request.actor = actor  # type: ignore[attr-defined]
        if not request.headers.get("Accept-Language"):
            translation.activate(actor.language)
            request.LANGUAGE_CODE = actor.language
        return actor

    def _count(self, request: HttpRequest, person_id: int) -> None:
        if request.method in ("GET", "HEAD"):
            if not pacing.is_within(f"token-reads:{person_id}", READ_PER_MINUTE, MINUTE):
                raise TooMany(MINUTE)
            return
        if not pacing.is_within(f"token-writes:{person_id}", SENT_PER_MINUTE, MINUTE):
            raise TooMany(MINUTE)
        if not pacing.is_within(f"token-day:{person_id}", SENT_PER_DAY, DAY):
            raise TooMany(DAY)


def actor_in(request: HttpRequest) -> Actor:
    """The actor that `Bearer` found."""
    known: Any = request
    found: ActorRequest = known
    return found.actor
