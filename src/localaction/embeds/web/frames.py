"""Pages made to stand in a frame on somebody else's page: light, without script, and the only ones that may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.figures import queries as figures
from localaction.figures.web.showing import shown
from localaction.register import queries as register
from localaction.register.shapes import Action
from localaction.showcase import addresses, filters
from localaction.showcase.queries.actions import action_page
from localaction.showcase.queries.cards import item_chips
from localaction.showcase.queries.search import request_of
from localaction.showcase.queries.world import points_of
from localaction.showcase.web import drawing

P = ParamSpec("P")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors *"
)
NOT_KEPT = "public, max-age=0"
MOST_CHIPS = 3
Frame = Callable[Concatenate[ActorRequest, P], HttpResponse]


def _frameable(page: Frame[P]) -> Frame[P]:
    """Let other sites show this page in a frame. It runs no script and takes no form."""

    @wraps(page)
    def view(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = page(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return view


@public_page
@_frameable
def action(request: ActorRequest, reference: str) -> HttpResponse:
    """A published action as a card."""
    language = _language()
    page = action_page(reference, language)
    published = register.current("action", reference)
    if page is None or published is None:
        return _gone(request)
    assert isinstance(published.content, Action)
    codes = [*published.content.priorities, *(aligned.code for aligned in published.content.alignment)]
    context = {
        "page": page,
        "chips": drawing.chips(list(item_chips(codes, language))[:MOST_CHIPS]),
        "published_at": published.published_at,
        "sequence": published.sequence,
        "href": addresses.action(reference, language),
    }
    return _render(request, "embeds/public/action.html", context)


@public_page
@_frameable
def world_map(request: ActorRequest) -> HttpResponse:
    """The world with the results of a search, told by the same choices as on the search page."""
    language = _language()
    chosen = filters.read(dict(request.GET.lists()))
    points = points_of(request_of(chosen, language), language)
    context = {
        "points": points,
        "actions": sum(point.weight for point in points),
        "href": addresses.with_query(addresses.page("showcase:map", language), chosen.pairs()),
    }
    return _render(request, "embeds/public/map.html", context)


@public_page
@_frameable
def figure(request: ActorRequest, name: str) -> HttpResponse:
    """One public figure with its rule and its date."""
    counted = figures.counted(_language())
    found = counted.named(name) if counted else None
    if found is None:
        return _gone(request)
    context = {"counted": counted, "one": shown(found), "href": reverse("figures:figure", args=[name])}
    return _render(request, "embeds/public/figure.html", context)


def _gone(request: ActorRequest) -> HttpResponse:
    """What a frame says when there is nothing to show, or nothing any more."""
    context = {"href": addresses.page("showcase:search", _language()), "title": _("Nothing to show here")}
    response = render(request, "embeds/public/gone.html", _whole(context), status=404)
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def _render(request: ActorRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, _whole(context))


def _whole(context: dict[str, Any]) -> dict[str, Any]:
    """With the whole address of the page behind it: a frame stands on another site."""
    return {**context, "href": f"{settings.SITE_URL}{context['href']}"}


def _language() -> str:
    return get_language() or "en"
