"""The team of a government: who is on it, who asks, who is invited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.governments import operations, queries, rules
from localaction.governments.web.portal import own_government
from localaction.governments.web.team_forms import InviteForm, ReasonForm
from localaction.kit.answers import Refused


@portal_page
def people(request: ActorRequest, slug: str) -> HttpResponse:
    """Members, requests and invitations."""
    government = own_government(request, slug)
    may_lead = rules.may_lead(request.actor, government)
    members = list(queries.memberships_of(government))
    context = {
        "government": government,
        "name": queries.public_name(government, get_language() or "en"),
        "members": [one for one in members if one.status == "active"],
        "requests": [one for one in members if one.status == "requested"],
        "invitations": queries.open_invitations(government) if may_lead else (),
        "may_lead": may_lead,
        "me": request.actor.person_id,
        "roles": queries.role_choices(),
    }
    return render(request, "governments/portal/people.html", context)


@portal_page
def invite(request: ActorRequest, slug: str) -> HttpResponse:
    """Invite a colleague by e-mail."""
    government = own_government(request, slug)
    rules.may_invite(request.actor, government).or_refuse()
    form = InviteForm(request.POST or None, initial={"language": get_language(), "role": "editor"})
    if request.method == "POST" and form.is_valid():
        operations.invite(actor=request.actor, government=government, **form.cleaned_data)
        messages.success(request, _("The invitation is on its way."))
        return redirect("governments:people", slug=slug)
    context = {
        "form": form,
        "heading": _("Invite a colleague"),
        "back_href": reverse("governments:people", args=[slug]),
        "submit_label": _("Send the invitation"),
    }
    return render(request, "governments/portal/invite.html", context)


@portal_page
def member(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """One member or request: accept, decline with a reason, change the role, hand over, end."""
    government = own_government(request, slug)
    try:
        membership = queries.membership_for(request.actor, government, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    form = ReasonForm(request.POST if request.POST.get("move") == "decline" else None)
    if request.method == "POST" and (request.POST.get("move") != "decline" or form.is_valid()):
        because = form.cleaned_data["because"] if form.is_bound else ""
        move_member(request, membership, because)
        is_gone = queries.government_gone_for(request.actor, government)
        return redirect("actions:home") if is_gone else redirect("governments:people", slug=slug)
    context = {
        "government": government,
        "membership": membership,
        "form": form,
        "is_me": membership.person_id == request.actor.person_id,
        "roles": queries.role_choices(),
        "is_last": rules.is_last_focal_point(membership),
        "may_lead": rules.may_lead(request.actor, government),
        "may_end": rules.may_end(request.actor, membership),
        "may_hand_over": rules.may_hand_over(request.actor, membership),
    }
    return render(request, "governments/portal/member.html", context)


def move_member(request: ActorRequest, membership: Any, because: str) -> None:
    """Do the one move that a button named, and say how it went."""
    actor, role = request.actor, request.POST.get("role", "")
    role = role if role in dict(queries.role_choices()) else ""
    moves: dict[str, tuple[Callable[[], object], str]] = {
        "accept": (
            lambda: operations.accept(actor=actor, membership=membership, role=role),
            _("Accepted. We wrote to your colleague."),
        ),
        "answer_objection": (
            lambda: operations.answer_member_objection(actor=actor, membership=membership, answer=because),
            _("What you found out is kept. The request can be answered now."),
        ),
        "decline": (
            lambda: operations.decline(actor=actor, membership=membership, because=because),
            _("Declined. The person reads your reason."),
        ),
        "change_role": (
            lambda: operations.change_role(actor=actor, membership=membership, role=role or membership.role),
            _("The role is changed."),
        ),
        "hand_over": (
            lambda: operations.hand_over(
                actor=actor, membership=membership, leave=bool(request.POST.get("leave"))
            ),
            _("You handed over the role of focal point."),
        ),
        "end": (lambda: operations.end(actor=actor, membership=membership), _("The membership has ended.")),
    }
    move, done = moves.get(request.POST.get("move", ""), (None, ""))
    if move is None:
        raise Http404
    try:
        outcome = move()
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return
    if outcome is not None and queries.waits_for_a_second_person(request.actor, membership.pk):
        messages.success(request, _("Your word is kept. A second person of the secretariat must accept too."))
    else:
        messages.success(request, done)


@require_POST
@portal_page
def withdraw_invitation(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Make the link of an invitation worthless."""
    government = own_government(request, slug)
    invitation = queries.open_invitations(government).filter(pk=pk).first()
    if invitation is None:
        raise Http404
    operations.withdraw_invitation(actor=request.actor, invitation=invitation)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("governments:people", slug=slug)
