"""Where an action comes from, for the city that tells it and for the city that is named."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import ancestry, operations, queries, rules
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import CarryForm, LineageForm, RelationAnswerForm
from localaction.governments.queries import own_governments, public_name
from localaction.kit.answers import Refused
from localaction.register.search import SearchRequest, find

MOST_FOUND = 8


@portal_page
@require_http_methods(["GET", "POST"])
def lineage(request: ActorRequest, reference: str) -> HttpResponse:
    """The published actions that this one names, a search for another, and who names this one."""
    action = found_action(request.actor, reference)
    if request.method == "POST":
        return _add(request, action)
    lines = list(action.lineage.all())
    naming = ancestry.naming(action)
    origins = ancestry.named(one.origin for one in lines)
    text = request.GET.get("q", "").strip()[:200]
    context = {
        "action": action,
        "heading": _("Where this action comes from"),
        "may_write": bool(rules.may_write(request.actor, action)),
        "lines": [_line(one, origins.get(one.origin)) for one in lines],
        "naming": [{"lineage": one, "title": one.action.title} for one in naming],
        "q": text,
        "found": _found(request, action, text, {one.origin for one in lines}) if text else [],
        "back_href": reverse("actions:action", args=[reference]),
    }
    return render(request, "actions/portal/lineage.html", context)


def _line(one: Any, origin: ancestry.Named | None) -> dict[str, Any]:
    """One named action with its form, which says what it shows when it is sent."""
    told = _as_it_stands(one)
    form = LineageForm(initial=told, prefix=_prefix(one), use_required_attribute=False)
    shown = [(f"{_prefix(one)}-was_{name}", value) for name, value in told.items()]
    return {"lineage": one, "origin": origin, "form": form, "shown": shown}


def _as_it_stands(one: Any) -> dict[str, str]:
    return {name: getattr(one, name) for name in LineageForm.base_fields}


def _prefix(one: Any) -> str:
    return f"line-{one.pk}"


def _found(request: ActorRequest, action: Any, text: str, there: set[str]) -> list[dict[str, Any]]:
    """Published actions for a search, or the one whose address or reference was pasted."""
    pasted = ancestry.reference_in(text)
    exact = list(ancestry.named([pasted]).values()) if pasted else []
    if exact:
        rows = [(one.reference, one.title, one.title_language, one.government) for one in exact]
    else:
        hits = find(
            SearchRequest(text=text, language=request.LANGUAGE_CODE, per_page=MOST_FOUND, counted=())
        ).hits
        cards = [hit.card for hit in hits]
        rows = [
            (card.reference, card.title, card.language, card.governments[0].name if card.governments else "")
            for card in cards
        ]
    return [
        {"reference": row[0], "title": row[1], "language": row[2], "government": row[3]}
        for row in rows
        if row[0] not in there and row[0] != action.reference
    ]


def _add(request: ActorRequest, action: Any) -> HttpResponseRedirect:
    try:
        made = operations.relate(
            actor=request.actor,
            action=action,
            origin_reference=request.POST.get("origin", "")[:40],
            relation="adapted_from",
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("actions:lineage", action.reference)
    here = reverse("actions:lineage", args=[action.reference])
    return redirect(f"{here}#line-{made.pk}")


@portal_page
@require_POST
def line(request: ActorRequest, reference: str, pk: int) -> HttpResponse:
    """Keep what is said about one named action, or take it off."""
    action = found_action(request.actor, reference)
    found = next((one for one in action.lineage.all() if one.pk == pk), None)
    if found is None:
        raise Http404
    if request.POST.get("go") == "remove":
        operations.unrelate(actor=request.actor, lineage=found)
        messages.success(request, _("Removed."))
        return redirect("actions:lineage", reference)
    is_autosave = request.headers.get("X-Autosave") == "1"
    try:
        sent, clashes = _write(request, found)
    except Refused as refusal:
        if is_autosave:
            return JsonResponse({"error": str(refusal)}, status=409)
        messages.error(request, str(refusal))
        return redirect("actions:lineage", reference)
    if is_autosave:
        told = {f"{_prefix(found)}-was_{name}": [value] for name, value in sent.items()}
        return JsonResponse({"saved_at": timezone.now().isoformat(), "errors": {}, "told": told})
    if clashes:
        messages.warning(request, _("A colleague changed a text at the same time. Both are below."))
    else:
        messages.success(request, _("Saved."))
    leaves = request.POST.get("go") == "leave" and not clashes
    return redirect("actions:action" if leaves else "actions:lineage", reference)


def _write(request: ActorRequest, found: Any) -> tuple[dict[str, str], tuple[str, ...]]:
    """Keep what the form of one line sent; returns that, and the texts that a colleague wrote at the same time."""
    stands, prefix = _as_it_stands(found), _prefix(found)
    form = LineageForm(request.POST, prefix=prefix)
    if not form.is_valid():
        raise Refused(str(next(iter(form.errors.values()))[0]))
    was = {name: request.POST.get(f"{prefix}-was_{name}", stands[name]) for name in stands}
    sent = dict(form.cleaned_data)
    return sent, operations.write_relation(actor=request.actor, lineage=found, told=sent, was=was)


@portal_page
@require_http_methods(["GET", "POST"])
def adapt(request: ActorRequest, reference: str) -> HttpResponse:
    """Begin a draft that adapts a published action: for which government, and what comes along."""
    origin = ancestry.named([reference]).get(reference)
    if origin is None:
        raise Http404
    governments = list(own_governments(request.actor))
    if not governments:
        messages.info(request, _("First find your government. Then you can adapt this action."))
        return redirect("governments:join")
    chosen = next((one for one in governments if one.slug == request.POST.get("government")), None)
    form = CarryForm(request.POST or None, initial={"carry": list(operations.CARRIED)})
    if request.method == "POST" and chosen is not None and form.is_valid():
        made = operations.adapt(
            actor=request.actor,
            government=chosen,
            origin_reference=reference,
            carry=form.cleaned_data["carry"],
        )
        messages.success(request, _("Your draft is begun. Now say what you keep and what you change."))
        return redirect("actions:lineage", made.reference)
    context = {
        "origin": origin,
        "form": form,
        "heading": _("Adapt this action"),
        "governments": [(one.slug, public_name(one, request.LANGUAGE_CODE)) for one in governments],
        "wanted": governments[0].slug,
        "back_href": reverse("showcase:action", args=[reference]),
    }
    return render(request, "actions/portal/adapt.html", context)


@portal_page
@require_http_methods(["GET", "POST"])
def relation(request: ActorRequest, pk: int) -> HttpResponse:
    """For the city whose action is named: what is said of it, and an answer."""
    try:
        found = ancestry.relation_for(request.actor, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    form = RelationAnswerForm(request.POST or None, initial={"note": found.note})
    go = request.POST.get("go", "")
    if request.method == "POST" and go in ("agree", "dispute") and form.is_valid():
        operations.answer_relation(
            actor=request.actor, lineage=found, agrees=go == "agree", note=form.cleaned_data["note"]
        )
        messages.success(request, _("Thank you. We have told the other city."))
        return redirect("actions:home")
    lead = queries.lead_of(found.action)
    context = {
        "lineage": found,
        "origin": ancestry.named([found.origin]).get(found.origin),
        "government": lead.government if lead else None,
        "may_answer": bool(rules.may_answer_relation(request.actor, found, ancestry.origin_of(found))),
        "form": form,
        "heading": _("Another city names your action"),
        "back_href": reverse("actions:home"),
    }
    return render(request, "actions/portal/relation.html", context)
