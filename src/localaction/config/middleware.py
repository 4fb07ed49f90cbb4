"""What every answer carries: the security headers, the same on pages, errors and media. What no question may hold."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

NUL = "\0"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


def headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Add the content security policy and its kin to every response; what is made for frames says so itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        if "frame-ancestors *" not in response.headers["Content-Security-Policy"]:
            response.headers.setdefault("X-Frame-Options", "DENY")
        return response

    return middleware


def without_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Leave the sign NUL out of what is asked and sent: no text holds it, and PostgreSQL refuses it with an error."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            raise Http404
        request.GET = _plain(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = _plain(request.POST)  # type: ignore[assignment]
        return get_response(request)

    return middleware


def _plain(sent: QueryDict) -> QueryDict:
    pairs = [(name, value) for name, values in sent.lists() for value in values]
    if not any(NUL in name or NUL in value for name, value in pairs):
        return sent
    plain = QueryDict(mutable=True)
    for name, value in pairs:
        plain.appendlist(name.replace(NUL, ""), value.replace(NUL, ""))
    plain._mutable = False
    return plain


class CompressPrivate(GZipMiddleware):
    """Compress pages for one reader, with Django's guard against guessing secrets by length.

    Public pages are left plain: the keeper of public pages compresses those once for everybody. So are files that say
    they must not be transformed: a reader may have asked for a part of them.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress the answer unless it is public or a file."""
        control = response.headers.get("Cache-Control", "")
        if "s-maxage" in control or "no-transform" in control:
            return response
        return super().process_response(request, response)
