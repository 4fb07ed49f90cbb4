"""Feeds for readers of news: public, kept by caches like every public page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import filters as reading
from localaction.showcase.web.missing import missing
from localaction.syndication import atom, feeds
from localaction.syndication.queries import NotReady

WAIT_SECONDS = 20


@public_page
def everything(request: ActorRequest) -> HttpResponse:
    """Everything published."""
    return _answer(lambda: feeds.of_everything(_language(), _before(request)))


@public_page
def objective(request: ActorRequest, code: str) -> HttpResponse:
    """The actions that serve one framework item."""
    return _answer(lambda: feeds.of_objective(code.upper(), _language(), _before(request)))


@public_page
def country(request: ActorRequest, code: str) -> HttpResponse:
    """What is published of one country."""
    return _answer(lambda: feeds.of_country(code.upper(), _language(), _before(request)))


@public_page
def government(request: ActorRequest, slug: str) -> HttpResponse:
    """What one government published."""
    try:
        return _answer(lambda: feeds.of_government(slug, _language(), _before(request)))
    except Http404:
        return missing(request, "government", slug)


@public_page
def search(request: ActorRequest) -> HttpResponse:
    """What a search finds; the choices are those of the search page."""
    filters = reading.read(dict(request.GET.lists()))
    return _answer(lambda: feeds.of_search(filters, _language()))


def _answer(made: Callable[[], atom.Feed | None]) -> HttpResponse:
    try:
        feed = made()
    except NotReady:
        return HttpResponse(status=503, headers={"Retry-After": str(WAIT_SECONDS)})
    if feed is None:
        raise Http404
    return HttpResponse(atom.written(feed), content_type=f"{atom.MEDIA_TYPE}; charset=utf-8")


def _language() -> str:
    return get_language() or "en"


def _before(request: ActorRequest) -> int | None:
    """The entry before which the page begins; what is no number is left out."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else None
