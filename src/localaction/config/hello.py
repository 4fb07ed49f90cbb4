"""The smallest page there is, through everything every page goes through: what `make bench` measures against."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse


def hello(request: HttpRequest) -> HttpResponse:
    """Say hello, in demo and tests only."""
    if settings.MODE not in ("demo", "test"):
        raise Http404
    return HttpResponse("<!doctype html><title>Hello</title><p>Hello, world.</p>")
