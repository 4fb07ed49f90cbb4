"""A progress report filled in away from the site: its file fills the sheet, and nothing is sent before a last look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import reported
from localaction.actions.reported import AskedAction
from localaction.actions.web import progressing
from localaction.actions.web.forms.progress import ProgressForm
from localaction.actions.web.progress_portal import door_of
from localaction.actions.web.progressing import STAGE_WORDS, Door
from localaction.design.paper import TICKED, TYPES, PaperUpload, download, question
from localaction.kit.paperforms.asked import About, Filled, PaperForm, Question, Rows, Section, state_of

FORM = "progress-report"
CLAIMS = 2


@portal_page
@require_http_methods(["GET", "POST"])
def progress_offline(request: ActorRequest, slug: str, reference: str) -> HttpResponse:
    """GET offers the form; a file that comes back fills the sheet, which is then checked and sent as ever."""
    door = door_of(request, slug)
    asked = _asked(door, reference)
    if request.method == "POST" and "stage" in request.POST:
        return progressing.sheet(request, door, reference)
    form = PaperUpload(request.POST or None, request.FILES or None, form_name=FORM, reference=reference)
    if request.method == "POST" and form.is_valid():
        return _sheet(request, door, asked, form.filled)
    context = {
        "slug": slug,
        "asked": asked,
        "form": form,
        "heading": _("Report offline"),
        "back_href": door.sheet_href(reference),
    }
    return render(request, "actions/portal/progress_offline.html", context)


@portal_page
@require_GET
def progress_file(request: ActorRequest, slug: str, reference: str, kind: str) -> HttpResponse:
    """The sheet of an action as a file."""
    door = door_of(request, slug)
    asked = _asked(door, reference)
    if kind not in TYPES:
        raise Http404
    here = request.build_absolute_uri(reverse("actions:progress_offline", args=[slug, reference]))
    return download(_paper(door, asked, here), kind, f"{reference}-progress-{door.language}")


def _asked(door: Door, reference: str) -> AskedAction:
    for one in reported.asked_of(door.government, timezone.localdate()):
        if one.reference == reference:
            return one
    raise Http404


def _form(door: Door, asked: AskedAction, initial: dict[str, Any]) -> ProgressForm:
    return ProgressForm(
        milestones=[one.text for one in asked.milestones],
        claims=CLAIMS,
        language=door.language,
        today=timezone.localdate(),
        initial={"stage": asked.stage, **initial},
    )


def _paper(door: Door, asked: AskedAction, address: str) -> PaperForm:
    form = _form(door, asked, {})
    told = tuple(question(field.name, field, language=door.language) for field in form.told)
    claims = tuple(
        tuple(question(field.name, field, language=door.language) for field in row) for row in form.claim_rows
    )
    people = Rows(
        name="claims",
        label=_("How many people were reached?"),
        word=_("Number"),
        hint=_("Optional. Each number stands alone, with who counted, how and when: we never add them up."),
        rows=claims,
    )
    sections = [
        Section(title=_("How it goes"), parts=told),
        Section(title=_("Which milestones were reached?"), parts=tuple(_milestones(door, form))),
        Section(title=_("People reached"), parts=(people,)),
    ]
    steps = (
        _("Say how far it has come. Everything else is optional."),
        _("Save the file under any name, as .docx or .xlsx."),
        _("Upload it at {address}. You read it once more before it is sent.").format(address=address),
        _("Write no names of people who were helped, no phone numbers, no place of a shelter."),
    )
    paper = PaperForm(
        about=About(form=FORM, language=door.language, reference=asked.reference),
        title=asked.title,
        title_language=asked.title_language,
        lines=(door.name, asked.reference),
        steps=steps,
        sections=tuple(section for section in sections if section.parts),
    )
    return replace(paper, about=replace(paper.about, state=state_of(paper.answers())))


def _milestones(door: Door, form: ProgressForm) -> list[Question]:
    """A box to tick for each open milestone, then its day and what shows it."""
    found = []
    for (done, *others), text in zip(form.milestone_rows, form.milestones, strict=True):
        found.append(question(done.name, done))
        for field in others:
            label = format_lazy("{question} ({milestone})", question=field.label, milestone=text)
            found.append(question(field.name, field, language=door.language, label=label))
    return found


def _sheet(request: ActorRequest, door: Door, asked: AskedAction, filled: Filled) -> HttpResponse:
    """The sheet with what the file says. A stage that the file left alone is the one that stands now."""
    said = {name: values[0] for name, values in filled.answers.items() if values}
    if said.get("stage") == "".join(filled.base.get("stage", ())):
        said.pop("stage", None)
    initial = {name: value == TICKED if name.startswith("done-") else value for name, value in said.items()}
    form = _form(door, asked, initial)
    messages.info(
        request, _("This is what your file says. Nothing is sent yet: check it, then send the report.")
    )
    lost = [value for name, value in said.items() if name not in form.fields and value != TICKED]
    if lost or any(name not in form.fields for name in said):
        told = _("Some milestones in your file have been reported meanwhile and are not asked again.")
        messages.warning(request, " ".join([told, *lost]))
    context = {
        "layout": door.layout,
        "door": door,
        "government": door.name,
        "government_language": door.name_language,
        "needs_token": door.needs_token,
        "asked": asked,
        "form": form,
        "stage": STAGE_WORDS.get(asked.stage, asked.stage),
        "corrected": None,
    }
    return render(request, "actions/portal/progress_sheet.html", context)
