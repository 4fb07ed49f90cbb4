"""oEmbed 1.0 (https://oembed.com): what to write into a page to show an action, the map or a figure there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.figures import queries as figures
from localaction.register import queries as register
from localaction.register.shapes import Action
from localaction.showcase import filters

LONGEST_ADDRESS = 2_000
KEPT_SECONDS = 45
LEAST_WIDE, LEAST_HIGH = 240, 160


@dataclass(frozen=True, slots=True)
class Embeddable:
    """What stands in the frame: its address, title, size in pixels at best, and the picture that goes with it."""

    path: str
    title: str
    width: int
    height: int
    picture: str
    author: str = ""


@public_page
def oembed(request: ActorRequest) -> HttpResponse:
    """What to embed for an address of this site, as JSON or XML. Addresses of other sites are not known here."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return _refused(501)
    language, found = _find(request.GET.get("url", ""))
    if found is None:
        return _refused(404)
    with override(language):
        said = _said(found, _bound(request, "maxwidth"), _bound(request, "maxheight"))
    response: HttpResponse = JsonResponse(said) if form == "json" else _xml(said)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _find(address: str) -> tuple[str, Embeddable | None]:
    """The language of an address of this site and what stands there, None where nothing does that can be embedded."""
    try:
        asked, own = urlsplit(address[:LONGEST_ADDRESS]), urlsplit(settings.SITE_URL)
        if (asked.scheme, asked.netloc) != (own.scheme, own.netloc):
            return "", None
    except ValueError:
        return "", None
    path = asked.path.removeprefix(own.path)
    language = path.lstrip("/").partition("/")[0]
    if not any(language == code for code, _name in settings.LANGUAGES):
        return "", None
    with override(language), suppress(Resolver404):
        return language, _embeddable(resolve(path), asked.query, language)
    return "", None


def _embeddable(match: ResolverMatch, query: str, language: str) -> Embeddable | None:
    if match.view_name in ("showcase:action", "embeds:action"):
        return _action(match.kwargs["reference"], language)
    if match.view_name in ("showcase:map", "embeds:map"):
        pairs = filters.read(_params(query)).pairs()
        path = reverse("embeds:map", query=pairs)
        return Embeddable(path, _("Where cities act"), 720, 460, reverse("card_of_site", args=[language]))
    if match.view_name in ("figures:figure", "embeds:figure"):
        counted = figures.counted(language)
        one = counted.named(match.kwargs["name"]) if counted else None
        if one is None:
            return None
        picture = reverse("card_of_site", args=[language])
        return Embeddable(reverse("embeds:figure", args=[one.name]), one.chart.title, 720, 620, picture)
    return None


def _action(reference: str, language: str) -> Embeddable | None:
    published = register.current("action", reference)
    if published is None:
        return None
    action = published.content
    assert isinstance(action, Action)
    return Embeddable(
        reverse("embeds:action", args=[reference]),
        action.title,
        560,
        380,
        reverse("card_of_action", args=[reference], query={"language": language}),
        next((owner.name for owner in action.owners), ""),
    )


def _params(query: str) -> dict[str, list[str]]:
    return parse_qs(query, max_num_fields=200)


def _bound(request: ActorRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def _said(found: Embeddable, most_wide: int | None, most_high: int | None) -> dict[str, Any]:
    wide = max(min(found.width, most_wide or found.width), LEAST_WIDE)
    high = max(min(found.height, most_high or found.height), LEAST_HIGH)
    frame = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" frameborder="0"></iframe>',
        f"{settings.SITE_URL}{found.path}",
        wide,
        high,
        found.title,
    )
    said = {
        "type": "rich",
        "version": "1.0",
        "title": found.title,
        "provider_name": _("Local Action"),
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": KEPT_SECONDS,
        "html": str(frame),
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
