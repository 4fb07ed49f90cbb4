"""The one queue of the desk: what waits for me, since when, why, and the next step."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_assessor
from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.assessment import queries
from localaction.kit.numbers import whole

Words = str | Promise

KINDS: dict[str, Words] = {
    "assessment": _("My assessments"),
    "government": _("Governments"),
    "signature": _("Signatures"),
    "submission": _("Submitted actions"),
    "decision": _("Assessments"),
    "correction": _("Corrections"),
    "translation": _("Translations"),
    "report": _("Reports on progress"),
}
# why something waits, and the verb of its next step
WHY: dict[tuple[str, str], tuple[Words, Words]] = {
    ("government", "verify"): (_("A new government must be verified"), _("Verify")),
    ("government", "member"): (_("Somebody asks to join the team"), _("Answer")),
    ("signature", "evidence"): (_("A second kind of evidence is missing"), _("Look for evidence")),
    ("signature", "first"): (_("Nobody has confirmed the signature yet"), _("Check and confirm")),
    ("signature", "second"): (_("A second person must confirm the signature"), _("Check and confirm")),
    ("signature", "dispute"): (_("The signature is disputed"), _("Settle")),
    ("submission", "new"): (_("Submitted; two assessors are needed"), _("Assign assessors")),
    ("submission", "answered"): (_("Your questions have been answered"), _("Read the answers")),
    ("decision", "needs_assessor"): (_("Fewer than two assessors are at work"), _("Assign assessors")),
    ("decision", "agree"): (_("Both assessments are in"), _("Compare them")),
    ("decision", "decide"): (_("The common levels are written down"), _("Decide")),
    ("decision", "answered_refusal"): (
        _("The government answered an announced refusal"),
        _("Read and decide"),
    ),
    ("decision", "answer_time_over"): (_("The time to answer an announced refusal is over"), _("Decide")),
    ("correction", "correction"): (_("A correction waits for approval"), _("Check the correction")),
    ("translation", "translation"): (
        _("A finished translation waits to be published"),
        _("Read and publish"),
    ),
    ("report", "held"): (
        _("A passage may lead to a person or a shelter; it is not public yet"),
        _("Read it"),
    ),
    ("report", "reported"): (_("A government has told how its action goes"), _("Read it")),
    ("assessment", "declare"): (_("Say first whether you have a conflict of interest"), _("Begin")),
    ("assessment", "assess"): (_("Your assessment is not finished"), _("Go on")),
}
# the page on which each kind is dealt with
PAGES = {
    "government": "governments:desk_government",
    "signature": "declarations:desk_signature",
    "submission": "assessment:judgement",
    "decision": "assessment:judgement",
    "correction": "actions:desk_action",
    "translation": "actions:translations",
    "report": "actions:desk_report",
    "assessment": "assessment:assessment",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the queue as it is shown."""

    waiting: queries.Waiting
    kind: Words
    why: Words
    step: Words
    href: str


@desk_page("secretariat", "assessor")
def desk(request: ActorRequest) -> HttpResponse:
    """Everything that waits for this person, the longest waiting first."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in KINDS else ""
    queue = queries.queue_for(request.actor, kind=kind, page=whole(request.GET.get("page", ""), otherwise=1))
    context = {
        "queue": queue,
        "lines": [_line(row) for row in queue.rows],
        "tabs": _tabs(queue, kind),
        "is_assessor": is_assessor(request.actor),
    }
    return render(request, "assessment/desk/desk.html", context)


def _line(row: queries.Waiting) -> Line:
    why, step = WHY[row.kind, row.why]
    return Line(row, KINDS[row.kind], why, step, _href(row))


def _href(row: queries.Waiting) -> str:
    return reverse(PAGES[row.kind], args=[row.key])


def _tabs(queue: queries.Queue, current: str) -> list[tuple[Words, str, bool]]:
    """Every kind with how many wait: label, address, whether it is shown."""
    everything = (_counted(_("Everything"), sum(queue.counts.values())), "?", current == "")
    kinds = (
        (_counted(KINDS[kind], count), f"?kind={kind}", kind == current)
        for kind, count in queue.counts.items()
    )
    return [everything, *kinds]


def _counted(kind: Words, count: int) -> Words:
    return format_lazy(_("{kind} ({count})"), kind=kind, count=count)
