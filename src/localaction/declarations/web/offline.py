"""Who signs, filled in away from the site: getting the form, bringing it back, choosing what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.declarations import operations, queries
from localaction.declarations.web.forms import SignForm
from localaction.declarations.web.portal import own_signature, sent_away
from localaction.design.paper import TYPES, PaperUpload, download, question
from localaction.governments.queries import public_name
from localaction.kit.paperforms.asked import About, Filled, PaperForm, Section, state_of

FORM = "signature"
FIELDS = ("signer_name", "signer_office", "signed_on", "text_language")


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer: as the file has it and as it stands, typed and in words; `choice` is None where both changed it."""

    name: str
    label: str | Promise
    typed: str
    file: str
    online: str
    choice: str | None


@portal_page
@require_http_methods(["GET", "POST"])
def offline(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """GET offers the form; POST compares the one that came back, or keeps what was chosen."""
    signature = own_signature(request, slug, reference)
    elsewhere = sent_away(request, signature, slug)
    if elsewhere is not None:
        return elsewhere
    if request.POST.get("go") == "keep":
        return _keep(request, signature, slug)
    form = PaperUpload(request.POST or None, request.FILES or None, form_name=FORM, reference=reference)
    found = (
        _differences(form.filled, _form(signature)) if request.method == "POST" and form.is_valid() else None
    )
    return _show(request, signature, slug, form, found)


def _show(
    request: ActorRequest, signature: Any, slug: str, form: Any, found: list[Difference] | None
) -> HttpResponse:
    context = {
        "signature": signature,
        "slug": slug,
        "form": form,
        "found": found,
        "heading": _("What your file brings") if found is not None else _("Fill it in offline"),
        "back_href": reverse("declarations:sign", args=[slug, signature.reference]),
    }
    return render(request, "declarations/portal/offline.html", context)


@portal_page
@require_GET
def form_file(request: ActorRequest, slug: str, reference: str, kind: str) -> HttpResponse:
    """The form as a file, in the reader's language."""
    signature = own_signature(request, slug, reference)
    if kind not in TYPES:
        raise Http404
    here = request.build_absolute_uri(reverse("declarations:offline", args=[slug, reference]))
    return download(
        _paper(signature, request.LANGUAGE_CODE, here), kind, f"{reference}-{request.LANGUAGE_CODE}"
    )


def _paper(signature: Any, language: str, address: str) -> PaperForm:
    form = _form(signature)
    questions = tuple(question(name, form[name]) for name in FIELDS)
    stands = {one.name: one.answer for one in questions if one.answer}
    about = About(form=FORM, language=language, reference=signature.reference, state=state_of(stands))
    steps = (
        _("Write who signs, in which office and on which day."),
        _("Save the file under any name, as .docx or .xlsx."),
        _("Upload it at {address}. You see every difference before anything is kept.").format(
            address=address
        ),
        _("Letters and other evidence are added on the site."),
    )
    return PaperForm(
        about=about,
        title=queries.title_of(signature.declaration, language),
        lines=(public_name(signature.government, language)[0], signature.reference),
        steps=steps,
        sections=(Section(title=_("Who signs?"), parts=questions),),
    )


def _form(signature: Any, typed: dict[str, str] | None = None) -> SignForm:
    return SignForm(
        typed,
        initial={name: getattr(signature, name) for name in FIELDS},
        languages=queries.text_languages(signature.declaration),
        earliest=signature.declaration.adopted_on,
        question=False,
    )


def _standing(form: SignForm) -> dict[str, str]:
    """What stands, as it would be typed."""
    return {name: "".join(question(name, form[name]).answer) for name in FIELDS}


def _differences(filled: Filled, form: SignForm) -> list[Difference]:
    """Three ways: what the file was made with, what it says, what stands now."""
    found = []
    for name, online in _standing(form).items():
        base = "".join(filled.base.get(name, ()))
        file = "".join(filled.answers.get(name, filled.base.get(name, ()))).strip()
        if file in (online, base) or not file:
            continue
        words = dict(question(name, form[name]).choices)
        choice = "file" if online in (base, "") else None
        label = form.fields[name].label or name
        found.append(Difference(name, label, file, words.get(file, file), words.get(online, online), choice))
    return found


def _keep(request: ActorRequest, signature: Any, slug: str) -> HttpResponse | HttpResponseRedirect:
    """Keep what was chosen; what cannot be kept is shown again, with the reason."""
    form = _form(signature)
    standing = _standing(form)
    typed = {name: request.POST.get(f"file-{name}", "")[:500] for name in FIELDS}
    wanted = {name for name, text in typed.items() if text and request.POST.get(name) == "file"}
    checked = _form(signature, standing | {name: typed[name] for name in wanted})
    wrong = {name: checked.errors[name] for name in wanted if name in checked.errors}
    if wrong:
        for name, faults in wrong.items():
            messages.error(request, f"{checked.fields[name].label}: {' '.join(map(str, faults))}")
        filled = Filled(
            About(form=FORM, language="en"), {}, {name: (text,) for name, text in typed.items() if text}
        )
        return _show(request, signature, slug, checked, _differences(filled, form))
    given = {name: checked.cleaned_data[name] for name in wanted}
    operations.write(actor=request.actor, signature=signature, **given)
    messages.success(request, _("Taken in from your file."))
    return redirect("declarations:sign", slug=slug, reference=signature.reference)
