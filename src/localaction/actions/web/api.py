"""Writing by programs: drafts and progress reports, by the same forms, merge, rules and operations as on the pages.

A router of the API, which the settings mount: the API itself cannot see behind the wall.
"""

from __future__ import annotations

from typing import Any, get_args

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema, Status

from localaction.accounts.tokens import Scope
from localaction.accounts.web.bearer import Bearer, actor_in
from localaction.accounts.web.faults import CannotBeDone
from localaction.actions import drafted, operations, pathways, queries, sections
from localaction.actions.readiness import readiness
from localaction.actions.web import drafting_by_program as drafting
from localaction.actions.web import program as said
from localaction.actions.web import reporting_by_program as reporting
from localaction.actions.web.finding import found_action
from localaction.actions.web.sending import SENDS
from localaction.governments.queries import own_governments, public_name
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.numbers import whole

router = Router(tags=["with a token"])
router.add_router("", reporting.router)
writes = Bearer(Scope.DRAFTS)
PAGE = 50
assert {*pathways.PATHWAYS} == {*get_args(said.Began.model_fields["pathway"].annotation)} - {""}
assert {code for code, _name in settings.LANGUAGES} == {*get_args(said.Language)} - {""}


class After(Schema):
    """Where to go on in a list."""

    after: str = Field("", pattern=r"^[0-9]{0,12}$", description="As `next` of the last answer says.")


@router.get("", url_name="me", auth=Bearer(), response=said.Me, summary="Whom the token acts for")
def read_me(request: HttpRequest) -> said.Me:
    """The person behind the token, and the governments she works for."""
    actor = actor_in(request)
    governments = [
        said.OwnGovernment(slug=one.slug, name=public_name(one, actor.language)[0])
        for one in own_governments(actor)
    ]
    return said.Me(name=actor.name, language=actor.language, governments=governments)


# --- drafts


@router.get(
    "/drafts", url_name="drafts", auth=writes, response=said.DraftLines, summary="Your governments' actions"
)
def list_drafts(request: HttpRequest, ask: Query[After]) -> said.DraftLines:
    """Drafts and everything that was sent, a page at a time."""
    unknown = sorted(request.GET.keys() - After.model_fields.keys())
    if unknown:
        raise CannotBeDone(422, "Some parameters cannot be used", errors=tuple(unknown))
    actions = queries.actions_for(actor_in(request)).order_by("-pk")
    before = whole(ask.after)
    rows = list((actions.filter(pk__lt=before) if before else actions)[: PAGE + 1])
    page = rows[:PAGE]
    following = f"{_site('api:drafts')}?after={page[-1].pk}" if len(rows) > PAGE else ""
    return said.DraftLines(items=[_line(one) for one in page], next=following)


def _line(action: Any) -> said.DraftLine:
    return said.DraftLine(
        reference=action.reference,
        title=action.title,
        status=action.status,
        language=action.language,
        saved_at=action.saved_at,
        href=_site("api:draft", action.reference),
    )


@router.post("/drafts", url_name="drafts", auth=writes, response={201: said.Draft}, summary="Begin a draft")
def begin_draft(request: HttpRequest, sent: said.Began) -> Status[said.Draft]:
    """Begin a draft for one of your governments, in its open call."""
    actor = actor_in(request)
    government = own_governments(actor).filter(slug=sent.government).first()
    if government is None:
        raise CannotBeDone(404, "This is none of your governments")
    made = operations.start(actor=actor, government=government, pathway=sent.pathway, language=sent.language)
    return Status(201, _draft(actor, made.reference))


@router.get("/drafts/{reference}", url_name="draft", auth=writes, response=said.Draft, summary="One draft")
def read_draft(request: HttpRequest, reference: str) -> said.Draft:
    """Its pages, and what is missing before it can be sent."""
    return _draft(actor_in(request), reference)


def _draft(actor: Actor, reference: str) -> said.Draft:
    action = found_action(actor, reference)
    standing = readiness(drafted.draft_facts(action))
    versions = {one.page: one.version for one in action.pages.all()}
    return said.Draft(
        reference=reference,
        status=action.status,
        title=action.title,
        language=action.language,
        kind=action.kind,
        pathway=action.pathway,
        page=f"{settings.SITE_URL}{reverse('actions:action', args=[reference])}",
        is_ready=standing.is_ready,
        pages=[
            said.PageLine(
                page=one.page.slug,
                title=str(one.page.title),
                state=one.state,
                version=versions.get(one.page.slug, 0),
                href=_site("api:draft_page", reference, one.page.slug),
            )
            for one in standing.all
            if one.page.form in drafting.FORMS
        ],
        missing=[
            said.Missing(page=lack.page, field=lack.field, words=str(lack.words), kind=lack.kind)
            for lack in standing.lacks
        ],
    )


@router.get(
    "/drafts/{reference}/pages/{page}",
    url_name="draft_page",
    auth=writes,
    response=said.DraftPage,
    summary="One page of a draft",
)
def read_page(request: HttpRequest, reference: str, page: str) -> said.DraftPage:
    """What is typed there, and what it asks."""
    action = found_action(actor_in(request), reference)
    return drafting.read(action, _page(action, page), _language(request))


@router.patch(
    "/drafts/{reference}/pages/{page}",
    url_name="draft_page",
    auth=writes,
    response=said.SavedPage,
    summary="Write some fields of a page",
)
def write_page(request: HttpRequest, reference: str, page: str, sent: said.Typed) -> said.SavedPage:
    """Keep what is typed, requiring nothing and losing nothing; put together with what colleagues typed."""
    actor = actor_in(request)
    action = found_action(actor, reference)
    return drafting.write(actor, action, _page(action, page), sent, _language(request))


@router.post(
    "/drafts/{reference}/submit",
    url_name="submit_draft",
    auth=writes,
    response=said.Draft,
    summary="Send a draft to the secretariat",
)
def submit_draft(request: HttpRequest, reference: str) -> said.Draft:
    """Send it, send it again with answers, or offer a correction: what its status asks for."""
    actor = actor_in(request)
    action = found_action(actor, reference)
    send = SENDS.get(action.status)
    if send is None:
        raise CannotBeDone(409, "It has been sent already")
    try:
        send(actor=actor, action=action)
    except Refused as refusal:
        lacks = readiness(drafted.draft_facts(action)).lacks
        errors = tuple(f"{one.page}: {one.field}: {one.words}" for one in lacks)
        raise CannotBeDone(409, "It cannot be sent yet", str(refusal.reason), errors) from refusal
    return _draft(actor, reference)


def _page(action: Any, slug: str) -> sections.Page:
    try:
        found = sections.whole_page(action, slug)
    except KeyError as error:
        raise Http404 from error
    if found.form not in drafting.FORMS:
        raise Http404
    return found


def _language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))


def _site(name: str, *parts: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"
