"""The mailbox of the demo: every letter as it was rendered, for people who try the site. Closed elsewhere."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache

from localaction.kit import outbox

# A letter brings its own styles; it runs nothing, loads nothing from elsewhere and posts nothing.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)


def _only_when_open(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @never_cache
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not settings.MAILBOX_OPEN:
            raise Http404
        return page(request, **kwargs)

    return view


@_only_when_open
def mailbox(request: HttpRequest) -> HttpResponse:
    """All letters, the newest first, and the codes that phones would show."""
    codes = import_string(settings.MAILBOX_CODES)() if settings.MODE == "demo" else []
    page = Paginator(outbox.letters(request.GET.get("to", "")), 50).get_page(request.GET.get("page"))
    context = {"page": page, "to": request.GET.get("to", ""), "codes": codes}
    return render(request, "kit/dev/mailbox.html", context)


@_only_when_open
def letters(request: HttpRequest) -> JsonResponse:
    """The newest letters to one address as data, for journeys through the site."""
    found = outbox.letters(request.GET.get("to", ""))[:50]
    fields = ("letter", "recipient_email", "language", "subject", "text")
    return JsonResponse({"letters": [{name: getattr(row, name) for name in fields} for row in found]})


@_only_when_open
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """One letter: who gets it, in which language, its text, and the way to its HTML."""
    return render(
        request, "kit/dev/mailbox_letter.html", {"letter": get_object_or_404(outbox.letters(), pk=letter_id)}
    )


@_only_when_open
def letter_html(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The HTML of one letter as a page of its own that can run and load nothing."""
    response = HttpResponse(get_object_or_404(outbox.letters(), pk=letter_id).html)
    response["Content-Security-Policy"] = LETTER_POLICY
    return response
