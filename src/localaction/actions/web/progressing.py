"""Telling how actions go, behind either door: the link of a letter, or the portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from localaction.actions import operations, periods, reported
from localaction.actions.choices import REPORT_TONES, STAGES
from localaction.actions.reported import AskedAction
from localaction.actions.reports import Given, key_of
from localaction.actions.web.forms.progress import ProgressForm
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.numbers import whole

ON_A_PAGE, LAST_RECEIVED = 8, 3
JUST_NOW = timedelta(hours=24)
"""What somebody told so recently is shown as received instead of being asked again."""
STAGE_WORDS = dict(STAGES)


@dataclass(frozen=True, slots=True)
class Door:
    """The way somebody came in. `sheet_href` makes the address of the sheet of one action."""

    actor: Actor
    government: Any
    name: str
    name_language: str
    language: str
    layout: str
    overview_href: str
    sheet_href: Callable[[str], str]
    needs_token: bool


def overview(request: HttpRequest, door: Door) -> HttpResponse:
    """All public actions of the government: what was received just now, and what is still asked."""
    today = timezone.localdate()
    asked = reported.asked_of(door.government, today)
    received = sorted((one for one in asked if _was_just_told(door, one)), key=_told_at, reverse=True)
    waiting = [one for one in asked if one not in received]
    refused = ""
    if request.method == "POST":
        try:
            if _take(request, door, waiting):
                return redirect(door.overview_href, permanent=False)
        except Refused as refusal:
            refused = str(refusal.reason)
    only_received = request.GET.get("show") == "received"
    listed = received if only_received else waiting
    pages = max(1, -(-len(listed) // ON_A_PAGE))
    page = min(max(1, whole(request.GET.get("page", ""), otherwise=1)), pages)
    listed = listed[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    context = _context(door) | {
        "received": [_received(door, one) for one in (listed if only_received else received[:LAST_RECEIVED])],
        "received_count": len(received),
        "waiting_count": len(waiting),
        "only_received": only_received,
        "rows": [] if only_received else [_row(door, one) for one in listed],
        "owing": sum(1 for one in waiting if one.owes_word),
        "stages": STAGES,
        "page": page,
        "pages": pages,
        "refused": refused,
    }
    return render(request, "actions/portal/progress.html", context, status=409 if refused else 200)


def _context(door: Door) -> dict[str, Any]:
    return {
        "layout": door.layout,
        "door": door,
        "government": door.name,
        "government_language": door.name_language,
        "needs_token": door.needs_token,
    }


def _take(request: HttpRequest, door: Door, waiting: list[AskedAction]) -> bool:
    """Do what one of the buttons says; whether anything was done."""
    do, reference = request.POST.get("do", ""), request.POST.get("action", "")
    if do == "same":
        wanted = [one.reference for one in waiting if one.owes_word or one.reference == reference]
        chosen = [one for one in wanted if reference in ("", one)]
        made = operations.report_no_change(
            actor=door.actor, government=door.government, references=chosen, language=door.language
        )
        return bool(made) or not chosen
    if do == "answer":
        found = next((one.question for one in waiting if one.reference == reference), None)
        if found is None:
            return True  # answered already: the page shows so
        operations.answer_report(actor=door.actor, report=found, answer=request.POST.get("answer", ""))
        return True
    return False


def _was_just_told(door: Door, asked: AskedAction) -> bool:
    last = asked.last
    return (
        last is not None
        and last.person_id == door.actor.person_id
        and last.reported_at > timezone.now() - JUST_NOW
        and asked.question is None
    )


def _told_at(asked: AskedAction) -> datetime:
    return asked.last.reported_at if asked.last else timezone.now()


def _received(door: Door, asked: AskedAction) -> dict[str, Any]:
    last = asked.last
    assert last is not None
    return {
        "asked": asked,
        "report": last,
        "stage": STAGE_WORDS[last.stage],
        "correct_href": f"{door.sheet_href(asked.reference)}?report={last.number}",
    }


def _row(door: Door, asked: AskedAction) -> dict[str, Any]:
    return {
        "asked": asked,
        "stage": STAGE_WORDS.get(asked.stage, asked.stage),
        "last": asked.last,
        "question": asked.question,
        "sheet_href": door.sheet_href(asked.reference),
        "states": [
            (one, one.get_status_display(), REPORT_TONES.get(one.status, "quiet")) for one in asked.reports
        ],
    }


# --- one action


def sheet(request: HttpRequest, door: Door, reference: str) -> HttpResponse:
    """Everything that can be told about one action; `?report=3` corrects what was told before."""
    today = timezone.localdate()
    asked = next(
        (one for one in reported.asked_of(door.government, today) if one.reference == reference), None
    )
    action = reported.public_action(reference) if asked else None
    if asked is None or action is None:
        raise Http404
    number = whole(request.GET.get("report", ""))
    corrected = asked.report(number) if number else None
    if number and corrected is None:
        raise Http404
    reached = [one.text for one in corrected.milestones.all()] if corrected else []
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        milestones=[*reached, *(one.text for one in asked.milestones)],
        claims=corrected.claims.count() if corrected else 0,
        language=door.language,
        today=today,
        initial=_told(corrected) if corrected else {"stage": asked.stage},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _keep(door.actor, action, corrected, form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            return redirect(door.overview_href, permanent=False)
    context = _context(door) | {
        "asked": asked,
        "form": form,
        "stage": STAGE_WORDS.get(asked.stage, asked.stage),
        "corrected": corrected,
    }
    return render(request, "actions/portal/progress_sheet.html", context, status=422 if form.errors else 200)


def _keep(actor: Actor, action: Any, corrected: Any, given: Given) -> None:
    if corrected is None:
        operations.report(actor=actor, action=action, given=given)
    else:
        operations.correct_report(actor=actor, report=corrected, given=given)


def _told(report: Any) -> dict[str, Any]:
    """What a report told, as the sheet's fields."""
    told: dict[str, Any] = {
        "stage": report.stage,
        "changed": report.changed,
        "evidence": report.evidence_link or report.evidence,
    }
    for one in report.milestones.all():
        key = key_of(one.text)
        told |= {
            f"done-{key}": True,
            f"on-{key}": periods.written(one.done_on, one.done_precision),
            f"proof-{key}": one.evidence,
        }
    for place, one in enumerate(report.claims.all()):
        told |= {f"{name}-{place}": getattr(one, name) for name in ("number", "who", "method", "source")}
        told[f"as_of-{place}"] = periods.written(one.as_of, one.as_of_precision)
    return told
