"""How every answer leaves: encoded once, with what the reader's own copy is compared by, until the register changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError, ValidationError

from localaction.accounts.web.faults import CannotBeDone, TooMany
from localaction.api.choosing import UnknownField, chosen
from localaction.api.paging import BadCursor
from localaction.api.records import WITH_CONTENT, Problem, as_published
from localaction.kit.answers import Refused

CACHE = "public, max-age=0, s-maxage=45"  # what is hidden is gone from every cache within a minute
JSON, PROBLEM = "application/json; charset=utf-8", "application/problem+json"
UNUSABLE = "Some parameters cannot be used"
_encoder = msgspec.json.Encoder()


def answer(request: HttpRequest, record: msgspec.Struct, fields: str = "") -> HttpResponse:
    """A record as JSON, or only those of its fields that were asked for; 304 to a reader who has it already."""
    body = _encoder.encode(as_published(record) if isinstance(record, WITH_CONTENT) else record)
    if fields:
        try:
            body = _encoder.encode(chosen(msgspec.json.decode(body), type(record), fields))
        except UnknownField as error:
            return problem(422, UNUSABLE, errors=(f"fields: {error}",))
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    is_known = etag in request.headers.get("If-None-Match", "")
    response = HttpResponse(status=304) if is_known else HttpResponse(body, content_type=JSON)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHE
    return response


def problem(
    status: int, title: str, detail: str = "", *, errors: tuple[str, ...] = (), **facts: Any
) -> HttpResponse:
    """What went wrong, as application/problem+json."""
    said = Problem(title=title, status=status, detail=detail, errors=errors, **facts)
    response = HttpResponse(_encoder.encode(said), status=status, content_type=PROBLEM)
    response.headers["Cache-Control"] = "no-store"
    return response


def refuse_parameters(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """Say which parameters cannot be used, and why."""
    assert isinstance(error, ValidationError)
    errors = tuple(f"{_parameter(one['loc'])}: {one['msg']}" for one in error.errors)
    return problem(422, UNUSABLE, errors=errors)


def refuse_cursor(_request: HttpRequest, _error: Any) -> HttpResponse:
    """A cursor that was never given out."""
    return problem(404, "There is no such place in this list", "Send a cursor as the last answer said it.")


def _parameter(place: Sequence[str | int]) -> str:
    """The name of a parameter, without where in its list of values the fault lies."""
    return next((step for step in reversed(place) if isinstance(step, str)), "")


def refuse(_request: HttpRequest, error: Any) -> HttpResponse:
    """A rule says no: its own sentence, in the reader's language."""
    assert isinstance(error, Refused)
    return problem(403, _("This is refused"), str(error.reason))


def fail(_request: HttpRequest, error: Any) -> HttpResponse:
    """What an address itself says is wrong with a question."""
    assert isinstance(error, HttpError)
    if isinstance(error, CannotBeDone):
        return problem(error.status_code, str(error), error.detail, errors=error.errors)
    response = problem(error.status_code, str(error))
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def not_found(_request: HttpRequest, _error: Any) -> HttpResponse:
    """There is no such thing, or it is not for who asks."""
    return problem(404, "There is no such thing here")


def ask_for_token(_request: HttpRequest, _error: Any) -> HttpResponse:
    """Nobody is known by what was shown."""
    response = problem(
        401,
        "A token is needed",
        "Send the header “Authorization: Bearer …” with a token of your account that has not ended.",
    )
    response.headers["WWW-Authenticate"] = 'Bearer realm="Local Action"'
    return response


HANDLERS: tuple[tuple[type[Exception], Any], ...] = (
    (ValidationError, refuse_parameters),
    (BadCursor, refuse_cursor),
    (Refused, refuse),
    (AuthenticationError, ask_for_token),
    (HttpError, fail),
    (Http404, not_found),
)


def nothing_here(_request: HttpRequest, path: str = "") -> HttpResponse:
    """There is no such address."""
    return problem(
        404, "There is nothing at this address", "See /api/v1/openapi.json for the addresses there are."
    )
