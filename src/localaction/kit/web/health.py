"""Answers for the machines that watch this site."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from localaction.kit import health


@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """This process is alive; nothing else is looked at."""
    return JsonResponse({"alive": True})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Whether this process can answer pages (200) or not (503), with what was looked at."""
    report = health.look()
    return JsonResponse(report.as_json(), status=200 if report.ready else 503)
