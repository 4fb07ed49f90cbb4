"""The government's home, the list of a draft's pages, and its preview."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import operations, pathways, queries, rules
from localaction.actions.choices import PUBLIC, WRITABLE
from localaction.actions.publicity import content_for_preview
from localaction.actions.readiness import readiness
from localaction.actions.steps import ActionFacts, next_step
from localaction.actions.web import showing
from localaction.actions.web.finding import found_action
from localaction.actions.web.pathing import shown_pathways
from localaction.declarations.queries import standings
from localaction.governments.queries import own_governments, public_name


@portal_page
@require_GET
def home(request: ActorRequest) -> HttpResponse:
    """What happens next first; then governments and actions, each with its state in words."""
    actor = request.actor
    governments = list(own_governments(actor))
    if not governments and request.user.is_authenticated and request.user.desk_role:
        return redirect("assessment:desk")  # who only works at the desk has nothing to do here
    signed = standings([government.pk for government in governments])
    by_slug = {government.slug: signed.get(government.pk, "none") for government in governments}
    actions = queries.of_own_governments(actor)
    due = queries.refusals_to_answer(actions)
    rows = [_row(action, due.get(action.pk)) for action in actions]
    asked = queries.invitations_to_join(actor)
    step = next_step(standings=by_slug, actions=[row["facts"] for row in rows], asked_to_stand=len(asked))
    names = {government.slug: public_name(government, request.LANGUAGE_CODE) for government in governments}
    teams = [
        {
            "slug": slug,
            "name": names[slug][0],
            "language": names[slug][1],
            "country": government.country,
            "standing": by_slug[slug],
        }
        for government in governments
        if (slug := government.slug)
    ]
    context = {
        "step": step,
        "step_government": names.get(step.government, ("", ""))[0],
        "teams": teams,
        "rows": rows,
        "asked": asked,
        "deleted": list(queries.recently_deleted(actor)),
    }
    return render(request, "actions/portal/home.html", context)


def _row(action: Any, answer_by: date | None) -> dict[str, Any]:
    is_written = action.status in WRITABLE
    draft = readiness(queries.draft_facts(action)) if is_written else None
    unanswered = sum(1 for question in action.questions.all() if question.answered_at is None)
    facts = ActionFacts(
        reference=action.reference,
        title=action.title,
        language=action.language,
        status=action.status,
        is_ready=draft.is_ready if draft else False,
        minutes_left=draft.minutes_left if draft else 0,
        open_questions=unanswered,
        answer_by=answer_by,
        was_decided=action.assessed,
    )
    return {
        "facts": facts,
        "state": showing.state_of(action.status),
        "is_public": action.status in PUBLIC,
        "saved_at": action.saved_at,
    }


@portal_page
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Begin a draft for one of the own governments; without any, first find it."""
    governments = list(own_governments(request.actor))
    if not governments:
        return redirect("governments:join")
    wanted = request.POST.get("government") or request.GET.get("government", "")
    chosen = next((one for one in governments if one.slug == wanted), None)
    if request.method == "POST" and chosen is not None:
        action = _start(request, chosen)
        return redirect("actions:page", action.reference, "essentials")
    shown = chosen or governments[0]
    named = [(one.slug, public_name(one, request.LANGUAGE_CODE)) for one in governments]
    context = {
        "governments": named,
        "wanted": shown.slug,
        "pathways": shown_pathways(
            pathways.for_government(shown.level, shown.population) if len(named) == 1 or chosen else ""
        ),
        "languages": settings.LANGUAGES,
        "heading": _("Tell us about an action"),
        "back_href": reverse("actions:home"),
        "call": queries.open_call(timezone.localdate()),
    }
    return render(request, "actions/portal/new.html", context)


def _start(request: ActorRequest, government: Any) -> Any:
    pathway, language = request.POST.get("pathway", ""), request.POST.get("language", "")
    return operations.start(
        actor=request.actor,
        government=government,
        pathway=pathway if pathway in pathways.PATHWAYS else "",
        language=language if language in dict(settings.LANGUAGES) else "",
    )


@portal_page
@require_GET
def action(request: ActorRequest, reference: str) -> HttpResponse:
    """A draft as the list of its pages; a sent action as where it stands."""
    found = found_action(request.actor, reference)
    draft = readiness(queries.draft_facts(found))
    may_write = bool(rules.may_write(request.actor, found))
    questions = queries.questions_of(found)
    unanswered = {question.page for question in questions if question.answered_at is None}
    tasks = [_task(found.reference, standing, unanswered) for standing in draft.pages]
    more = [_task(found.reference, standing, unanswered) for standing in draft.more]
    context = {
        "action": found,
        "state": showing.state_of(found.status),
        "draft": draft,
        "tasks": tasks,
        "more": more,
        "pathways": shown_pathways(found.pathway, found.kind),
        "may_write": may_write,
        "saved_at": queries.saved_at(found),
        "questions": questions,
        "open_questions": sum(1 for question in questions if question.answered_at is None),
        "events": showing.events_of(found),
        "is_public": found.status in PUBLIC,
        "answer_by": queries.refusals_to_answer([found]).get(found.pk),
        "may_delete": bool(rules.may_delete(request.actor, found)),
        "may_withdraw": bool(rules.may_withdraw(request.actor, found)),
        "may_correct": bool(rules.may_correct(request.actor, found)),
        "crumbs": [
            (_("What happens next"), reverse("actions:home")),
            (found.title or _("Untitled draft"), ""),
        ],
    }
    return render(request, "actions/portal/action.html", context)


def _task(reference: str, standing: Any, unanswered: set[str]) -> dict[str, Any]:
    page = standing.page
    hint = "" if standing.is_needed or standing.lacks else _("You may leave this out.")
    if standing.state == "begun" and standing.lacks:
        hint = standing.lacks[0].words
    if page.slug in unanswered:
        hint = _("The secretariat asks something here.")
    return {
        "label": page.title,
        "href": reverse("actions:page", args=[reference, page.slug]),
        "state": "attention" if page.slug in unanswered else standing.state,
        "hint": hint,
    }


@portal_page
@require_GET
def preview(request: ActorRequest, reference: str) -> HttpResponse:
    """The action as its public page would tell it now."""
    found = found_action(request.actor, reference)
    context = {
        "action": found,
        "content": content_for_preview(found),
        "pages": showing.told(showing.pages_of(found, request.LANGUAGE_CODE)),
    }
    return render(request, "actions/portal/preview.html", context)


@portal_page
@require_POST
def delete(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Put a draft away; the home page offers to bring it back."""
    operations.delete(actor=request.actor, action=found_action(request.actor, reference))
    messages.success(request, _("The draft is deleted. You can bring it back for 30 days, below."))
    return redirect("actions:home")


@portal_page
@require_POST
def restore(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Bring a deleted draft back."""
    try:
        found = queries.deleted_draft_for(request.actor, reference)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    operations.restore(actor=request.actor, action=found)
    messages.success(request, _("Your draft is back."))
    return redirect("actions:action", reference)
