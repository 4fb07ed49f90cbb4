"""The pages of a person about themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from localaction.accounts import operations, queries
from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.accounts.web.forms import DetailsForm

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
