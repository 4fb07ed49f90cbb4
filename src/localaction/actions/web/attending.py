"""Two people on one draft: who else is here, what a colleague changed meanwhile, and which texts lie side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from localaction.accounts.naming import shown_name
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import answers, operations, queries, sections
from localaction.actions.sections import Shape
from localaction.actions.web import reading
from localaction.actions.web.finding import found_action


def here(request: ActorRequest, action: Any, page: str) -> list[dict[str, Any]]:
    """The colleagues who are on the draft now, those on this page first, each with the page they are on."""
    titles = {one.slug: one.title for one in sections.PAGES}
    found = [
        {
            "name": one.name,
            "since": one.since,
            "page": titles.get(one.page, ""),
            "is_here": bool(page) and one.page == page,
        }
        for one in queries.who_else(request.actor, action)
    ]
    return sorted(found, key=lambda one: not one["is_here"])


def beside(request: ActorRequest, action: Any, asked: sections.Page) -> list[dict[str, Any]]:
    """The fields in which a colleague's text stands and the actor's is set aside, both in words."""
    aside = queries.set_aside_for(request.actor, action, asked.slug)
    if aside is None:
        return []
    page = sections.whole_page(action, asked.slug)
    theirs = answers.written(action, page) | queries.page_state(action, asked.slug).unread
    form = reading.form_of(action, page, {**theirs, **aside.typed}, reader=request.LANGUAGE_CODE)
    asks = {ask.name: ask for ask in page.asks}
    return [
        {
            "name": name,
            "field": form[name],
            "label": form.fields[name].label,
            "language": action.language_of(name),
            "who": shown_name(aside.against, request.actor, name=aside.against.name) if aside.against else "",
            "mine": _in_words(form.fields[name], mine),
            "theirs": _in_words(form.fields[name], theirs.get(name, [])),
            "may_join": name in asks and asks[name].shape is Shape.TEXT,
        }
        for name, mine in aside.typed.items()
        if name in form.fields
    ]


def _in_words(field: Any, values: list[str]) -> list[str]:
    words = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    return [words.get(value, value) for value in values]


def told(
    request: ActorRequest, action: Any, asked: sections.Page, saved: operations.SavedPage
) -> dict[str, Any]:
    """What the script of an open form is told after a save."""
    fresh = found_action(request.actor, action.reference) if saved.aside else action
    parts = beside(request, fresh, asked) if saved.aside else []
    context = {"action": fresh, "beside": parts, "here": here(request, action, asked.slug), "page": asked}
    return {
        "saved_at": saved.page.saved_at.isoformat(),
        "errors": saved.errors,
        "version": saved.page.version,
        "told": saved.told,
        "beside": render_to_string("actions/portal/beside.html", context, request) if parts else "",
        "here": render_to_string("actions/portal/here.html", context, request),
    }


@portal_page
@require_POST
def presence(request: ActorRequest, reference: str) -> HttpResponse:
    """Asked by the script of an open page: I am here (or gone); who else is, and is something new to be fetched?"""
    action = found_action(request.actor, reference)
    slug = request.POST.get("page", "")[:40]
    about = {"actor": request.actor, "action": action, "page": slug}
    if request.POST.get("gone"):
        operations.gone_from(**about)
        return JsonResponse({})
    operations.seen_on(**about)
    context = {"here": here(request, action, slug)}
    return JsonResponse(
        {
            "here": render_to_string("actions/portal/here.html", context, request),
            "version": queries.page_state(action, slug).version,
            "turn": queries.turn_of(request.actor, action, request.POST.get("sheet", "")[:20]),
        }
    )
