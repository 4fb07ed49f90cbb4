"""Who stands behind an action: asking other governments, naming organisations, and answering when asked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import operations, queries, rules, sections
from localaction.actions.web.finding import found_action
from localaction.actions.web.forms import GovernmentForm, OrganisationForm
from localaction.governments.queries import by_slug, country_name, matching, public_name


@portal_page
@require_http_methods(["GET", "POST"])
def owners(request: ActorRequest, reference: str) -> HttpResponse:
    """The owners, a search for another government, and a box for an organisation."""
    action = found_action(request.actor, reference)
    if not rules.may_write(request.actor, action):
        return redirect("actions:action", reference)
    if request.method == "POST":
        return _add(request, action)
    name = request.GET.get("name", "")
    asked = sections.page("owners")
    context = {
        "action": action,
        "heading": asked.title,
        "lead": asked.lead,
        "place": sections.place_of(action, "owners"),
        "places": len(sections.pages_of(action)),
        "back_href": reverse("actions:action", args=[reference]),
        "next_href": _next_href(action),
        "owners": [_shown(owner, request.LANGUAGE_CODE) for owner in action.owners.all()],
        "government_form": GovernmentForm(initial={"name": name}),
        "organisation_form": OrganisationForm(),
        "name": name,
        "matches": _matches(action, name, request.LANGUAGE_CODE) if name else [],
    }
    return render(request, "actions/portal/owners.html", context)


def _next_href(action: Any) -> str:
    following = sections.page_after(action, "owners")
    if following is None:
        return reverse("actions:check", args=[action.reference])
    return reverse("actions:page", args=[action.reference, following.slug])


def _shown(owner: Any, language: str) -> dict[str, Any]:
    name = public_name(owner.government, language)[0] if owner.government else owner.organisation.name
    tones = {"agreed": "good", "asked": "active", "declined": "ended"}
    return {
        "pk": owner.pk,
        "name": name,
        "role": owner.get_role_display(),
        "is_lead": owner.role == "lead",
        "state": {"word": owner.get_agreement_display(), "tone": tones[owner.agreement]},
    }


def _matches(action: Any, name: str, language: str) -> list[dict[str, str]]:
    there = {owner.government_id for owner in action.owners.all()}
    return [
        {
            "slug": one.slug,
            "name": public_name(one, language)[0],
            "detail": country_name(one.country, language),
        }
        for one in matching(name)
        if one.pk not in there
    ]


def _add(request: ActorRequest, action: Any) -> HttpResponseRedirect:
    slug, name = request.POST.get("government", ""), request.POST.get("organisation", "")
    if slug:
        government = by_slug(slug)
        if government is None:
            raise Http404
        operations.ask_government(actor=request.actor, action=action, government=government)
        messages.success(request, _("We have asked them. They are shown once they agree."))
    form = OrganisationForm(request.POST)
    if name and form.is_valid():
        operations.add_organisation(
            actor=request.actor, action=action, name=form.cleaned_data["organisation"]
        )
        messages.success(request, _("The organisation is added."))
    return redirect("actions:owners", action.reference)


@portal_page
@require_POST
def owner(request: ActorRequest, reference: str, pk: int) -> HttpResponseRedirect:
    """Remove an owner, or answer for one's own government: agree or not."""
    try:
        found = queries.owner_for(request.actor, reference, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    go = request.POST.get("go")
    if go == "remove":
        operations.remove_owner(actor=request.actor, owner=found)
        messages.success(request, _("Removed."))
        return redirect("actions:owners", reference)
    if go == "join":
        operations.join(actor=request.actor, owner=found)
        messages.success(request, _("Thank you. Your government now stands behind this action."))
    elif go == "decline":
        operations.decline_to_join(actor=request.actor, owner=found)
        messages.success(request, _("We have told them. The action is shown without your government."))
    return redirect("actions:home")
