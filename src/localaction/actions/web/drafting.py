"""The pages of a draft: shown as they were typed, saved as somebody types."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import answers, operations, queries, rules, sections
from localaction.actions.web import attending, helping, passages, promising, reading
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import AlignmentForm, PageForm, PictureForm, PicturesForm
from localaction.frameworks.suggest import prepare_soon

PLAIN = "actions/portal/page_plain.html"
TEMPLATES = {form: f"actions/portal/page_{form}.html" for form in ("alignment", "reasons", "pictures")}
TEMPLATES[promising.PAGE] = "actions/portal/page_commitments.html"


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
    prepare_soon()  # whoever writes will be shown suggestions
    typed = answers.written(action, asked) | queries.page_state(action, page).unread
    operations.seen_on(actor=request.actor, action=action, page=page)
    return _show(request, action, asked, _form(request, action, asked, typed))


def _asked(request: ActorRequest, action: Any, slug: str) -> sections.Page:
    """The page with the questions that are on this sheet: its pathway's, and those with an answer to mend."""
    names = set(sections.page_of(action, slug, everything=request.GET.get("all") == "1").names)
    unread = queries.page_state(action, slug).unread
    sent = {name.partition("-")[0] for name in (*unread, *request.POST)}
    whole = sections.whole_page(action, slug)
    if not (whole.names or whole.form != "plain"):
        raise KeyError(slug)
    return whole.only(names | sent)


def _form(request: ActorRequest, action: Any, asked: sections.Page, typed: reading.Typed) -> PageForm:
    return reading.form_of(
        action, asked, typed, reader=request.LANGUAGE_CODE, more=request.GET.get("more", "")
    )


def _show(
    request: ActorRequest, action: Any, asked: sections.Page, form: PageForm, *, refused: str = ""
) -> HttpResponse:
    state = queries.page_state(action, asked.slug)
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
        "sheet": "" if refused else _opened(request, action, asked, form),
        "state": state,
        "autosave": not refused,
        "refused": refused,
        "find": request.GET.get("find", ""),
        "questions": queries.questions_of(action, asked.slug),
        "passages": passages.on_page(action, asked.slug),
        "beside": [] if refused else attending.beside(request, action, asked),
        "here": [] if refused else attending.here(request, action, asked.slug),
    }
    context |= helping.beside(form, action, asked)
    if isinstance(form, AlignmentForm):
        offered = [] if context["find"] else form.going_with(action.priorities)
        without = frozenset(item.code for item in offered)
        context |= {"frameworks": form.shown(context["find"], without=without), "going_with": offered}
    if isinstance(form, PicturesForm):
        context |= {"picture_form": PictureForm()}
    status = 409 if refused else 200
    return render(
        request, TEMPLATES.get(asked.slug) or TEMPLATES.get(asked.form, PLAIN), context, status=status
    )


def _opened(request: ActorRequest, action: Any, asked: sections.Page, form: PageForm) -> str:
    """The name of a fresh open form that shows this."""
    code = secrets.token_hex(8)
    operations.open_sheet(
        actor=request.actor, action=action, page=asked.slug, code=code, shown=form.all_typed()
    )
    return code


def _save(request: ActorRequest, action: Any, asked: sections.Page) -> HttpResponse:
    is_autosave = request.headers.get("X-Autosave") == "1"
    answer = rules.may_write(request.actor, action)
    if not answer:
        if is_autosave:
            return JsonResponse({"error": str(answer.reason)}, status=409)
        typed = {name: values for name, values in request.POST.lists() if name not in reading.NOT_ANSWERS}
        form = _form(request, action, asked, typed)
        return _show(request, action, asked, form, refused=str(answer.reason))
    about = {"actor": request.actor, "action": action, "page": asked.slug}
    read = reading.reader_of(action, asked.slug, reader=request.LANGUAGE_CODE)
    saved = operations.save_page(**about, sent=reading.sent_by(request), read=read)
    if is_autosave:
        operations.seen_on(**about)
        return JsonResponse(attending.told(request, action, asked, saved))
    choice, _colon, name = request.POST.get("choose", "").partition(":")
    if choice in ("mine", "theirs", "both"):
        operations.settle(**about, name=name, choice=choice, read=read)
        return redirect("actions:page", action.reference, asked.slug)
    return _after(request, action, asked, go_on=saved.aside is None and not saved.page.unread)


def _after(request: ActorRequest, action: Any, asked: sections.Page, *, go_on: bool) -> HttpResponseRedirect:
    """Where to go after a save: the next page, out, or back to this one with what was asked for."""
    go, _colon, what = request.POST.get("go", "").partition(":")
    here = reverse("actions:page", args=[action.reference, asked.slug])
    whole = {"all": "1"} if request.GET.get("all") == "1" else {}
    if go == "suggest":
        return redirect("actions:suggestions", action.reference)
    if go in ("take", "look"):
        promising.take(request.actor, found_action(request.actor, action.reference), what)
        return redirect(f"{here}?{urlencode(whole)}#advice")
    if go == "all":
        return redirect(f"{here}?all=1")
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
