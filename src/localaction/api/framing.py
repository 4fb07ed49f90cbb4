"""What is the same at every address of the API: methods, kinds of answer and body, other sites, no page ever.

A question that no address answers gets a problem (RFC 9457) like any other. Reading is open to every site; what lies
under PRIVATE is for the bearer of a token, kept by nobody and open to no other site's script.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from localaction.api.answering import not_found, problem

PRIVATE = "/api/v1/me"
LARGEST_BODY = 1_000_000  # bytes
_WRITING = ("POST", "PUT", "PATCH")
_READABLE = ("application/json", "application/problem+json", "application/*", "*/*")

View = Callable[..., HttpResponse]


def framed(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    """The same address, framed."""
    assert isinstance(pattern, URLPattern)
    pattern.callback = frame(pattern.callback)
    return pattern


def frame(view: View) -> View:
    """A view whose every answer is one of the API's own."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            refusal = _refusal(request)
            if refusal is not None and _knows(view, request, args, kwargs):
                return _open(request, refusal)
            response = _plain(request, view(request, *args, **kwargs))
        except Http404 as error:
            response = not_found(request, error)
        return _open(request, response)

    return answered


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """Why a question is not even put to its address."""
    if not _takes_json(request.headers.get("Accept", "")):
        return problem(406, "Answers are JSON only", "Send “Accept: application/json”.")
    if request.method not in _WRITING:
        return None
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        return problem(413, "This is too large", f"A body may have {LARGEST_BODY} bytes.")
    if int(length) and request.content_type != "application/json":
        return problem(415, "Send JSON", "Send “Content-Type: application/json”.")
    return None


def _knows(view: View, request: HttpRequest, args: Any, kwargs: Any) -> bool:
    """Whether an address knows the method: asked with one that none knows, it says which it does."""
    method, request.method = request.method, "OPTIONS"
    try:
        response = view(request, *args, **kwargs)
    finally:
        request.method = method
    return response.status_code == 405 and f"{method}" in response.headers.get("Allow", "")


def _takes_json(accepted: str) -> bool:
    """Whether an Accept header allows JSON; one that allows nothing we understand is taken at its word."""
    if not accepted.strip():
        return True
    for part in accepted.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        is_unwanted = any(one.replace(" ", "") in ("q=0", "q=0.0", "q=0.00", "q=0.000") for one in parameters)
        if kind in _READABLE and not is_unwanted:
            return True
    return False


def _plain(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer of an address to a method that it does not know, as a problem; OPTIONS tells what it knows."""
    if response.status_code != 405:
        return response
    known = {name.strip() for name in response.headers.get("Allow", "").split(",") if name.strip()}
    known |= {"OPTIONS"} | ({"HEAD"} if "GET" in known else set())
    plain = (
        HttpResponse(status=204)
        if request.method == "OPTIONS"
        else problem(405, f"{request.method} is not possible here")
    )
    plain.headers["Allow"] = ", ".join(sorted(known))
    return plain


def _open(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.path.startswith(PRIVATE):
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
        response.headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response
