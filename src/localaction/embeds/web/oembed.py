"""oEmbed 1.0 (https://oembed.com): what to write into a page to show an action, the map or a figure there."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.embeds.web import addressed

KEPT_SECONDS = 45
LEAST_WIDE, LEAST_HIGH = 240, 160


@public_page
def oembed(request: ActorRequest) -> HttpResponse:
    """What to embed for an address of this site, as JSON or XML. Addresses of other sites are not known here."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return _refused(501)
    language, found = addressed.find(request.GET.get("url", ""))
    if found is None:
        return _refused(404)
    with override(language):
        said = _said(found, _bound(request, "maxwidth"), _bound(request, "maxheight"))
    response: HttpResponse = JsonResponse(said) if form == "json" else _xml(said)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _bound(request: ActorRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def _said(found: addressed.Embeddable, most_wide: int | None, most_high: int | None) -> dict[str, Any]:
    wide = max(min(found.width, most_wide or found.width), LEAST_WIDE)
    high = max(min(found.height, most_high or found.height), LEAST_HIGH)
    said = {
        "type": "rich",
        "version": "1.0",
        "title": found.title,
        "provider_name": _("Local Action"),
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": KEPT_SECONDS,
        "html": str(addressed.code(found, wide, high)),
        "width": wide,
        "height": high,
        "thumbnail_url": f"{settings.SITE_URL}{found.picture}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    return said | ({"author_name": found.author} if found.author else {})


def _xml(said: dict[str, Any]) -> HttpResponse:
    rows = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in said.items())
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
    return HttpResponse(f"{head}<oembed>{rows}</oembed>\n", content_type="text/xml; charset=utf-8")


def _refused(status: int) -> HttpResponse:
    response = HttpResponse(status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=0"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
