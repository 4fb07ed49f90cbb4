"""What is known of assessors: one's own page, and the secretariat's list of all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.assessment import operations, queries
from localaction.assessment.web.profile_forms import ProfileForm, profile_initial
from localaction.kit.answers import Refused
from localaction.kit.numbers import whole

PER_PAGE = 25


@desk_page("secretariat")
def assessors(request: ActorRequest) -> HttpResponse:
    """Every assessor, with what they know and what waits for them."""
    page = Paginator(queries.assessors_at_work(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessment/desk/assessors.html", {"page": page})


@desk_page("assessor")
def profile(request: ActorRequest) -> HttpResponse:
    """One's own profile."""
    return _profile(request, queries.assessors_for(request.actor).get())


@desk_page("secretariat")
def assessor(request: ActorRequest, pk: int) -> HttpResponse:
    """The profile of one assessor, for the secretariat."""
    return _profile(request, get_object_or_404(queries.assessors_for(request.actor), pk=pk))


def _profile(request: ActorRequest, person: Any) -> HttpResponse:
    known = queries.profile_of(person)
    reader = get_language() or "en"
    form = ProfileForm(
        reader=reader, data=request.POST if request.method == "POST" else None, initial=profile_initial(known)
    )
    if request.method == "POST" and form.is_valid():
        operations.save_profile(actor=request.actor, person=person, told=form.told())
        messages.success(request, _("The profile is saved."))
        return redirect(request.path)
    context = {
        "person": person,
        "profile": known,
        "form": form,
        "is_own": person.pk == request.actor.person_id,
        "governments": list(known.governments.all()) if known.pk else [],
        "networks": list(known.networks.all()) if known.pk else [],
        "government_sought": request.GET.get("government", ""),
        "network_sought": request.GET.get("network", ""),
        "governments_found": queries.governments_named(request.GET.get("government", "")),
        "networks_found": queries.networks_named(request.GET.get("network", "")),
    }
    return render(request, "assessment/desk/profile.html", context, status=422 if form.errors else 200)


@require_POST
@desk_page("secretariat", "assessor")
def tie(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a government or a network on a profile, or take it off."""
    person = get_object_or_404(queries.assessors_for(request.actor), pk=pk)
    kind, number = request.POST.get("kind", ""), whole(request.POST.get("number", ""))
    found = queries.tied(kind, number)
    try:
        if found is None:
            raise Refused(_("Choose one from the list."))
        if request.POST.get("go") == "remove":
            operations.remove_tie(actor=request.actor, person=person, to=found)
            messages.success(request, _("It is taken off the profile."))
        else:
            operations.add_tie(actor=request.actor, person=person, to=found)
            messages.success(request, _("It is on the profile now."))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    if person.pk == request.actor.person_id:
        return redirect("assessment:profile")
    return redirect("assessment:assessor", pk=pk)
