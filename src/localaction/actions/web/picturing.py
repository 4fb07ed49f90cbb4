"""Pictures of an action: added, shown to those who may read it, removed, taken down everywhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page, portal_page
from localaction.actions import operations, queries, rules
from localaction.actions.pictures import NotAPicture
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import PictureForm, TakeDownForm


def _found(request: ActorRequest, reference: str, pk: int) -> Any:
    try:
        return queries.picture_for(request.actor, reference, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error


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
    except NotAPicture as refusal:
        messages.error(request, refusal.words)
    else:
        messages.success(request, _("The picture is added. Now say what it shows."))
    return redirect("actions:page", reference, "pictures")


@portal_page
@require_GET
def picture(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    """The file of a picture, for those who may read its action."""
    return _file(request, reference, pk)


@desk_page("secretariat")
@require_GET
def desk_picture(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    """The file of a picture."""
    return _file(request, reference, pk)


def _file(request: ActorRequest, reference: str, pk: int) -> FileResponse:
    try:
        return FileResponse(_found(request, reference, pk).file.open("rb"))
    except FileNotFoundError as error:
        raise Http404 from error


@portal_page
@require_POST
def remove_picture(request: ActorRequest, reference: str, pk: int) -> HttpResponseRedirect:
    """Take a picture off the action."""
    operations.remove_picture(actor=request.actor, picture=_found(request, reference, pk))
    messages.success(request, _("The picture is removed."))
    return redirect("actions:page", reference, "pictures")


@portal_page
@require_http_methods(["GET", "POST"])
def take_down_picture(request: ActorRequest, reference: str, pk: int) -> HttpResponse:
    """Take one picture down everywhere, at once, saying why."""
    return _take_down(request, reference, pk, back="actions:action")


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_take_down_picture(request: ActorRequest, reference: str, pk: int) -> HttpResponse:
    """The same at the desk."""
    return _take_down(request, reference, pk, back="actions:desk_action")


def _take_down(request: ActorRequest, reference: str, pk: int, *, back: str) -> HttpResponse:
    found = _found(request, reference, pk)
    rules.may_take_down_picture(request.actor, found.action).or_refuse()
    form = TakeDownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.take_down_picture(actor=request.actor, picture=found, because=form.cleaned_data["because"])
        messages.success(request, _("The picture is taken down. It is on no page any more."))
        return redirect(back, reference)
    context = {
        "form": form,
        "heading": _("Take this picture down"),
        "lead": _(
            "It leaves the public page at once and its file is deleted. Everything else stays. "
            "This cannot be undone; you can add the picture again."
        ),
        "back_href": reverse(back, args=[reference]),
        "submit_label": _("Take the picture down"),
    }
    return render(request, "design/layouts/form.html", context)
