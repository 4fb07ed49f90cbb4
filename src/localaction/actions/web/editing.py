"""The desk's pages about edits: correcting and translating what is accepted or public, and asking its author."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import clearance, edited, operations, rules, wordings
from localaction.actions.choices import EDIT_TONES, PUBLIC
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms.editing import (
    EditForm,
    ProposeForm,
    TranslateIntoForm,
    Writable,
    typed_in,
)
from localaction.design.marks import language_name
from localaction.governments.languages import language_choices
from localaction.kit.answers import Refused

ON_A_PAGE = 25


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_edit(request: ActorRequest, reference: str) -> HttpResponse:
    """The edit of an action: what it changes so far, in which language to go on, and sending it to the author."""
    action = found_action(request.actor, reference)
    edit = edited.open_edit(action)
    form = ProposeForm(request.POST if request.POST.get("go") == "propose" else None)
    if request.method == "POST":
        answer = _do(request, action, edit, form)
        if answer is not None:
            return answer
    begun = dict.fromkeys([action.language, *wordings.languages_of(action)])
    context = {
        "action": action,
        "edit": edit,
        "tone": EDIT_TONES.get(edit.status, "quiet") if edit else "quiet",
        "changes": edited.changes_of(edit, action) if edit else [],
        "lapses_at": edited.lapses_at(edit) if edit else None,
        "may_write": bool(edit and rules.may_write_edit(request.actor, edit)),
        "may_begin": rules.may_edit(request.actor, action),
        "may_agree": bool(edit and rules.may_agree_to_edit(request.actor, edit)),
        "has_author": rules.has_author(action),
        "form": form,
        "into": TranslateIntoForm(reader=request.LANGUAGE_CODE, first=begun),
        "earlier": [one for one in edited.edits_of(action) if edit is None or one.pk != edit.pk],
        "is_public": action.status in PUBLIC,
        "crumbs": _crumbs(action, _("Edit")),
    }
    return render(request, "actions/desk/edit.html", context, status=422 if form.errors else 200)


def _crumbs(action: Any, last: str) -> list[tuple[str, str]]:
    return [
        (_("Actions"), reverse("actions:desk")),
        (action.title or action.reference, reverse("actions:desk_action", args=[action.reference])),
        (last, ""),
    ]


def _do(request: ActorRequest, action: Any, edit: Any, form: ProposeForm) -> HttpResponse | None:
    """What the button says; None when the form must be shown again."""
    actor, go, here = (
        request.actor,
        request.POST.get("go", ""),
        redirect("actions:desk_edit", action.reference),
    )
    try:
        if go == "begin":
            language = request.POST.get("language", "")
            operations.begin_edit(actor=actor, action=action)
            if language not in dict(language_choices("en")):
                return here
            return redirect("actions:desk_edit_texts", action.reference, language)
        if edit is None:
            raise Http404
        if go == "propose" and form.is_valid():
            operations.propose_edit(actor=actor, edit=edit, note=form.cleaned_data["note"])
            messages.success(
                request, _("The edit is on its way to the author. Nothing changes before the answer.")
            )
        elif go == "propose":
            return None
        elif go == "withdraw":
            operations.withdraw_edit(actor=actor, edit=edit)
            messages.success(request, _("The edit is taken back. The action stays as it is."))
        elif go == "agree":
            operations.agree_to_edit(actor=actor, edit=edit)
            messages.success(request, _("The edit is made."))
    except clearance.Uncleared as uncleared:
        messages.error(request, f"{uncleared.reason} {uncleared.findings[0].why}")
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return here


# --- writing


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_edit_texts(request: ActorRequest, reference: str, language: str) -> HttpResponse:
    """The texts of one language, each beside what stands; kept as they are typed."""
    if language not in dict(language_choices("en")):
        raise Http404
    action = found_action(request.actor, reference)
    edit = edited.open_edit(action)
    if edit is None or not rules.may_write_edit(request.actor, edit):
        return redirect("actions:desk_edit", reference)
    if request.method == "POST":
        return _save(request, action, edit, language)
    return _show(request, action, edit, EditForm(texts=_texts(action, edit, language)), language)


def _texts(action: Any, edit: Any, language: str) -> list[Writable]:
    """Every text that can be written in a language: its own texts to correct, the others to translate."""
    wanted = {(one.language, one.key): one for one in edit.texts.all()}
    stands = edited.standing_translations(action)
    found = []
    for piece in wordings.pieces_of(action):
        row = stands.get((language, piece.key)) if piece.language != language else None
        text = piece.text if piece.language == language else (row.text if row else "")
        mine = wanted.get((language, piece.key))
        found.append(
            Writable(
                piece=piece,
                language=language,
                stands=text,
                wanted=mine.after if mine else text,
                source=row.source if row else "",
                is_machine=bool(row and row.text and row.mark == "machine"),
            )
        )
    return found


def _show(
    request: ActorRequest, action: Any, edit: Any, form: EditForm, language: str, *, status: int = 200
) -> HttpResponse:
    context = {
        "action": action,
        "edit": edit,
        "form": form,
        "rows": form.rows(),
        "language": language,
        "autosave": True,
        "heading": _("Edit: %(language)s") % {"language": language_name(language)},
        "back_href": reverse("actions:desk_edit", args=[action.reference]),
    }
    return render(request, "actions/desk/edit_texts.html", context, status=status)


def _save(request: ActorRequest, action: Any, edit: Any, language: str) -> HttpResponse:
    """Keep what is typed, whatever was pressed; then go where the button says."""
    is_autosave = request.headers.get("X-Autosave") == "1"
    texts = _texts(action, edit, language)
    form = EditForm(request.POST, texts=texts)
    typed = {
        key: one for key, one in typed_in(request.POST, texts).items() if f"text-{key}" not in form.errors
    }
    saved = operations.save_edit(actor=request.actor, edit=edit, language=language, typed=typed)
    beside = _("A colleague changed this text in the same edit. Load the page again to see it.")
    if is_autosave:
        errors = {name: [str(one) for one in found] for name, found in form.errors.items()}
        errors |= {f"text-{key}": [beside] for key in saved.beside}
        return JsonResponse({"saved_at": saved.at.isoformat(), "errors": errors, "beside": ""})
    for key in saved.beside:
        form.add_error(f"text-{key}", beside)
    if form.errors:
        return _show(request, action, edit, form, language, status=422)
    messages.success(request, _("Your edit is saved. The author has not seen it yet."))
    if request.POST.get("go") == "leave":
        return redirect("actions:desk_edit", action.reference)
    return redirect("actions:desk_edit_texts", action.reference, language)


# --- translations that are behind


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_translations(request: ActorRequest) -> HttpResponse:
    """Every translated text of a public action whose original reads otherwise now, and one step to begin."""
    if request.method == "POST":
        return _begin(request)
    counts = edited.outdated_counts()
    language = request.GET.get("language", "")
    language = language if language in counts else ""
    page = Paginator(edited.outdated(language), ON_A_PAGE).get_page(request.GET.get("page"))
    labels = edited.outdated_labels(page.object_list)
    base = reverse("actions:desk_translations")
    context = {
        "rows": [{"row": row, "label": labels[row.pk]} for row in page.object_list],
        "page": page,
        "total": sum(counts.values()),
        "languages": [
            (_("All"), base, not language),
            *(
                (f"{language_name(code)} ({texts})", f"{base}?language={code}", code == language)
                for code, texts in counts.items()
            ),
        ],
        "waiting": edited.unanswered().count(),
    }
    return render(request, "actions/desk/translations.html", context)


def _begin(request: ActorRequest) -> HttpResponseRedirect:
    """Begin the edit of one action in one language, or go on with it."""
    action = found_action(request.actor, request.POST.get("reference", ""))
    language = request.POST.get("language", "")
    try:
        operations.begin_edit(actor=request.actor, action=action)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("actions:desk_translations")
    if language not in dict(language_choices("en")):
        raise Http404
    return redirect("actions:desk_edit_texts", action.reference, language)
