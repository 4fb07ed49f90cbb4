"""The views that somebody keeps of the queue: a question under a name, alone or for the whole team."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.desk import operations, queries
from localaction.desk.asked import from_query
from localaction.desk.web import showing
from localaction.kit.answers import Refused


class ViewForm(forms.Form):
    """A name for a question to the queue."""

    name = forms.CharField(label=gettext_lazy("Name of the view"), max_length=60)
    shared = forms.BooleanField(
        label=gettext_lazy("Show it to the whole team"),
        required=False,
        help_text=gettext_lazy("Only you can change or delete it."),
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def views(request: ActorRequest) -> HttpResponse:
    """The views there are; keep the question somebody came with as another."""
    asked = from_query(
        request.POST.get("query", "") if request.method == "POST" else request.META.get("QUERY_STRING", "")
    )
    form = ViewForm(request.POST or None, initial={"query": asked.query()})
    if request.method == "POST" and form.is_valid():
        name, shared = form.cleaned_data["name"], form.cleaned_data["shared"]
        try:
            view = operations.keep_view(actor=request.actor, name=name, asked=asked, shared=shared)
        except Refused as refusal:
            form.add_error("name", str(refusal.reason))
        else:
            messages.success(request, _("The view is kept. It stands above the queue."))
            return redirect(showing.back_to_queue(f"?{view.query}"))
    context = {
        "form": form,
        "asked": asked,
        "chips": showing.chips(asked),
        "kind": showing.name_of_kind(asked.kind),
        "count": queries.count_for(request.actor, asked),
        "views": [
            {
                "view": view,
                "is_mine": view.person_id == request.actor.person_id,
                "href": showing.back_to_queue(f"?{view.query}"),
            }
            for view in queries.views_for(request.actor)[: queries.MOST_LISTED]
        ],
        "back_href": reverse("desk:queue"),
    }
    return render(request, "desk/desk/views.html", context)


@desk_page("secretariat")
@require_POST
def forget(request: ActorRequest, pk: int) -> HttpResponseRedirect:
    """Delete one of the own views."""
    try:
        view = queries.view_for(request.actor, pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    operations.forget_view(actor=request.actor, view=view)
    messages.success(request, _("The view is deleted."))
    return redirect("desk:views")
