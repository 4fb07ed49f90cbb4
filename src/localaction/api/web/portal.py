"""The addresses that a person's programs are told at: made, tested, looked into, started again, deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.api import operations, queries
from localaction.api.web.forms import KINDS, WebhookForm
from localaction.kit.answers import Refused

PER_PAGE = 25
WORDS = dict(KINDS)


@portal_page
@require_http_methods(["GET", "POST"])
def webhooks(request: ActorRequest) -> HttpResponse:
    """The own addresses, and a form for one more; its secret is shown on this answer and never again."""
    form = WebhookForm(request.POST if request.method == "POST" else None)
    made, secret = None, ""
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = operations.make_webhook(actor=request.actor, **form.cleaned_data)
            form = WebhookForm()
        except (Refused, ValidationError) as error:
            _say(form, error)
    rows = [{"webhook": one, "kinds": _kinds(one)} for one in queries.webhooks_for(request.actor)]
    context = {"form": form, "rows": rows, "made": made, "secret": secret, "crumbs": _crumbs()}
    return render(request, "api/portal/webhooks.html", context, status=422 if form.errors else 200)


@portal_page
@require_http_methods(["GET", "POST"])
def webhook(request: ActorRequest, pk: int) -> HttpResponse:
    """One address: what it is told, what it answered, and the buttons."""
    found = queries.webhooks_for(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    form = WebhookForm(initial={"name": found.name, "url": found.url, "kinds": found.kinds})
    secret, refused = "", ""
    if request.method == "POST":
        go = request.POST.get("go", "")
        if go == "save":
            form = WebhookForm(request.POST)
            if form.is_valid() and _saved(request, found, form):
                return redirect("api_pages:webhook", pk)
        elif go == "renew":
            secret = operations.renew_secret(actor=request.actor, webhook=found)
        else:
            try:
                return _moved(request, found, go)
            except Refused as refusal:
                refused = str(refusal.reason)
    context = {
        "webhook": found,
        "kinds": _kinds(found),
        "form": form,
        "secret": secret,
        "refused": refused,
        "page": Paginator(queries.deliveries_of(found), PER_PAGE).get_page(request.GET.get("page")),
        "crumbs": [*_crumbs(here=False), (found.name, "")],
    }
    status = 422 if form.errors else 409 if refused else 200
    return render(request, "api/portal/webhook.html", context, status=status)


def _moved(request: ActorRequest, found: Any, go: str) -> HttpResponse:
    """Do what one of the buttons says. Raises Refused."""
    about = {"actor": request.actor, "webhook": found}
    if go == "test":
        operations.test_webhook(**about)
        messages.success(request, _("A test is on its way. Look again in a moment."))
    elif go == "enable":
        operations.enable_webhook(**about)
        messages.success(request, _("The address is told again of what changes from now on."))
    elif go == "delete":
        operations.delete_webhook(**about)
        messages.success(request, _("The address is deleted."))
        return redirect("api_pages:webhooks")
    return redirect("api_pages:webhook", found.pk)


def _saved(request: ActorRequest, found: Any, form: WebhookForm) -> bool:
    try:
        operations.change_webhook(actor=request.actor, webhook=found, **form.cleaned_data)
    except (Refused, ValidationError) as error:
        _say(form, error)
        return False
    messages.success(request, _("Saved."))
    return True


def _say(form: WebhookForm, error: Refused | ValidationError) -> None:
    if isinstance(error, Refused):
        form.add_error(None, str(error.reason))
        return
    for name, found in error.message_dict.items():
        for message in found:
            form.add_error(name if name in form.fields else None, message)


def _kinds(found: Any) -> list[Any]:
    return [WORDS[kind] for kind in found.kinds if kind in WORDS] or [_("everything")]


def _crumbs(*, here: bool = True) -> list[tuple[str, str]]:
    own = "" if here else reverse("api_pages:webhooks")
    return [(_("Your account"), reverse("accounts:home")), (_("Webhooks"), own)]
