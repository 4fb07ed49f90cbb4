"""A government reads the declaration, writes who signs, and sees where its signature stands."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.declarations import operations, queries, rules
from localaction.declarations.web.forms import PublicReasonForm, SignForm
from localaction.governments import queries as governments
from localaction.kit.answers import Refused


def own_government(request: ActorRequest, slug: str) -> Any:
    """The government of a portal page. Raises Http404 for those the reader may not see."""
    try:
        return governments.government_for(request.actor, slug)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def own_signature(request: ActorRequest, slug: str, reference: str) -> Any:
    """The signature of a portal page. Raises Http404 for those the reader may not see."""
    government = own_government(request, slug)
    try:
        found = queries.signature_for(request.actor, reference)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if found.government_id != government.pk:
        raise Http404
    return found


def sent_away(request: ActorRequest, signature: Any, slug: str) -> HttpResponse | None:
    """Where somebody goes who cannot write this signature now, with the reason; None for those who can."""
    may_write = rules.may_write(request.actor, signature)
    if signature.status == "draft" and may_write:
        return None
    if not may_write:
        messages.error(request, str(may_write.reason))
    return redirect("declarations:signature", slug=slug, reference=signature.reference)


@portal_page
def read(request: ActorRequest, slug: str) -> HttpResponse:
    """What the declaration says in our words, the official text, and the button to sign."""
    government = own_government(request, slug)
    try:
        declaration = queries.current_declaration()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if request.method == "POST":
        return _begin(request, government, declaration)
    language = get_language() or "en"
    context = {
        "government": government,
        "name": governments.public_name(government, language),
        "declaration": declaration,
        "text": queries.text_for(declaration, language),
        "open": queries.open_signature(government, declaration),
        "current": queries.current_signature(government),
        "may_begin": rules.may_begin(request.actor, government, declaration),
    }
    return render(request, "declarations/portal/read.html", context)


def _begin(request: ActorRequest, government: Any, declaration: Any) -> HttpResponse:
    try:
        draft = operations.begin(
            actor=request.actor,
            government=government,
            declaration=declaration,
            text_language=get_language() or "en",
        )
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("declarations:read", slug=government.slug)
    return redirect("declarations:sign", slug=government.slug, reference=draft.reference)


@portal_page
def sign(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """Who signs, in which office, on which day. What is typed is kept as you go."""
    signature = own_signature(request, slug, reference)
    elsewhere = sent_away(request, signature, slug)
    if elsewhere is not None:
        return elsewhere
    question = queries.questions_of(signature).filter(answered_at__isnull=True).last()
    fields = ("signer_name", "signer_office", "signed_on", "text_language")
    form = SignForm(
        request.POST if request.method == "POST" else None,
        initial={field: getattr(signature, field) for field in fields},
        languages=queries.text_languages(signature.declaration),
        earliest=signature.declaration.adopted_on,
        question=question is not None,
    )
    if request.method == "POST":
        is_complete = form.is_valid()
        signature = _keep(request, signature, form)
        if request.headers.get("X-Autosave"):
            return JsonResponse({"saved_at": timezone.now().isoformat()})
        if is_complete:
            return redirect("declarations:evidence", slug=slug, reference=reference)
    context = {
        "form": form,
        "question": question,
        "heading": _("Who signs?"),
        "offline_href": reverse("declarations:offline", args=[slug, reference]),
        "autosave": True,
        "back_href": reverse("declarations:read", args=[slug]),
    }
    return render(request, "declarations/portal/sign.html", context)


def _keep(request: ActorRequest, signature: Any, form: SignForm) -> Any:
    """Keep every field that is right so far, even when another is not."""
    given = form.cleaned_data
    kept = operations.write(
        actor=request.actor,
        signature=signature,
        signer_name=given.get("signer_name"),
        signer_office=given.get("signer_office"),
        signed_on=given.get("signed_on"),
        text_language=given.get("text_language"),
    )
    if given.get("answer") and not request.headers.get("X-Autosave"):
        operations.answer(actor=request.actor, signature=kept, text=given["answer"])
    return kept


@portal_page
def signature(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """Where the signature stands, in words."""
    found = own_signature(request, slug, reference)
    context = {
        "signature": found,
        "government": found.government,
        "name": governments.public_name(found.government, get_language() or "en"),
        "title": queries.title_of(found.declaration, get_language() or "en"),
        "evidence": queries.evidence_of(found),
        "questions": queries.questions_of(found),
        "may_withdraw": rules.may_withdraw(request.actor, found),
        "may_add": rules.may_add_evidence(request.actor, found, "letter"),
    }
    return render(request, "declarations/portal/signature.html", context)


@portal_page
def withdraw(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """Take the signature back, with a reason that stays public when the signature was."""
    found = own_signature(request, slug, reference)
    rules.may_withdraw(request.actor, found).or_refuse()
    form = PublicReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.withdraw(actor=request.actor, signature=found, because=form.cleaned_data["because"])
        messages.success(request, _("The signature is withdrawn."))
        return redirect("declarations:signature", slug=slug, reference=reference)
    context = {
        "form": form,
        "heading": _("Withdraw the signature"),
        "submit_label": _("Withdraw"),
        "back_href": reverse("declarations:signature", args=[slug, reference]),
    }
    return render(request, "declarations/portal/withdraw.html", context)
