"""The page behind an invitation: no account needed. Opening it answers nothing; each answer is one button."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, open_page
from localaction.actions.calls import title_of
from localaction.governments.web import draft
from localaction.kit.answers import Refused
from localaction.outreach import operations, queries
from localaction.outreach.lifecycle import ProspectStatus
from localaction.outreach.web.forms import OtherForm, SaidForm

ENDED = (ProspectStatus.DROPPED, ProspectStatus.JOINED)


@open_page
@require_http_methods(["GET", "POST"])
def invited(request: ActorRequest, token: str) -> HttpResponse:
    """What the invitation is, what is known, and the answers: join, not for us, somebody else, no more letters."""
    prospect = queries.read_token(token)
    if prospect is None or prospect.status in ENDED:
        return render(request, "outreach/public/closed.html", {"prospect": prospect}, status=410)
    answer = request.POST.get("answer", "")
    said = SaidForm(request.POST if answer == "decline" else None)
    other = OtherForm(request.POST if answer == "redirect" else None)
    if request.method == "POST":
        if answer == "join":
            return _begin(request, prospect)
        with suppress(Refused):  # it was answered a moment ago: the page says how
            _keep(prospect, answer, said, other)
        prospect = queries.read_token(token) or prospect
    operations.note_opened(prospect=prospect)
    call = prospect.list.call
    context = {
        "prospect": prospect,
        "call": title_of(call, get_language() or "en") if call else None,
        "said": said,
        "other": other,
        "is_open": prospect.status == ProspectStatus.INVITED,
    }
    return render(request, "outreach/public/invited.html", context)


def _keep(prospect: Any, answer: str, said: SaidForm, other: OtherForm) -> None:
    if answer == "decline" and said.is_valid():
        operations.decline(prospect=prospect, said=said.cleaned_data["said"])
    elif answer == "redirect" and other.is_valid():
        operations.redirect(prospect=prospect, said=other.cleaned_data["other"])
    elif answer == "silence":
        operations.silence(prospect=prospect)


def _begin(request: ActorRequest, prospect: Any) -> HttpResponse:
    """Joining, with what is known filled in: the government, and who is asked."""
    operations.note_opened(prospect=prospect)
    draft.keep(
        request,
        "who",
        {
            "name": prospect.contact_name,
            "office": prospect.contact_office,
            "email": prospect.contact_email,
            "language": prospect.language,
        },
    )
    if prospect.government is not None:
        draft.keep(request, "government", {"slug": prospect.government.slug})
        draft.aim(request, "government")
        return redirect("governments:join_government", slug=prospect.government.slug)
    if prospect.geonames_id is not None:
        return redirect("governments:join_place", geonames_id=prospect.geonames_id)
    draft.keep(request, "proposal", {"name": prospect.name, "country": prospect.country})
    return redirect("governments:join_propose")
