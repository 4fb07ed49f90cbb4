"""The pages of a draft: shown as they were typed, saved as somebody types."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import answers, operations, queries, rules, sections
from localaction.actions.pictures import NotAPicture
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import (
    AlignmentForm,
    PageForm,
    PictureForm,
    PicturesForm,
    PlainForm,
    ReasonsForm,
)
from localaction.kit.numbers import whole

Typed = dict[str, list[str]]
TEMPLATES = {form: f"actions/portal/page_{form}.html" for form in ("alignment", "reasons", "pictures")}
NOT_ANSWERS = {"csrfmiddlewaretoken", "version", "sheet", "asks", "go", "choose", "find"}


@portal_page
@require_http_methods(["GET", "POST"])
def page(request: ActorRequest, reference: str, page: str) -> HttpResponse:
    """One page of a draft: GET shows it as it was typed last, POST keeps what is typed."""
    action = found_action(request.actor, reference)
    try:
        asked = _asked(request, action, page)
    except KeyError as error:
        raise Http404 from error
    if request.method == "POST":
        return _save(request, action, asked)
    if not rules.may_write(request.actor, action):
        messages.info(request, str(rules.may_write(request.actor, action).reason))
        return redirect("actions:action", reference)
    state = queries.page_state(action, page)
    typed = answers.written(action, asked) | state.unread
    form = _form(request, action, asked, typed)
    return _show(request, action, asked, form, state)


def _asked(request: ActorRequest, action: Any, slug: str) -> sections.Page:
    """The page with the questions that are on this sheet: what is not on it must stay as it is when it is saved."""
    whole = sections.page(slug)
    names = set(sections.page_of(action, slug, everything=request.GET.get("all") == "1").names)
    if request.method == "POST" and "asks" in request.POST:
        names = set(request.POST["asks"].split())
    typed = request.POST if request.method == "POST" else queries.page_state(action, slug).unread
    return whole.only(names | {name.partition("-")[0] for name in typed})


def _form(request: ActorRequest, action: Any, asked: sections.Page, typed: Typed) -> PageForm:
    """The form of a page over what is typed; what is not typed but stands (rows, pictures) is taken from the action."""
    kinds: dict[str, type[PageForm]] = {
        "alignment": AlignmentForm,
        "reasons": ReasonsForm,
        "pictures": PicturesForm,
    }
    kind = kinds.get(asked.form)
    if asked.form in ("reasons", "pictures"):
        stands = answers.written(action, asked)
        key = "items" if asked.form == "reasons" else "pictures"
        typed = {**typed, key: stands.get(key, [])}
    about = {"reader": request.LANGUAGE_CODE, "text_language": action.language, "kind": action.kind}
    if kind is None:
        return PlainForm(asked, typed, more=request.GET.get("more", ""), **about)
    return kind(asked, typed, **about)


def _show(
    request: ActorRequest, action: Any, asked: sections.Page, form: PageForm, state: Any, *, refused: str = ""
) -> HttpResponse:
    beside = None if refused else queries.set_aside_for(request.actor, action, asked.slug)
    context = {
        "action": action,
        "page": asked,
        "form": form,
        "heading": asked.title,
        "lead": asked.lead,
        "back_href": reverse("actions:action", args=[action.reference]),
        "place": sections.place_of(action, asked.slug),
        "places": len(sections.pages_of(action)),
        "version": state.version,
        "sheet": secrets.token_hex(8),
        "state": state,
        "autosave": not refused,
        "refused": refused,
        "find": request.GET.get("find", ""),
        "questions": queries.questions_of(action, asked.slug),
        "beside": _beside(request, action, asked, beside) if beside else [],
    }
    if isinstance(form, AlignmentForm):
        offered = [] if context["find"] else form.going_with(action.priorities)
        without = frozenset(item.code for item in offered)
        context |= {"frameworks": form.shown(context["find"], without=without), "going_with": offered}
    if isinstance(form, PicturesForm):
        context |= {"picture_form": PictureForm()}
    status = 409 if refused else 200
    return render(
        request, TEMPLATES.get(asked.form, "actions/portal/page_plain.html"), context, status=status
    )


def _beside(request: ActorRequest, action: Any, asked: sections.Page, beside: Any) -> list[dict[str, Any]]:
    """What the actor typed that differs from what a colleague saved."""
    theirs = answers.written(action, asked)
    form = _form(request, action, asked, beside.typed)
    return [
        {"label": form.fields[name].label, "values": values}
        for name, values in beside.typed.items()
        if name in form.fields and values != theirs.get(name, [])
    ]


def _save(request: ActorRequest, action: Any, asked: sections.Page) -> HttpResponse:
    state = queries.page_state(action, asked.slug)
    choose = request.POST.get("choose", "")
    if choose == "theirs":
        operations.choose_theirs(actor=request.actor, action=action, page=asked.slug)
        return redirect("actions:page", action.reference, asked.slug)
    beside = queries.set_aside_for(request.actor, action, asked.slug) if choose == "mine" else None
    typed = beside.typed if beside else _typed(request)
    form = _form(request, action, asked, typed)
    is_autosave = request.headers.get("X-Autosave") == "1"
    answer = rules.may_write(request.actor, action)
    if not answer:
        if is_autosave:
            return JsonResponse({"error": str(answer.reason)}, status=409)
        return _show(request, action, asked, form, state, refused=str(answer.reason))
    saved = operations.save_page(
        actor=request.actor,
        action=action,
        page=asked.slug,
        values=form.values(),
        unread={**_unread_elsewhere(state, asked), **form.unread()},
        typed=form.all_typed(),
        version=state.version if beside else whole(request.POST.get("version", "")),
        sheet=secrets.token_hex(8) if beside else request.POST.get("sheet", "")[:20],
    )
    if is_autosave:
        errors = {name: [str(message) for message in messages_] for name, messages_ in form.errors.items()}
        at = saved.page.saved_at.isoformat()
        return JsonResponse({"saved_at": at, "errors": errors, "beside": saved.set_aside is not None})
    return _after(request, action, asked, go_on=saved.set_aside is None and not beside and not form.unread())


def _unread_elsewhere(state: Any, asked: sections.Page) -> Typed:
    """What was typed earlier in questions that this sheet does not ask, and could not be understood."""
    elsewhere = set(sections.page(asked.slug).names) - set(asked.names)
    return {name: typed for name, typed in state.unread.items() if name.partition("-")[0] in elsewhere}


def _typed(request: ActorRequest) -> Typed:
    return {name: values for name, values in request.POST.lists() if name not in NOT_ANSWERS}


def _after(request: ActorRequest, action: Any, asked: sections.Page, *, go_on: bool) -> HttpResponseRedirect:
    """Where to go after a save: the next page, out, or back to this one with what was asked for."""
    go, _colon, what = request.POST.get("go", "").partition(":")
    here = reverse("actions:page", args=[action.reference, asked.slug])
    whole = {"all": "1"} if request.GET.get("all") == "1" else {}
    if go == "leave":
        messages.success(request, _("Saved. You can go on whenever you like."))
        return redirect("actions:action", action.reference)
    if go == "more":
        return redirect(f"{here}?{urlencode({**whole, 'more': what})}#{what}")
    if go == "find":
        find = request.POST.get("find", "")
        return redirect(f"{here}?{urlencode({'find': find})}#items" if find else here)
    if not go_on:
        return redirect(f"{here}?{urlencode(whole)}" if whole else here)
    following = sections.page_after(action, asked.slug)
    if following is None:
        return redirect("actions:check", action.reference)
    return redirect("actions:page", action.reference, following.slug)


# --- pictures


@portal_page
@require_POST
def add_picture(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Add one picture; what it shows is asked next."""
    action = found_action(request.actor, reference)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(message) for message in form.errors["picture"]))
        return redirect("actions:page", reference, "pictures")
    try:
        operations.add_picture(actor=request.actor, action=action, raw=form.cleaned_data["picture"].read())
    except NotAPicture:
        messages.error(
            request, _("We could not read this file as a picture. Save it as JPEG or PNG and try again.")
        )
    else:
        messages.success(request, _("The picture is added. Now say what it shows."))
    return redirect("actions:page", reference, "pictures")


@portal_page
@require_GET
def picture(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    """The file of a picture, for those who may read its action."""
    return picture_file(request, reference, pk)


def picture_file(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    """The file of a picture of an action the actor may read. Raises Http404."""
    try:
        found = queries.picture_for(request.actor, reference, pk)
        return FileResponse(found.file.open("rb"))
    except (ObjectDoesNotExist, FileNotFoundError) as error:
        raise Http404 from error


@portal_page
@require_POST
def remove_picture(request: ActorRequest, reference: str, pk: int) -> HttpResponseRedirect:
    """Take a picture off the action."""
    try:
        found = queries.picture_for(request.actor, reference, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    operations.remove_picture(actor=request.actor, picture=found)
    messages.success(request, _("The picture is removed."))
    return redirect("actions:page", reference, "pictures")
