"""The pages of a person about themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.accounts import kept as keeping
from localaction.accounts import operations, queries
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.accounts.web.forms import DetailsForm
from localaction.accounts.web.returning import TEMPLATE as KEPT

NEXT_KEY = "second_factor_next"


@portal_page
def home(request: ActorRequest) -> HttpResponse:
    """Name, language, safety and sessions of the person signed in."""
    assert request.user.is_authenticated
    person = request.user
    form = DetailsForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        operations.change_details(actor=request.actor, person=person, **form.cleaned_data)
        messages.success(request, _("Your details are saved."))
        return redirect("accounts:home")
    context = {"person": person, "form": form, "has_second_factor": queries.has_second_factor(person.pk)}
    return render(request, "accounts/portal/home.html", context)


@portal_page
def second_factor(request: ActorRequest) -> HttpResponse:
    """Why a second factor is needed at the desk, and the ways to set one up."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        request.session[NEXT_KEY] = wanted
    assert request.user.is_authenticated
    context = {"has_second_factor": queries.has_second_factor(request.user.pk)}
    return render(request, "accounts/portal/second_factor.html", context)


@portal_page
def sessions(request: ActorRequest) -> HttpResponse:
    """Where the person is signed in, and the way to sign out there."""
    assert request.user.is_authenticated
    person = request.user
    found = queries.open_sessions(person, request.session.session_key)
    if request.method == "POST":
        wanted = request.POST.get("session", "")
        others = [row.id for row in found if not row.is_this_one and wanted in ("others", str(row.id))]
        count = operations.end_sessions(actor=request.actor, person=person, session_ids=others)
        text = ngettext("You are signed out on %(n)d device.", "You are signed out on %(n)d devices.", count)
        messages.success(request, text % {"n": count})
        return redirect("accounts:sessions")
    return render(request, "accounts/portal/sessions.html", {"sessions": found})


@portal_page
def kept(request: ActorRequest) -> HttpResponse:
    """What the person typed before signing in again, and the way to send it to where it was going."""
    assert request.user.is_authenticated
    if request.method == "POST":
        keeping.drop(request.session)
        return redirect("accounts:kept")
    return render(request, KEPT, {"kept": keeping.held(request.session, request.user.pk)})
