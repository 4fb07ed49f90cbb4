"""Progress in the portal: the same sheets as behind the link of a letter, and the dates."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.rules import is_secretariat
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import operations, reported, rules
from localaction.actions.web import progressing
from localaction.actions.web.forms.progress import MoveDateForm
from localaction.actions.web.progressing import Door
from localaction.governments.queries import governments_for, own_governments, public_name
from localaction.kit.answers import Refused

LAYOUT = "actions/portal/progress_layout.html"


@portal_page
@require_http_methods(["GET", "POST"])
def progress(request: ActorRequest, slug: str) -> HttpResponse:
    """All public actions of a government, each with its last status and "no change" in one tap."""
    return progressing.overview(request, door_of(request, slug))


@portal_page
@require_http_methods(["GET", "POST"])
def progress_sheet(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """Everything that can be told about one action."""
    return progressing.sheet(request, door_of(request, slug), reference)


def door_of(request: ActorRequest, slug: str) -> Door:
    """The way in with an account. Raises Http404 for those who may not report for the government."""
    government: Any = own_governments(request.actor).filter(slug=slug).first()
    if government is None or reported.live_contact(government, request.actor.person_id) is None:
        raise Http404
    name, name_language = public_name(government, request.LANGUAGE_CODE)
    return Door(
        actor=request.actor,
        government=government,
        name=name,
        name_language=name_language,
        language=request.LANGUAGE_CODE,
        layout=LAYOUT,
        overview_href=reverse("actions:progress", args=[slug]),
        sheet_href=lambda reference: reverse("actions:progress_sheet", args=[slug, reference]),
        needs_token=True,
    )


@portal_page
@require_http_methods(["GET"])
def progress_dates(request: ActorRequest, slug: str) -> HttpResponse:
    """When the government will be asked about which action, and why."""
    government = _government(request, slug)
    asked = reported.asked_of(government, timezone.localdate())
    dated = sorted(((when, one) for one in asked for when in one.dates), key=lambda pair: pair[0].due_on)
    context = {
        "rows": [{"asked": one, "when": when, "why": when.get_why_display()} for when, one in dated],
        "slug": slug,
        "name": public_name(government, request.LANGUAGE_CODE),
        "may_move": is_secretariat(request.actor)
        or reported.live_contact(government, request.actor.person_id) is not None,
        "may_report": reported.live_contact(government, request.actor.person_id) is not None,
    }
    return render(request, "actions/portal/progress_dates.html", context)


@portal_page
@require_http_methods(["GET", "POST"])
def move_report_date(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Move one date, with a reason: by the government or the secretariat."""
    government = _government(request, slug)
    try:
        when = reported.report_date_for([government], pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    rules.may_move_report_date(request.actor, when).or_refuse()
    form = MoveDateForm(request.POST or None, initial={"to": when.due_on})
    if request.method == "POST" and form.is_valid():
        try:
            operations.move_report_date(actor=request.actor, when=when, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("to", str(refusal.reason))
        else:
            messages.success(request, _("The date was moved."))
            return redirect("actions:progress_dates", slug)
    context = {
        "form": form,
        "heading": _("Move a date"),
        "lead": when.action.title,
        "back_href": reverse("actions:progress_dates", args=[slug]),
        "submit_label": _("Move the date"),
    }
    return render(request, "design/layouts/form.html", context)


def _government(request: ActorRequest, slug: str) -> Any:
    found = governments_for(request.actor).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
