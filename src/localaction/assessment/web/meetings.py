"""The meeting in which the secretariat settles what the assessments come to, action after action."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions.calls import title_of
from localaction.assessment import operations, queries, rules
from localaction.assessment.web.decision_forms import AgreementForm
from localaction.assessment.web.meeting_forms import CallMeetingForm, ItemForm, MinutesForm
from localaction.assessment.web.showing import compared
from localaction.kit.answers import Refused
from localaction.kit.numbers import whole

PER_PAGE = 50


@desk_page("secretariat")
def meetings(request: ActorRequest) -> HttpResponse:
    """All meetings, and a new one about a call."""
    reader = get_language() or "en"
    calls = {one.code: one for one in queries.calls_to_meet_about(request.actor)}
    choices = [(code, title_of(one, reader)[0]) for code, one in calls.items()]
    form = CallMeetingForm(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        call = calls[form.cleaned_data["call"]]
        made = operations.call_meeting(actor=request.actor, call=call, held_on=form.cleaned_data["held_on"])
        return redirect("assessment:meeting", pk=made.pk)
    page = Paginator(queries.meetings_for(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, title_of(one.call, reader)) for one in page]
    context = {"page": page, "rows": rows, "form": form if choices else None}
    return render(request, "assessment/desk/meetings.html", context)


def _meeting(request: ActorRequest, pk: int) -> Any:
    try:
        return queries.meeting_for(request.actor, pk)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _item(request: ActorRequest, meeting: Any, item: int) -> Any:
    try:
        return queries.item_for(request.actor, meeting, item)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


@desk_page("secretariat")
def meeting(request: ActorRequest, pk: int) -> HttpResponse:
    """The agenda in its order, who is there, and the minutes."""
    found = _meeting(request, pk)
    people = list(queries.who_could_be_present(request.actor))
    present = list(found.present.order_by("name", "pk"))
    initial = {"present": [str(one.pk) for one in present], "guests": found.guests, "minutes": found.minutes}
    form = MinutesForm(request.POST or None, people=people, initial=initial)
    form.language = found.language  # type: ignore[attr-defined]
    may = rules.may_keep_minutes(request.actor, found)
    if request.method == "POST" and form.is_valid():
        may.or_refuse()
        given = form.cleaned_data
        operations.write_minutes(
            actor=request.actor,
            meeting=found,
            present=[whole(one) for one in given["present"]],
            guests=given["guests"],
            minutes=given["minutes"],
        )
        messages.success(request, _("Saved."))
        return redirect("assessment:meeting", pk=pk)
    page = Paginator(queries.agenda_of(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "meeting": found,
        "title": title_of(found.call, get_language() or "en"),
        "page": page,
        "form": form if may else None,
        "present": present,
        "may_close": bool(rules.may_close_meeting(request.actor, found)),
        "is_open": bool(may),
    }
    return render(request, "assessment/desk/meeting.html", context)


@desk_page("secretariat")
def item(request: ActorRequest, pk: int, item: int) -> HttpResponse:
    """One action of the agenda: its assessments side by side, and the common levels; the tied leave the room."""
    found = _meeting(request, pk)
    one = _item(request, found, item)
    before, after = queries.neighbours_of(one)
    context = {"meeting": found, "item": one, "before": before, "after": after, "action": one.action}
    hears = rules.may_hear_item(request.actor, one)
    if not hears:
        context |= {"refusal": hears.reason}
        return render(request, "assessment/desk/meeting_item.html", context, status=403)
    reader = get_language() or "en"
    judged = queries.judgement_of(one.action)
    form, words = _forms(request, found, one, judged, reader)
    if request.method == "POST" and form.is_valid() and words.is_valid():
        operations.settle_item(
            actor=request.actor,
            item=one,
            levels=form.levels(),
            text=form.cleaned_data["text"],
            note=words.cleaned_data["note"],
        )
        messages.success(request, _("The common levels are written down."))
        return redirect("assessment:meeting_item", pk=pk, item=after or item)
    context |= {
        "found": judged,
        "people": [(given, judged.scores.get(given.pk)) for given in judged.assignments],
        "rows": compared(judged.rows, reader=reader),
        "leaves": queries.who_leaves(list(found.present.all()), one.action),
        "form": form if request.method == "POST" else None,
        "agreement_form": form if rules.may_settle_item(request.actor, one) else None,
        "words": words,
    }
    return render(
        request, "assessment/desk/meeting_item.html", context, status=422 if request.method == "POST" else 200
    )


def _forms(
    request: ActorRequest, meeting: Any, one: Any, judged: queries.Judgement, reader: str
) -> tuple[AgreementForm, ItemForm]:
    known = judged.consensus
    initial = {f"level-{code}": str(level) for code, level in known.levels.items()} if known else {}
    initial["text"] = known.text if known else ""
    data = request.POST if request.method == "POST" else None
    form = AgreementForm(rows=judged.rows, reader=reader, data=data, initial=initial)
    words = ItemForm(data, initial={"note": one.note})
    form.language = words.language = meeting.language  # type: ignore[attr-defined]
    return form, words


@desk_page("secretariat")
@require_POST
def fill_agenda(request: ActorRequest, pk: int) -> HttpResponse:
    """Add what has come to wait since."""
    number = operations.fill_agenda(actor=request.actor, meeting=_meeting(request, pk))
    added = ngettext("%(count)s action was added.", "%(count)s actions were added.", number)
    messages.success(request, added % {"count": number})
    return redirect("assessment:meeting", pk=pk)


@desk_page("secretariat")
@require_POST
def move_item(request: ActorRequest, pk: int, item: int) -> HttpResponse:
    """Put one action at another place on the agenda."""
    one = _item(request, _meeting(request, pk), item)
    operations.move_item(actor=request.actor, item=one, to=whole(request.POST.get("to", ""), otherwise=1))
    return redirect("assessment:meeting", pk=pk)


@desk_page("secretariat")
@require_POST
def close_meeting(request: ActorRequest, pk: int) -> HttpResponse:
    """Close the meeting: its minutes stay as they are."""
    try:
        operations.close_meeting(actor=request.actor, meeting=_meeting(request, pk))
        messages.success(request, _("The meeting is closed. Its minutes stay as they are."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("assessment:meeting", pk=pk)
