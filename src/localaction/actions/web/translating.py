"""The languages of an action: in which it is written, and one translation beside the original."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import operations, queries, rules, wordings
from localaction.actions.choices import PUBLIC
from localaction.actions.web import passages
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms.translating import (
    LanguagesForm,
    NewLanguageForm,
    TranslationForm,
    typed_in,
)
from localaction.design.marks import language_name, notice
from localaction.governments.languages import language_choices
from localaction.kit.answers import Refused
from localaction.kit.translation import translator, words_of


@portal_page
@require_http_methods(["GET", "POST"])
def translations(request: ActorRequest, reference: str) -> HttpResponse:
    """In which language the action is written, how far each translation is, and a language to add."""
    action = found_action(request.actor, reference)
    begun = wordings.languages_of(action)
    form = NewLanguageForm(
        request.POST or None, reader=request.LANGUAGE_CODE, without=(action.language, *begun)
    )
    if request.method == "POST" and form.is_valid():
        rules.may_translate(request.actor, action).or_refuse()
        return redirect("actions:translation", reference, form.cleaned_data["language"])
    context = {
        "action": action,
        "form": form,
        "others": sorted(set(action.text_languages.values())),
        "standings": [wordings.standing_of(action, language) for language in begun],
        "is_public": action.status in PUBLIC,
        "may_translate": bool(rules.may_translate(request.actor, action)),
        "may_correct_language": bool(rules.may_correct_language(request.actor, action)),
        "crumbs": _crumbs(action, _("Languages")),
    }
    return render(request, "actions/portal/translations.html", context)


def _crumbs(action: Any, last: str) -> list[tuple[str, str]]:
    return [
        (_("What happens next"), reverse("actions:home")),
        (action.title or _("Untitled draft"), reverse("actions:action", args=[action.reference])),
        (last, ""),
    ]


@portal_page
@require_http_methods(["GET", "POST"])
def languages(request: ActorRequest, reference: str) -> HttpResponse:
    """Say in which language the action is, and which of its texts are in another one."""
    action = found_action(request.actor, reference)
    rules.may_correct_language(request.actor, action).or_refuse()
    form = LanguagesForm(
        request.POST or None,
        action=action,
        pieces=wordings.pieces_of(action),
        reader=request.LANGUAGE_CODE,
    )
    if request.method == "POST" and form.is_valid():
        operations.correct_language(
            actor=request.actor,
            action=action,
            language=form.cleaned_data["language"],
            text_languages=form.chosen(),
        )
        messages.success(request, _("The languages are saved."))
        return redirect("actions:translations", reference)
    context = {
        "action": action,
        "form": form,
        "is_public": action.status in PUBLIC,
        "heading": _("In which language is it?"),
        "back_href": reverse("actions:translations", args=[reference]),
    }
    return render(request, "actions/portal/languages.html", context)


@portal_page
@require_http_methods(["GET", "POST"])
def translation(request: ActorRequest, reference: str, language: str) -> HttpResponse:
    """One language beside the original: saved as it is typed, finished by a person."""
    if language not in dict(language_choices("en")):
        raise Http404
    action = found_action(request.actor, reference)
    if request.method == "POST":
        return _save(request, action, language)
    form = TranslationForm(sides=wordings.sides_of(action, language), language=language)
    return _show(request, action, language, form)


def _show(
    request: ActorRequest, action: Any, language: str, form: TranslationForm, *, status: int = 200
) -> HttpResponse:
    machine, run = translator(), queries.machine_of(action, language)
    may_write = bool(rules.may_translate(request.actor, action))
    context = {
        "action": action,
        "language": language,
        "form": form,
        "pairs": form.pairs(),
        "standing": wordings.standing_of(action, language),
        "run": run,
        "problem": words_of(run.problem) if run and run.problem else "",
        "machine_host": urlsplit(settings.TRANSLATOR_URL).netloc if machine and may_write else "",
        "may_write": may_write,
        "passages": _passages(action, language),
        "may_publish": rules.may_publish_translation(request.actor, action),
        "is_public": action.status in PUBLIC,
        "sheet": secrets.token_hex(8),
        "heading": _("Translation: %(language)s") % {"language": language_name(language)},
        "back_href": reverse("actions:translations", args=[action.reference]),
        "autosave": may_write,
    }
    return render(request, "actions/portal/translation.html", context, status=status)


def _passages(action: Any, language: str) -> list[passages.ShownPassage]:
    """What the protection check found in this translation and nobody has cleared."""
    here = reverse("actions:translation", args=[action.reference, language])
    return passages.waiting((one for one in passages.passages_of(action) if one.href == here), "open", "kept")


def _save(request: ActorRequest, action: Any, language: str) -> HttpResponse:
    """Keep what is typed first, whatever was pressed; then do what was asked."""
    is_autosave = request.headers.get("X-Autosave") == "1"
    sides = wordings.sides_of(action, language)
    form = TranslationForm(request.POST, sides=sides, language=language)
    answer = rules.may_translate(request.actor, action)
    if is_autosave and not answer:
        return JsonResponse({"error": str(answer.reason)}, status=409)
    answer.or_refuse()
    if not form.is_valid() and not is_autosave:
        return _show(request, action, language, form, status=422)
    saved = operations.save_translation(
        actor=request.actor,
        action=action,
        language=language,
        typed={
            key: one for key, one in typed_in(request.POST, sides).items() if f"text-{key}" not in form.errors
        },
        sheet=request.POST.get("sheet", "")[:20],
    )
    if is_autosave:
        errors = {name: [str(one) for one in found] for name, found in form.errors.items()}
        beside = _both_are_there() if saved.beside else ""
        return JsonResponse({"saved_at": saved.at.isoformat(), "errors": errors, "beside": beside})
    return _after(request, action, language, is_beside=bool(saved.beside))


def _both_are_there() -> str:
    """What the page is told while somebody types, when a colleague changed the same text."""
    words = _("A colleague changed a text at the same time. Both are kept: load the page again to choose.")
    return notice(format_html("<p>{}</p>", words), tone="attention")


def _after(request: ActorRequest, action: Any, language: str, *, is_beside: bool) -> HttpResponseRedirect:
    """Do what the button says, and say what came of it."""
    here = redirect("actions:translation", action.reference, language)
    go, _colon, key = request.POST.get("go", "").partition(":")
    who: dict[str, Any] = {"actor": request.actor, "action": action, "language": language}
    try:
        if go in ("mine", "theirs"):
            operations.settle_translation(**who, key=key, mine=go == "mine")
        elif is_beside:
            messages.warning(request, _("A colleague changed a text at the same time. Both are below."))
        elif go == "offer":
            _offered(request, operations.offer_translation(**who), is_public=action.status in PUBLIC)
        elif go == "machine":
            operations.ask_machine(**who)
            messages.info(request, _("The machine has begun. You can leave this page and come back."))
        elif go == "publish":
            operations.publish_translation(**who)
            messages.success(request, _("The translation is published."))
        else:
            messages.success(request, _("Your translation is saved."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("actions:translations", action.reference) if go == "leave" else here


def _offered(request: ActorRequest, texts: int, *, is_public: bool) -> None:
    said = ngettext("%(texts)s text is finished.", "%(texts)s texts are finished.", texts) % {"texts": texts}
    then = (
        _("The secretariat reads them and publishes them.")
        if is_public
        else _("They are published together with the action.")
    )
    messages.success(request, f"{said} {then}")
