"""The mandate and the sending: papers, exactly the text that is signed, and the papers to look at again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.declarations import operations, queries, rules
from localaction.declarations.web.forms import PaperForm
from localaction.declarations.web.portal import own_signature
from localaction.declarations.wording import commitment_of, shown_hash, shown_text
from localaction.kit.answers import Refused
from localaction.kit.numbers import whole


@portal_page
def evidence(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """Papers that show the mandate: a letter, a council decision."""
    signature = own_signature(request, slug, reference)
    rules.may_add_evidence(request.actor, signature, "letter").or_refuse()
    if "remove" in request.POST:
        return _remove(request, slug, reference, whole(request.POST["remove"]))
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        operations.add_evidence(
            actor=request.actor, signature=signature, kind=given["kind"], paper=form.paper, note=given["note"]
        )
        messages.success(request, _("The file is here. Only you and the secretariat can see it."))
        return redirect("declarations:evidence", slug=slug, reference=reference)
    step = "declarations:check" if signature.status == "draft" else "declarations:signature"
    context = {
        "form": form,
        "signature": signature,
        "government": signature.government,
        "evidence": queries.evidence_of(signature),
        "next_href": reverse(step, args=[slug, reference]),
        "back_href": reverse("declarations:sign", args=[slug, reference]),
        "heading": _("How do we know?"),
    }
    return render(request, "declarations/portal/evidence.html", context)


def _remove(request: ActorRequest, slug: str, reference: str, pk: int) -> HttpResponse:
    try:
        found = queries.evidence_for(request.actor, reference, pk)
        operations.remove_evidence(actor=request.actor, evidence=found)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("The file is removed."))
    return redirect("declarations:evidence", slug=slug, reference=reference)


@portal_page
def check(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """Exactly the text that is signed, who signs it, and the button."""
    signature = own_signature(request, slug, reference)
    if signature.status != "draft":
        return redirect("declarations:signature", slug=slug, reference=reference)
    if request.method == "POST":
        answer = _send(request, signature)
        if answer is not None:
            return answer
    text = queries.text_for(signature.declaration, signature.text_language)
    words, signer = queries.words_of(text), queries.signer_of(signature)
    context = {
        "signature": signature,
        "government": signature.government,
        "text": text,
        "declaration": signature.declaration,
        "commitment": commitment_of(words, signer),
        "shown": shown_hash(shown_text(words, signer)),
        "evidence": queries.evidence_of(signature),
        "is_complete": bool(signature.signer_name and signature.signer_office and signature.signed_on),
        "may_sign": rules.may_sign(request.actor, signature),
    }
    return render(request, "declarations/portal/check.html", context)


def _send(request: ActorRequest, signature: Any) -> HttpResponse | None:
    slug, reference = signature.government.slug, signature.reference
    try:
        operations.sign(actor=request.actor, signature=signature, shown=request.POST.get("shown", ""))
    except operations.TextChanged:
        messages.warning(
            request, _("The text or the names changed since you opened this page. Read it once more.")
        )
        return None
    except operations.Incomplete:
        messages.error(request, _("Something is missing. Complete who signs and when."))
        return redirect("declarations:sign", slug=slug, reference=reference)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return None
    messages.success(request, _("Signed and sent. We wrote to you what happens next."))
    return redirect("declarations:signature", slug=slug, reference=reference)


@portal_page
def paper(request: ActorRequest, slug: str, reference: str, pk: int) -> FileResponse:
    """A file of evidence, for the own government and the secretariat only."""
    own_signature(request, slug, reference)
    return handed_out(request, reference, pk)


def handed_out(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    """A private file as a download that no browser opens within the site. Raises Http404."""
    try:
        found = queries.evidence_for(request.actor, reference, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not found.file or not found.file.storage.exists(found.file.name or ""):
        raise Http404
    response = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.file_name, content_type=found.file_type
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
