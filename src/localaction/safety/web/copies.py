"""Where copies of something published are, noted by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.kit.numbers import whole
from localaction.safety import operations, queries
from localaction.safety.web.forms import CopyForm
from localaction.safety.web.places import page_of


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def copies(request: ActorRequest, kind: str, reference: str) -> HttpResponse:
    """Every place with a copy; add one, or say that it is gone."""
    thing = queries.thing(kind, reference)
    if thing is None:
        raise Http404
    ending = whole(request.POST.get("end", ""))
    form = CopyForm(request.POST if request.method == "POST" and not ending else None)
    if request.method == "POST":
        if ending:
            found = queries.copies_of(kind, reference).filter(pk=ending).first()
            if found is None:
                raise Http404
            operations.end_copy(actor=request.actor, carried=found)
            messages.success(request, _("Noted: the copy is gone."))
            return redirect("safety:copies", kind, reference)
        if form.is_valid():
            operations.note_copy(actor=request.actor, kind=kind, reference=reference, **form.cleaned_data)
            messages.success(request, _("Noted. If it is hidden, this place is written to at once."))
            return redirect("safety:copies", kind, reference)
    context = {
        "form": form,
        "thing": thing,
        "copies": queries.copies_of(kind, reference),
        "page_href": page_of(kind, reference),
    }
    return render(request, "safety/desk/copies.html", context)
