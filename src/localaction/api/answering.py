"""How every answer leaves: encoded once, readable from any site, kept by caches until the register changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from localaction.api.records import Problem

CACHE = "public, max-age=0, s-maxage=45"  # what is hidden is gone from every cache within a minute
_encoder = msgspec.json.Encoder()


def answer(record: msgspec.Struct | dict[str, Any]) -> HttpResponse:
    """A record as JSON."""
    response = HttpResponse(_encoder.encode(record), content_type="application/json; charset=utf-8")
    response.headers["Cache-Control"] = CACHE
    return _open(response)


def problem(
    status: int, title: str, detail: str = "", *, errors: tuple[str, ...] = (), **facts: Any
) -> HttpResponse:
    """What went wrong, as application/problem+json."""
    said = Problem(title=title, status=status, detail=detail, errors=errors, **facts)
    response = HttpResponse(_encoder.encode(said), status=status, content_type="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    return _open(response)


def refuse_parameters(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """Say which parameters cannot be used, and why."""
    assert isinstance(error, ValidationError)
    errors = tuple(f"{_parameter(one['loc'])}: {one['msg']}" for one in error.errors)
    return problem(422, "Some parameters cannot be used", errors=errors)


def _parameter(place: Sequence[str | int]) -> str:
    """The name of a parameter, without where in its list of values the fault lies."""
    return next((step for step in reversed(place) if isinstance(step, str)), "")


def nothing_here(_request: HttpRequest, path: str = "") -> HttpResponse:
    """There is no such address."""
    return problem(
        404, "There is nothing at this address", "See /api/v1/openapi.json for the addresses there are."
    )


def _open(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
