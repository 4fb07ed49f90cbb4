"""Who a page is for. Every page function wears exactly one of these decorators and finds `request.actor`.

`public_page`: everyone, answered from caches, knows nobody. `open_page`: everyone, with a form. `nameless_page`:
everyone, with a form sent in nobody's name. `letter_page`: whoever holds the link of a letter. `portal_page`: people
who signed in. `desk_page`: people with a role at the desk who showed their second factor.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from localaction.accounts import queries
from localaction.accounts.actors import actor_of
from localaction.accounts.web import returning
from localaction.kit.actors import Actor

P = ParamSpec("P")
PUBLIC_CACHE = "public, max-age=0, s-maxage=45"  # what is hidden is gone from every cache within a minute


class ActorRequest(HttpRequest):
    """A request that knows who acts and for whom its page is."""

    actor: Actor
    audience: str


class PersonalPublicPage(RuntimeError):
    """A public page knew who was reading; caches would have shown that to others."""


Page = Callable[Concatenate[ActorRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public_page(page: Page[P]) -> View[P]:
    """For everyone. Never looks at the session, so that one answer serves all; only read, never written to.

    A page that does look is a fault: it raises PersonalPublicPage rather than leak into a cache.
    """

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = page(_with(request, _visitor(), "public"), *args, **kwargs)
        if request.session.accessed or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
            raise PersonalPublicPage(
                f"{page.__module__}.{page.__name__} looked at the session or drew a form token"
            )
        response.headers.setdefault("Cache-Control", PUBLIC_CACHE)
        response.headers.setdefault("Content-Language", get_language() or "en")
        return response

    return _marked(view, "public")


def open_page(page: Page[P]) -> View[P]:
    """For everyone, with a form: the actor is the person signed in, or nobody."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = _signed_in(request) or _visitor()
        return _private(page(_with(request, actor, "open"), *args, **kwargs))

    return _marked(view, "open")


def letter_page(page: Page[P]) -> View[P]:
    """For whoever holds the signed link of a letter: no account, no session, no cookie, kept and told to nobody.

    The address is the key to the page, so that nobody else's form can send to it and no form token is asked for.
    """
    return _without_session(page, "letter")


def nameless_page(page: Page[P]) -> View[P]:
    """For everyone, with a form that nobody's cookie goes with: whoever sends it stays unknown, signed in or not.

    What it does it does in nobody's name, so that a form of another site gains nothing and no token is asked for.
    """
    return _without_session(page, "nameless")


def _without_session(page: Page[P], audience: str) -> View[P]:
    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = _private(page(_with(request, _visitor(), audience), *args, **kwargs))
        if request.session.accessed or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
            raise PersonalPublicPage(
                f"{page.__module__}.{page.__name__} looked at the session or drew a form token"
            )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    view.csrf_exempt = True  # type: ignore[attr-defined]
    return _marked(view, audience)


def portal_page(page: Page[P]) -> View[P]:
    """For people who signed in; others sign in first and come back with what they typed."""

    @wraps(page)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = _signed_in(request)
        if actor is None:
            return _private(returning.to_sign_in(request))
        response = page(_with(request, actor, "portal"), *args, **kwargs)
        return _private(returning.arrived(request, response))

    return _marked(view, "portal")


def desk_page(*roles: str) -> Callable[[Page[P]], View[P]]:
    """For people with one of these roles ("secretariat", "assessor") who showed a second factor."""

    def decorate(page: Page[P]) -> View[P]:
        @wraps(page)
        def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            person = request.user
            if not person.is_authenticated:
                return _private(returning.to_sign_in(request))
            if person.desk_role not in roles:
                return _private(_refused(_with(request, actor_of(person, with_roles=False), "portal")))
            if not has_second_factor(request):
                set_up = queries.has_second_factor(person.pk)
                return _private(returning.to_second_factor(request, set_up=set_up))
            response = page(_with(request, actor_of(person), "desk"), *args, **kwargs)
            return _private(returning.arrived(request, response))

        return _marked(view, "desk")

    return decorate


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened or confirmed with a passkey, an authenticator or a recovery code."""
    if not request.user.is_authenticated:
        return False
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def _signed_in(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated:
        return None
    return actor_of(request.user, with_roles=has_second_factor(request))


def _visitor() -> Actor:
    return Actor(person_id=None, name="", language=get_language() or "en")


def _with(request: HttpRequest, actor: Actor, audience: str) -> ActorRequest:
    request.actor = actor  # type: ignore[attr-defined]
    request.audience = audience  # type: ignore[attr-defined]
    return request  # type: ignore[return-value]


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(request: ActorRequest) -> HttpResponse:
    reason = _("This page is for the secretariat and the assessors. Your account has no role there.")
    return render(request, "accounts/portal/refused.html", {"reason": reason}, status=403)


def _marked(view: View[P], audience: str) -> View[P]:
    view.audience = audience  # type: ignore[attr-defined]
    return view
