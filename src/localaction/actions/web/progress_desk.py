"""The desk's pages about reports: what waits to be read, one report with what was told before, and what can be done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import operations, protection, reported, rules
from localaction.actions.choices import PUBLIC, REPORT_STATES, REPORT_TONES, STAGES
from localaction.governments.queries import public_name
from localaction.kit.answers import Refused

ON_A_PAGE = 25
STAGE_WORDS = dict(STAGES)
STATE_WORDS = dict(REPORT_STATES)
# each move with the name of the text that it takes, "" for none
MOVES: dict[str, tuple[Any, str]] = {
    "check": (operations.check_report, ""),
    "release": (operations.release_report, ""),
    "question": (operations.question_report, "question"),
    "withdraw": (operations.withdraw_report, "because"),
}


@desk_page("secretariat")
@require_GET
def desk_reports(request: ActorRequest) -> HttpResponse:
    """Reports that wait to be read, held ones first; or those in one state."""
    status = request.GET.get("status", "")
    status = status if status in STATE_WORDS else ""
    counts = reported.counts_by_status()
    base = reverse("actions:desk_reports")
    states = [(_("To read"), base, not status)]
    states += [
        (f"{label} ({counts[code]})", f"{base}?status={code}", status == code)
        for code, label in REPORT_STATES
        if counts.get(code)
    ]
    page = Paginator(reported.desk_reports(status), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(one, request.LANGUAGE_CODE) for one in page.object_list]
    return render(request, "actions/desk/reports.html", {"rows": rows, "page": page, "states": states})


def _row(report: Any, language: str) -> dict[str, Any]:
    return {
        "report": report,
        "reference": f"{report.action.reference}-P{report.number}",
        "government": public_name(report.government, language),
        "stage": STAGE_WORDS[report.stage],
        "state": {
            "word": STATE_WORDS[report.status],
            "tone": REPORT_TONES.get(report.status, "quiet"),
        },
    }


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_report(request: ActorRequest, reference: str) -> HttpResponse:
    """One report: what it says left, what can be done right."""
    try:
        report = reported.report_for_desk(reference)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if request.method == "POST":
        return _move(request, report, reference)
    actor = request.actor
    context = {
        **_row(report, request.LANGUAGE_CODE),
        "before": [_row_before(one) for one in reported.reports_before(report)],
        "kinds": [protection.KIND_WORDS.get(kind, kind) for kind in report.held_for],
        "is_public": report.action.status in PUBLIC,
        "may_check": bool(rules.may_check_report(actor, report)),
        "may_release": bool(rules.may_release_report(actor, report)),
        "may_question": bool(rules.may_question_report(actor, report)),
        "may_withdraw": bool(rules.may_withdraw_report(actor, report)),
        "crumbs": [(_("Reports"), reverse("actions:desk_reports")), (reference, "")],
    }
    return render(request, "actions/desk/report.html", context)


def _row_before(report: Any) -> dict[str, Any]:
    return {"report": report, "stage": STAGE_WORDS[report.stage], "state": STATE_WORDS[report.status]}


def _move(request: ActorRequest, report: Any, reference: str) -> HttpResponse:
    found = MOVES.get(request.POST.get("go", ""))
    if found is None:
        raise Http404
    do, text = found
    try:
        do(actor=request.actor, report=report, **({text: request.POST.get(text, "")} if text else {}))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("Done."))
    return redirect("actions:desk_report", reference)
