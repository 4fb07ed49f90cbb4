"""A government's own pages: where it stands, and its details."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.governments import operations, queries, rules
from localaction.governments.web.team_forms import DetailsForm

LANGUAGES = ("en", "fr", "es", "ar", "pt")


def own_government(request: ActorRequest, slug: str) -> Any:
    """The government of a portal page. Raises Http404 for those the reader may not see."""
    try:
        return queries.government_for(request.actor, slug)
    except ObjectDoesNotExist as error:
        raise Http404 from error


@portal_page
def home(request: ActorRequest, slug: str) -> HttpResponse:
    """Where the government stands and what comes next."""
    government = own_government(request, slug)
    if government.merged_into is not None:
        return redirect("governments:home", slug=government.merged_into.slug)
    context = {
        "government": government,
        "name": queries.public_name(government, get_language() or "en"),
        "membership": queries.membership_of(request.actor, government),
        "team_size": queries.team_size(government),
        "requests": queries.requests(government),
        "may_lead": rules.may_lead(request.actor, government),
        "may_write": rules.may_write_for(request.actor, government),
    }
    return render(request, "governments/portal/home.html", context)


@portal_page
def details(request: ActorRequest, slug: str) -> HttpResponse:
    """Names, website and population."""
    government = own_government(request, slug)
    rules.may_change_details(request.actor, government).or_refuse()
    initial = {
        "official_name": government.official_name,
        "website": government.website,
        "population": government.population,
        "population_on": government.population_on,
        "claimed_domain": next(iter(government.claimed_domains), ""),
        **{f"names_{code}": government.names.get(code, "") for code in LANGUAGES},
    }
    may_rename = bool(rules.may_rename(request.actor, government))
    form = DetailsForm(request.POST or None, initial=initial, may_rename=may_rename)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        operations.change_details(
            actor=request.actor,
            government=government,
            details=operations.Details(
                official_name=given["official_name"],
                names=form.names(),
                website=given["website"],
                population=given["population"],
                population_on=given["population_on"],
                claimed_domain=given["claimed_domain"],
            ),
        )
        messages.success(request, _("The details are saved."))
        return redirect("governments:home", slug=slug)
    context = {
        "form": form,
        "heading": _("Details of your government"),
        "back_href": reverse("governments:home", args=[slug]),
        "submit_label": _("Save"),
    }
    return render(request, "governments/portal/details.html", context)
