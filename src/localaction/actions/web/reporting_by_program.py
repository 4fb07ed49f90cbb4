"""Progress reported by programs: what is asked, and what is told, as on the sheet of one minute."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Router, Status

from localaction.accounts.tokens import Scope
from localaction.accounts.web.bearer import Bearer, actor_in
from localaction.accounts.web.faults import CannotBeDone
from localaction.actions import operations, reported
from localaction.actions.web import drafting_by_program as drafting
from localaction.actions.web import program as said
from localaction.actions.web.finding import found_action
from localaction.governments.queries import own_governments

router = Router()
reports = Bearer(Scope.PROGRESS)


@router.get(
    "/governments/{slug}/progress",
    url_name="asked_progress",
    auth=reports,
    response=said.AskedActions,
    summary="What a government is asked about",
)
def list_asked(request: HttpRequest, slug: str) -> said.AskedActions:
    """Every public action that it leads, those that are due first."""
    actor = actor_in(request)
    government: Any = own_governments(actor).filter(slug=slug).first()
    if government is None or reported.live_contact(government, actor.person_id) is None:
        raise Http404
    asked = reported.asked_of(government, timezone.localdate())
    return said.AskedActions(items=[_asked(one) for one in asked])


def _asked(one: reported.AskedAction) -> said.AskedAction:
    return said.AskedAction(
        reference=one.reference,
        title=one.title,
        language=one.title_language,
        stage=one.stage,
        heard_on=one.heard_on,
        is_silent=one.is_silent,
        due_on=one.due_on,
        milestones=[said.OpenMilestone(text=each.text, due_on=each.due_on) for each in one.milestones],
        report=f"{settings.SITE_URL}{reverse('api:send_report', args=[one.reference])}",
    )


@router.post(
    "/actions/{reference}/progress",
    url_name="send_report",
    auth=reports,
    response={201: said.Received},
    summary="Report how an action goes",
)
def send_report(request: HttpRequest, reference: str, sent: said.Told) -> Status[said.Received]:
    """Public at once as your government's word, unless its texts could lead to a person or a shelter."""
    actor = actor_in(request)
    found_action(actor, reference)
    action = reported.public_action(reference)
    if action is None:
        raise CannotBeDone(409, "This action is not public")
    language = sent.language or actor.language
    given = drafting.given_of(action, sent, language)
    made = operations.report(actor=actor, action=action, given=given)
    return Status(
        201,
        said.Received(
            reference=f"{reference}-P{made.number}",
            status=made.status,
            stage=made.stage,
            reported_on=made.reported_at.date(),
        ),
    )
