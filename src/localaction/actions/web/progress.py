"""The page behind the link of a letter: no account, no script, no cookie. Opening it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from localaction.accounts.actors import actor_of
from localaction.accounts.web import pacing
from localaction.accounts.web.audiences import ActorRequest, letter_page
from localaction.actions import operations, reported
from localaction.actions.reported import LinkState
from localaction.actions.web import progressing
from localaction.actions.web.progressing import Door
from localaction.governments.queries import public_name

LAYOUT = "actions/public/progress_layout.html"
SENT_PER_HOUR, TRIED_PER_HOUR, LINKS_PER_DAY = 120, 60, 3
HOUR = 3600


@letter_page
@require_http_methods(["GET", "HEAD", "POST"])
def progress_link(request: ActorRequest, token: str) -> HttpResponse:
    """All public actions of a contact's government, each with its last status and "no change" in one tap."""
    return _entered(request, token, lambda door: progressing.overview(request, door))


@letter_page
@require_http_methods(["GET", "HEAD", "POST"])
def progress_action(request: ActorRequest, token: str, reference: str) -> HttpResponse:
    """Everything that can be told about one action."""
    return _entered(request, token, lambda door: progressing.sheet(request, door, reference))


def _entered(request: ActorRequest, token: str, page: Callable[[Door], HttpResponse]) -> HttpResponse:
    link = reported.link_of(token)
    if link is None:
        if not pacing.is_within(f"progress-tries:{pacing.address_of(request)}", TRIED_PER_HOUR, HOUR):
            return _said(request, "busy", 429)
        return _said(request, "unknown", 404)
    state = reported.link_state(link, timezone.now())
    if state is not LinkState.LIVE:
        return _said(request, state.value, 410, renew=reverse("actions:new_progress_link", args=[token]))
    if request.method == "POST" and not pacing.is_within(f"progress-sent:{link.pk}", SENT_PER_HOUR, HOUR):
        return _said(request, "busy", 429)
    name, name_language = public_name(link.government, request.LANGUAGE_CODE)
    return page(
        Door(
            actor=actor_of(link.person, with_roles=False),
            government=link.government,
            name=name,
            name_language=name_language,
            language=request.LANGUAGE_CODE,
            layout=LAYOUT,
            overview_href=reverse("actions:progress_link", args=[token]),
            sheet_href=lambda reference: reverse("actions:progress_action", args=[token, reference]),
            needs_token=False,
        )
    )


@letter_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_progress_link(request: ActorRequest, token: str) -> HttpResponse:
    """Send a new link to the address that an old one went to. The answer tells nobody whether it was sent."""
    link = reported.link_of(token)
    if link is None:
        return _said(request, "unknown", 404)
    if request.method != "POST":
        return _said(request, "expired", 410, renew=request.path)
    if not pacing.is_within(f"progress-links:{link.person_id}", LINKS_PER_DAY, 24 * HOUR):
        return _said(request, "busy", 429)
    operations.renew_link(link=link)
    return _said(request, "sent", 200)


def _said(request: ActorRequest, what: str, status: int, **more: Any) -> HttpResponse:
    context = {"layout": LAYOUT, "what": what, **more}
    return render(request, "actions/public/progress_gone.html", context, status=status)
