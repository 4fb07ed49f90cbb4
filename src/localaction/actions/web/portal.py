"""Starting a draft, the list of its pages, and its preview."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.naming import names_for
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import calls, drafted, edited, operations, pathways, queries, reported, rules
from localaction.actions.choices import PUBLIC
from localaction.actions.publicity import content_for_preview
from localaction.actions.readiness import readiness
from localaction.actions.web import attending, passages, showing
from localaction.actions.web.finding import found_action
from localaction.actions.web.pathing import shown_pathways
from localaction.governments.queries import own_governments, public_name
from localaction.kit.actors import Actor


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
        "text_languages": settings.LANGUAGES,
        "heading": _("Tell us about an action"),
        "back_href": reverse("actions:home"),
        "calls": [
            (one, *calls.title_of(one, request.LANGUAGE_CODE))
            for one in calls.open_calls(timezone.localdate())
        ],
    }
    return render(request, "actions/portal/new.html", context)


def _start(request: ActorRequest, government: Any) -> Any:
    pathway, language = request.POST.get("pathway", ""), request.POST.get("language", "")
    wanted = request.POST.get("call", "")
    open_calls = calls.open_calls(timezone.localdate())
    return operations.start(
        actor=request.actor,
        government=government,
        call=next((one for one in open_calls if one.code == wanted), None),
        pathway=pathway if pathway in pathways.PATHWAYS else "",
        language=language if language in dict(settings.LANGUAGES) else "",
    )


@portal_page
@require_GET
def action(request: ActorRequest, reference: str) -> HttpResponse:
    """A draft as the list of its pages; a sent action as where it stands."""
    found = found_action(request.actor, reference)
    draft = readiness(drafted.draft_facts(found))
    may_write = bool(rules.may_write(request.actor, found))
    operations.seen_on(actor=request.actor, action=found)
    questions = queries.questions_of(found)
    unanswered = {question.page for question in questions if question.answered_at is None}
    tasks = [_task(found.reference, standing, unanswered) for standing in draft.pages]
    more = [_task(found.reference, standing, unanswered) for standing in draft.more]
    context = {
        "action": found,
        "state": showing.state_of(found.status),
        "draft": draft,
        "unanswered": int(may_write and passages.wait_for_answer(found)),
        "tasks": tasks,
        "more": more,
        "pathways": shown_pathways(found.pathway, found.kind),
        "may_write": may_write,
        "saved_at": queries.saved_at(found),
        "questions": questions,
        "open_questions": sum(1 for question in questions if question.answered_at is None),
        "events": showing.events_of(found, names_for(request.actor)),
        "is_public": found.status in PUBLIC,
        "edit_waits": edited.waiting_edit(found),
        "led_by": _reported_for(request.actor, found),
        "answer_by": queries.refusals_to_answer([found]).get(found.pk),
        "here": attending.here(request, found, ""),
        "may_carry_over": bool(
            rules.may_carry_over(request.actor, found, queries.home_of(request.actor, found))
        ),
        "may_delete": bool(rules.may_delete(request.actor, found)),
        "window": _window(request, found),
        "may_withdraw": bool(rules.may_withdraw(request.actor, found)),
        "may_correct": bool(rules.may_correct(request.actor, found)),
        "crumbs": [
            (_("What happens next"), reverse("actions:home")),
            (found.title or _("Untitled draft"), ""),
        ],
    }
    return render(request, "actions/portal/action.html", context)


def _window(request: ActorRequest, action: Any) -> dict[str, Any] | None:
    """The call of an action that is being written, and the calls it could be moved to."""
    call, today = action.call, timezone.localdate()
    if call is None or action.status != "draft":
        return None
    title = calls.title_of(call, request.LANGUAGE_CODE)
    others = [one for one in calls.open_calls(today) if one.pk != call.pk]
    return {
        "call": call,
        "title": title,
        "left": calls.days_left(call, today),
        "is_open": bool(rules.may_join_call(call, today)),
        "extension": calls.last_extension(call),
        "others": [(one, *calls.title_of(one, request.LANGUAGE_CODE)) for one in others],
    }


def _reported_for(actor: Actor, action: Any) -> str:
    """The government for which the actor can tell how a public action goes; "" when there is none."""
    government = reported.lead_government(action) if rules.may_report(actor, action) else None
    return government.slug if government else ""


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
@require_POST
def choose_call(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Move a draft to another open call."""
    found = found_action(request.actor, reference)
    open_calls = calls.open_calls(timezone.localdate())
    wanted = next((one for one in open_calls if one.code == request.POST.get("call", "")), None)
    if wanted is None:
        raise Http404
    operations.choose_call(actor=request.actor, action=found, call=wanted)
    messages.success(request, _("Your draft belongs to the other call now. Every answer is kept."))
    return redirect("actions:action", reference)


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
