"""Away to sign in and back again, without losing what was typed.

A form sent after the session, or the second factor, had expired is kept in the session (see `accounts.kept`) and
its sender is led to sign in and from there to the page that shows what was typed. Who typed is known by a signed
cookie that pages behind the door give to people who signed in; texts of nobody we know are not kept.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from localaction.accounts import kept
from localaction.accounts.kept import Kept

WHO_COOKIE = "who_typed"
WHO_AGE = 2 * settings.SESSION_COOKIE_AGE
TEMPLATE = "accounts/portal/kept.html"


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back, with what was typed."""
    return _away(request, reverse("account_login"), _typist(request))


def to_second_factor(request: HttpRequest, *, set_up: bool) -> HttpResponse:
    """To confirm the second factor, or first to set one up, and back with what was typed."""
    door = reverse("mfa_reauthenticate" if set_up else "accounts:second_factor")
    return _away(request, door, request.user.pk)


def arrived(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A page answered somebody who signed in: remember who types here, drop what has now been sent."""
    assert request.user.is_authenticated
    person_id = request.user.pk
    found = kept.held(request.session, person_id)
    is_sent = request.method == "POST" and response.status_code < 400
    if found and is_sent and found.address == request.get_full_path():
        kept.drop(request.session)
    if _typist(request) != person_id:
        response.set_cookie(
            WHO_COOKIE,
            signing.dumps(person_id, salt=WHO_COOKIE),
            max_age=WHO_AGE,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token has expired, for example because its sender signed in anew in another window.

    What was typed is shown, ready to be sent once more, when the browser says that the form is one of our own.
    """
    found = _typed(request)
    if _is_autosave(request):
        return JsonResponse({"error": _("This page was open too long. Load it again.")}, status=403)
    if not found.is_worth_keeping or not _is_own_form(request):
        return csrf_failure(request, reason)
    return render(request, TEMPLATE, {"kept": found, "is_stale": True}, status=403)


def _away(request: HttpRequest, door: str, person_id: int | None) -> HttpResponse:
    if request.method != "POST":
        return redirect_to_login(request.get_full_path(), door)
    found = _typed(request)
    page = reverse("accounts:kept")
    if found.size > kept.ROOM and not _is_autosave(request):
        context = {"kept": found, "is_too_long": True, "door": redirect_to_login(page, door).url}
        return render(request, TEMPLATE, context, status=403)
    is_held = person_id is not None and found.is_worth_keeping and found.size <= kept.ROOM
    if is_held and person_id is not None:
        kept.hold(request.session, found, person_id)
    away = redirect_to_login(page if is_held else request.get_full_path(), door)
    if _is_autosave(request):
        says = _("You were signed out. Keep this page open and sign in again in a new window.")
        return JsonResponse({"error": says, "sign_in": away.url, "sign_in_text": _("Sign in")}, status=401)
    return away


def _typed(request: HttpRequest) -> Kept:
    files = [file.name or "" for _, some in request.FILES.lists() for file in some]
    return kept.typed(request.get_full_path(), request.POST.lists(), files)


def _typist(request: HttpRequest) -> int | None:
    """The number of the person who signed in last in this browser, as far as its cookie proves it."""
    try:
        found: Any = signing.loads(request.COOKIES.get(WHO_COOKIE, ""), salt=WHO_COOKIE, max_age=WHO_AGE)
    except signing.BadSignature:
        return None
    return found if isinstance(found, int) else None


def _is_autosave(request: HttpRequest) -> bool:
    return bool(request.headers.get("X-Autosave"))


def _is_own_form(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this; no page of others can make it say so."""
    ours = (settings.SITE_URL, f"{request.scheme}://{request.get_host()}")
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") in ours
