"""Addresses for machines that read the public site: which pages there are, and which to leave alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.html import escape

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase.queries import sitemap as found

XML = "application/xml"
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Pages of one person, and lists whose every combination of choices has an address of its own.
LEFT_ALONE = (
    "/*/portal/", "/*/desk/", "/*/account/", "/*/actions/?", "/*/map/?", "/*/governments/?", "/*/signatories/?",
    "/*/feeds/search.atom?", "/*/suggest/", "/*/s/", "/*/compare/?", "/*/map/within/", "/oai/?", "/dev/",
)  # fmt: skip


@public_page
def robots(request: ActorRequest) -> HttpResponse:
    """What a crawler may read."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in LEFT_ALONE)]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_page
def sitemap(request: ActorRequest) -> HttpResponse:
    """The files of the sitemap."""
    rows = (
        f"<sitemap><loc>{escape(settings.SITE_URL)}/sitemap-{number}.xml</loc></sitemap>"
        for number in range(1, found.files() + 1)
    )
    return _xml("sitemapindex", "", rows)


@public_page
def sitemap_file(request: ActorRequest, number: int) -> HttpResponse:
    """One file: every thing in every language, each with its other languages."""
    if not 0 < number <= found.files():
        raise Http404
    drawn = (_urls(place) for place in found.places(number))
    return _xml("urlset", ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', drawn)


def _urls(place: found.Place) -> str:
    hrefs = [(code, escape(href)) for code, href in place.hrefs]
    named = [*hrefs, *(("x-default", href) for code, href in hrefs if code == settings.LANGUAGE_CODE)]
    others = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>' for code, href in named)
    changed = f"<lastmod>{place.changed_on}</lastmod>" if place.changed_on else ""
    return "".join(f"<url><loc>{href}</loc>{changed}{others}</url>\n" for _code, href in hrefs)


def _xml(root: str, names: str, rows: Iterable[str]) -> HttpResponse:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SCHEMA}"{names}>\n'
    return HttpResponse(f"{head}{''.join(rows)}</{root}>\n", content_type=XML)
