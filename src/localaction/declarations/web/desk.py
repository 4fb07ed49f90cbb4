"""The desk: signatures that wait, and one beside what we know independently of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.declarations import operations, queries, rules
from localaction.declarations.web.forms import (
    BecauseForm,
    CallForm,
    FoundOutForm,
    PublicReasonForm,
    StatementForm,
)
from localaction.declarations.web.sending import handed_out
from localaction.declarations.web.showing import events_of
from localaction.governments import doubts
from localaction.governments import queries as governments
from localaction.kit.answers import Refused
from localaction.safety import queries as safety

PER_PAGE = 50


@desk_page("secretariat")
def desk(request: ActorRequest) -> HttpResponse:
    """What waits, the longest first, with its next step."""
    page = Paginator(queries.waiting_for_the_desk(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"waiting": queries.as_waiting(page.object_list), "page": page}
    return render(request, "declarations/desk/desk.html", context)


@desk_page("secretariat")
def desk_signature(request: ActorRequest, reference: str) -> HttpResponse:
    """One signature: the evidence on one side, what we know independently and the moves on the other."""
    signature = _signature(request, reference)
    asked = request.POST.get("move", "") if request.method == "POST" else ""
    reported = _reported(request, signature)
    shown = _forms(request, asked, reported)
    if asked in ("confirm", "stands", "falls") or asked in shown:
        form = shown.get("settle" if asked in ("stands", "falls") else asked)
        if form is None or form.is_valid():
            _move(request, signature, asked, form, source="public" if reported else "")
            return redirect("declarations:desk_signature", reference=reference)
    actor, language = request.actor, get_language() or "en"
    context = {
        "signature": signature,
        "government": signature.government,
        "name": governments.public_name(signature.government, language),
        "title": queries.title_of(signature.declaration, language),
        "evidence": queries.evidence_of(signature),
        "kinds": len(queries.evidence_kinds(signature)),
        "kinds_needed": rules.KINDS_NEEDED,
        "confirmations": len(queries.confirmers_of(signature)),
        "people_needed": rules.PEOPLE_NEEDED,
        "questions": queries.questions_of(signature),
        "others": queries.other_signatures(signature),
        "second_look": governments.second_look(signature.government, language),
        "objections": queries.objections_of(signature),
        "reported": reported,
        "is_public": queries.is_public(signature),
        "doubts": doubts.of_name(signature.signer_name),
        "events": events_of(signature),
        "forms": shown,
        "form": shown.get("settle" if asked in ("stands", "falls") else asked),
        "may_confirm": rules.may_confirm(actor, signature),
        "may_refuse": rules.may_refuse(actor, signature),
        "may_hand_back": rules.may_hand_back(actor, signature),
        "may_dispute": rules.may_dispute(actor, signature),
        "may_settle": rules.may_settle(actor, signature),
        "may_add": rules.may_add_evidence(actor, signature, "call_back"),
        "may_answer_objection": rules.may_answer_objection(actor, signature),
    }
    return render(request, "declarations/desk/desk_signature.html", context)


def _signature(request: ActorRequest, reference: str) -> Any:
    try:
        return queries.signature_for(request.actor, reference)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _reported(request: ActorRequest, signature: Any) -> Any:
    """The public concern about this signature or its government that the page was opened for, or None."""
    concern = safety.concern(request.GET.get("concern", ""))
    about = (signature.reference, signature.government.slug)
    return concern if concern is not None and concern.reference in about else None


def _forms(request: ActorRequest, asked: str, reported: Any) -> dict[str, forms.Form]:
    """Every form of the page; the one that was sent holds what was typed."""
    doubt = _("Somebody told us that your government did not sign. Please tell us whether it did.")
    kinds: dict[str, type[forms.Form]] = {
        "add_call": CallForm,
        "add_statement": StatementForm,
        "answer_objection": FoundOutForm,
        "hand_back": BecauseForm,
        "refuse": BecauseForm,
        "dispute": BecauseForm,
        "settle": PublicReasonForm,
    }
    sent = "settle" if asked in ("stands", "falls") else asked
    typed = {name: request.POST if name == sent else None for name in kinds}
    first = {"dispute": {"because": doubt}} if reported else {}
    return {name: kind(typed[name], prefix=name, initial=first.get(name)) for name, kind in kinds.items()}


def _move(request: ActorRequest, signature: Any, move: str, form: forms.Form | None, source: str) -> None:
    """Do the one move that a button named, and say how it went."""
    given: dict[str, Any] = form.cleaned_data if form is not None else {}
    common: dict[str, Any] = {"actor": request.actor, "signature": signature}
    moves = {**_findings(common, given), **_judgements(common, given, source)}
    act, done = moves[move]
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    except operations.GivenByThemselves:
        messages.error(
            request,
            _("The government gave us this number itself, so a call proves nothing. Find another number."),
        )
    else:
        messages.success(request, done)


Moves = dict[str, tuple[Callable[[], object], str]]


def _findings(common: dict[str, Any], given: dict[str, Any]) -> Moves:
    """What the secretariat found out itself."""
    return {
        "add_call": (
            lambda: operations.note_call_back(**common, call=operations.CallNote(**given)),
            _("The call is kept as evidence."),
        ),
        "add_statement": (
            lambda: operations.add_evidence(**common, kind="public_statement", **given),
            _("The evidence is kept."),
        ),
        "answer_objection": (
            lambda: operations.answer_objection(**common, answer=given["because"]),
            _("What you found out is kept. The signature may go on."),
        ),
    }


def _judgements(common: dict[str, Any], given: dict[str, Any], source: str) -> Moves:
    """What the secretariat decides. `source`: who doubts a signature, when it is not the secretariat itself."""
    because, language = given.get("because", ""), get_language() or "en"
    return {
        "confirm": (lambda: operations.confirm(**common), _("Your confirmation is kept.")),
        "hand_back": (
            lambda: operations.hand_back(**common, question=because, language=language),
            _("We asked the government."),
        ),
        "refuse": (
            lambda: operations.refuse(**common, because=because),
            _("Not accepted. The government reads your reason."),
        ),
        "dispute": (
            lambda: operations.dispute(**common, because=because, source=source),
            _("The signature is shown as disputed."),
        ),
        "stands": (
            lambda: operations.settle(**common, outcome="stands", because=because),
            _("Settled: the signature is valid."),
        ),
        "falls": (
            lambda: operations.settle(**common, outcome="falls", because=because),
            _("Settled: the signature is withdrawn."),
        ),
    }


@desk_page("secretariat")
def desk_paper(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    """A file of evidence, for the desk."""
    return handed_out(request, reference, pk)
