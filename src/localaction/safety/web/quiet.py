"""Quiet mode: nobody outside the secretariat is told who works for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts import operations as accounts
from localaction.accounts import queries
from localaction.accounts.naming import is_quiet
from localaction.accounts.web.audiences import ActorRequest, desk_page


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def quiet(request: ActorRequest) -> HttpResponse:
    """Two switches: for the whole site, and for the own name."""
    assert request.actor.person_id is not None
    person = queries.person(request.actor.person_id)
    if request.method == "POST":
        switch, on = request.POST.get("switch", ""), request.POST.get("on") == "yes"
        if switch == "site":
            accounts.switch_quiet(actor=request.actor, is_on=on)
        elif switch == "own":
            accounts.hide_own_name(actor=request.actor, person=person, hides=on)
        messages.success(request, _("Saved."))
        return redirect("safety:quiet")
    return render(
        request, "safety/desk/quiet.html", {"is_quiet": is_quiet(), "hides_name": person.hides_name}
    )
