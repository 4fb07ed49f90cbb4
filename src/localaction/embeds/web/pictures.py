"""Social cards: the picture that goes with a link when somebody shares it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.embeds import cards
from localaction.kit.pictures import NotDrawn

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@public_page
def card_of_action(request: ActorRequest, reference: str) -> HttpResponse:
    """The card of a published action, in its own language or in the one asked for."""
    try:
        return _png(cards.of_action(reference, _asked(request)))
    except NotDrawn:
        return _later()


@public_page
def card_of_government(request: ActorRequest, slug: str) -> HttpResponse:
    """The card of a government, in its own language or in the one asked for."""
    try:
        return _png(cards.of_government(slug, _asked(request)))
    except NotDrawn:
        return _later()


@public_page
def card_of_site(request: ActorRequest, code: str) -> HttpResponse:
    """The card of every other page, in one of the site's languages."""
    if code not in LANGUAGES:
        raise Http404
    try:
        return _png(cards.of_site(code))
    except NotDrawn:
        return _later()


def _asked(request: ActorRequest) -> str:
    language = request.GET.get("language", "")
    return language if language in LANGUAGES else ""


def _png(painted: bytes | None) -> HttpResponse:
    if painted is None:
        raise Http404
    return HttpResponse(painted, content_type="image/png")


def _later() -> HttpResponse:
    """What is said while too much is being painted."""
    return HttpResponse(
        _("This picture could not be drawn just now. Try again in a minute."),
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": "60", "Cache-Control": "no-store"},
    )
