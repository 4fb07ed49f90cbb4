"""Writing a call at the desk: its facts, its texts in each language, its extra questions; its file out and in."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import calls, exchange, operations, rules
from localaction.actions.web.calls import found_call
from localaction.actions.web.forms.calling import (
    BringForm,
    CallForm,
    CallTextsForm,
    typed_texts,
)
from localaction.actions.web.forms.extra import ExtraQuestionForm, fresh_question_code, typed_question
from localaction.design.marks import language_name
from localaction.kit.answers import Refused

NEW = "new"


def _back(code: str) -> str:
    return reverse("actions:desk_call", args=[code])


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_call_facts(request: ActorRequest, code: str) -> HttpResponse:
    """Window, languages, rubric, objectives and how it is assessed."""
    call = found_call(code)
    rules.may_write_call(request.actor, call).or_refuse()
    about: dict[str, Any] = {"reader": request.LANGUAGE_CODE, "is_open": call.status != "draft"}
    initial = {name: getattr(call, name) for name in CallForm.base_fields}
    form = CallForm(request.POST or None, initial=initial, **about)
    if request.method == "POST" and form.is_valid():
        try:
            operations.write_call(actor=request.actor, call=call, facts=form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Saved."))
            return redirect("actions:desk_call", code)
    context = {
        "form": form,
        "heading": _("Settings of the call"),
        "back_href": _back(code),
        "submit_label": _("Save"),
    }
    return render(request, "design/layouts/form.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_call_texts(request: ActorRequest, code: str, language: str) -> HttpResponse:
    """The texts of one language, with those of another beside them."""
    call = found_call(code)
    rules.may_write_call(request.actor, call).or_refuse()
    if language not in (*call.languages, *call.texts):
        raise Http404
    form = CallTextsForm(request.POST or None, initial=typed_texts(call.texts.get(language, {})))
    if request.method == "POST" and form.is_valid():
        operations.write_call_texts(actor=request.actor, call=call, language=language, texts=form.texts())
        messages.success(request, _("Saved."))
        return redirect("actions:desk_call", code)
    beside = next(
        (one for one in (*call.languages, *call.texts) if one != language and call.texts.get(one)), ""
    )
    shown = typed_texts(call.texts.get(beside, {}))
    context = {
        "form": form,
        "rows": [(form[name], shown.get(name, "")) for name in calls.TEXTS],
        "beside": beside,
        "heading": _("Texts in {language}").format(language=language_name(language)),
        "back_href": _back(code),
        "submit_label": _("Save"),
    }
    return render(request, "actions/desk/call_texts.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_call_question(request: ActorRequest, code: str, question: str) -> HttpResponse:
    """One extra question, new or standing: written, moved up, or removed."""
    call = found_call(code)
    rules.may_write_call(request.actor, call).or_refuse()
    asked = list(calls.questions_of(call))
    standing = next((one for one in asked if one.code == question), None)
    is_open = call.status != "draft"
    if (standing is None and question != NEW) or (standing is None and is_open):
        raise Http404
    if request.method == "POST" and request.POST.get("go") in ("up", "remove"):
        return _rearrange(request, call, question)
    form = ExtraQuestionForm(
        request.POST or None,
        initial=typed_question(standing) if standing else None,
        languages=call.languages,
        is_open=is_open,
    )
    if request.method == "POST" and form.is_valid():
        label = next((text for text in form.question("x", standing).labels.values()), "")
        name = standing.code if standing else fresh_question_code(label, [one.code for one in asked])
        written = form.question(name, standing)
        told = [written if one.code == name else one for one in asked] + ([] if standing else [written])
        try:
            operations.write_call_questions(actor=request.actor, call=call, questions=told)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{_back(code)}#questions")
    context = {
        "form": form,
        "heading": _("Extra question"),
        "lead": _("Ask only what nobody can read in the other answers: each question costs every city time."),
        "back_href": _back(code),
        "submit_label": _("Save the question"),
    }
    return render(request, "design/layouts/form.html", context)


def _rearrange(request: ActorRequest, call: Any, code: str) -> HttpResponseRedirect:
    asked = list(calls.questions_of(call))
    place = next(number for number, one in enumerate(asked) if one.code == code)
    one = asked.pop(place)
    if request.POST["go"] == "up":
        asked.insert(max(0, place - 1), one)
    try:
        operations.write_call_questions(actor=request.actor, call=call, questions=asked)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect(f"{_back(call.code)}#questions")


# --- the file


@desk_page("secretariat")
@require_GET
def desk_call_file(request: ActorRequest, code: str) -> HttpResponse:
    """The call as a ZIP of content files."""
    call = found_call(code)
    answer = HttpResponse(exchange.packed(exchange.files_of(call)), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{call.code}.zip"'
    return answer


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_bring_call(request: ActorRequest) -> HttpResponse:
    """Upload the file of a call, look at what it says, then keep it as a draft."""
    raw = _kept(request)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" and raw is None else BringForm()
    if form.is_bound and form.is_valid():
        raw = form.cleaned_data["file"].read()
    if raw is not None:
        try:
            return _previewed(request, raw)
        except Refused as refusal:
            form = BringForm({}, request.FILES)
            form.full_clean()
            form.errors.clear()
            form.add_error("file", str(refusal.reason))
    context = {
        "form": form,
        "heading": _("Bring a call from a file"),
        "lead": _("You see what it says before anything is kept."),
        "back_href": reverse("actions:desk_calls"),
        "submit_label": _("Look at it"),
    }
    return render(request, "design/layouts/form.html", context)


def _kept(request: ActorRequest) -> bytes | None:
    """The file that the page of the preview holds."""
    held = request.POST.get("held", "")
    try:
        return base64.b64decode(held, validate=True) if held else None
    except (binascii.Error, ValueError):
        return b""


def _previewed(request: ActorRequest, raw: bytes) -> HttpResponse:
    told = exchange.call_from(exchange.folder_from(exchange.unpacked(raw)))
    code, problem = request.POST.get("code", told.code), ""
    if request.POST.get("go") == "keep":
        try:
            call = operations.bring_call(actor=request.actor, told=told, code=code)
        except Refused as refusal:
            problem = str(refusal.reason)
        else:
            messages.success(request, _("The call is here, as a draft."))
            return redirect("actions:desk_call", call.code)
    context = {
        "told": told,
        "code": code,
        "problem": problem,
        "title": calls.title_of(told, request.LANGUAGE_CODE),
        "lacks": calls.lacks_of(told),
        "questions": calls.questions_of(told),
        "held": base64.b64encode(raw).decode(),
        "crumbs": [(_("Calls"), reverse("actions:desk_calls")), (_("Bring a call from a file"), "")],
    }
    return render(request, "actions/desk/call_preview.html", context, status=422 if problem else 200)
