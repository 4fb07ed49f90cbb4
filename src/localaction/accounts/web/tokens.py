"""Tokens for programs: made, shown once, revoked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from localaction.accounts import operations, queries, rules
from localaction.accounts.tokens import Scope
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.accounts.web.forms import TokenForm

PER_PAGE = 20


@portal_page
@require_http_methods(["GET", "POST"])
def tokens(request: ActorRequest) -> HttpResponse:
    """The person's tokens and a form for one more; what was made is shown on this answer and never again."""
    assert request.user.is_authenticated
    person = request.user
    form = TokenForm(request.POST if request.method == "POST" else None)
    answer = rules.may_make_token(request.actor, queries.count_living_tokens(person.pk))
    made, shown = None, ""
    if request.method == "POST" and form.is_valid():
        if answer:
            made, shown = operations.make_token(actor=request.actor, person=person, **form.cleaned_data)
            form = TokenForm()
        else:
            form.add_error(None, str(answer.reason))
    now = timezone.now()
    page = Paginator(queries.tokens_of(person.pk), PER_PAGE).get_page(request.GET.get("page"))
    words = dict(Scope.choices)
    context = {
        "form": form,
        "made": made,
        "shown": shown,
        "page": page,
        "rows": [
            {
                "token": one,
                "is_good": one.is_good(now),
                "scopes": [words.get(code, code) for code in one.scopes],
            }
            for one in page
        ],
        "crumbs": [(_("Your account"), reverse("accounts:home")), (_("Tokens for programs"), "")],
    }
    response = render(request, "accounts/portal/tokens.html", context, status=422 if form.errors else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


@portal_page
@require_POST
def revoke_token(request: ActorRequest, pk: int) -> HttpResponseRedirect:
    """End one of the own tokens."""
    assert request.user.is_authenticated
    found = queries.tokens_of(request.user.pk).filter(pk=pk).first()
    if found is None:
        raise Http404
    operations.revoke_token(actor=request.actor, token=found)
    messages.success(request, _("The token is revoked. Programs that use it are refused from now on."))
    return redirect("accounts:tokens")
