"""Hide at once, see what is hidden, restore by two."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.kit.answers import Refused
from localaction.safety import operations, queries, rules
from localaction.safety.lifecycle import HidingStatus
from localaction.safety.web import showing
from localaction.safety.web.forms import BecauseForm, HideForm
from localaction.safety.web.places import page_of, public_place

ON_A_PAGE = 25


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def hide(request: ActorRequest) -> HttpResponse:
    """Hide something that is public: ?kind=action&reference=LA-…, or ?about= the address of its page."""
    _address, kind, reference = public_place(request.GET.get("about", ""))
    kind = request.GET.get("kind", kind)
    reference = request.GET.get("reference", reference)
    already = queries.open_hiding(kind, reference)
    if already is not None:
        return redirect("safety:hiding", already.pk)
    thing = queries.thing(kind, reference)
    if thing is None or not thing.is_public:
        return render(request, "safety/desk/not_public.html", {"reference": reference}, status=404)
    form = HideForm(request.POST or None, initial={"why": request.GET.get("why", "person")})
    if request.method == "POST" and form.is_valid():
        made = operations.hide(
            actor=request.actor,
            kind=kind,
            reference=reference,
            why=form.cleaned_data["why"],
            note=form.cleaned_data["note"],
        )
        messages.success(request, _("It is hidden. Within a minute it is gone everywhere on this site."))
        return redirect("safety:hiding", made.pk)
    context = {
        "form": form,
        "thing": thing,
        "copies": queries.copies_of(kind, reference),
        "heading": _("Hide this from the public"),
        "submit_label": _("Hide it now"),
        "back_href": page_of(kind, reference),
    }
    return render(request, "safety/desk/hide.html", context)


@desk_page("secretariat")
@require_GET
def hidden(request: ActorRequest) -> HttpResponse:
    """What is hidden or was."""
    status = request.GET.get("status", "")
    base = reverse("safety:hidden")
    states: list[Any] = [(_("All"), base, not status)]
    states += [(label, f"{base}?status={code}", status == code) for code, label in HidingStatus.choices]
    page = Paginator(queries.hidings(status), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"hiding": one, "state": showing.hiding_state(one)} for one in page.object_list]
    return render(request, "safety/desk/hidden.html", {"rows": rows, "page": page, "states": states})


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def hiding(request: ActorRequest, pk: int) -> HttpResponse:
    """One thing that was hidden: what, why, by whom; restoring it; what places with copies say."""
    found = queries.hiding(pk)
    if found is None:
        raise Http404
    go = request.POST.get("go", "")
    forms = {name: BecauseForm(request.POST if go == name else None) for name in ("ask", "keep")}
    if request.method == "POST":
        try:
            done = _done(request, go, found, forms)
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
            done = True
        if done:
            return redirect("safety:hiding", pk)
    thing = queries.thing(found.kind, found.reference)
    context = {
        "hiding": found,
        "forms": forms,
        "form": forms.get(go),
        "state": showing.hiding_state(found),
        "texts": queries.texts_of(found),
        "went": found.things.all(),
        "is_gone": thing is None,
        "recalls": queries.recalls_of(found),
        "events": showing.events_of(found),
        "may_ask": rules.may_ask_to_restore(request.actor, found),
        "may_keep": rules.may_keep_hidden(request.actor, found),
        "may_restore": rules.may_restore(request.actor, found),
        "page_href": page_of(found.kind, found.reference),
        "crumbs": [(_("Hidden"), reverse("safety:hidden")), (found.reference, "")],
    }
    return render(request, "safety/desk/hiding.html", context)


def _done(request: ActorRequest, go: str, found: Any, forms: dict[str, BecauseForm]) -> bool:
    """Make the move that was asked for; whether it was made."""
    actor = request.actor
    if go == "restore":
        operations.restore(actor=actor, hiding=found)
        messages.success(request, _("It is public again, as it stood."))
    elif go == "ask" and forms["ask"].is_valid():
        operations.ask_to_restore(actor=actor, hiding=found, because=forms["ask"].cleaned_data["because"])
        messages.success(request, _("Your colleagues are asked. One of them must agree."))
    elif go == "keep" and forms["keep"].is_valid():
        operations.keep_hidden(actor=actor, hiding=found, because=forms["keep"].cleaned_data["because"])
        messages.success(request, _("It stays hidden."))
    elif go == "acknowledge":
        recall = queries.recalls_of(found).filter(pk=request.POST.get("recall", "0")).first()
        if recall is None:
            raise Http404
        operations.acknowledge(actor=actor, recall=recall, said=request.POST.get("said", "")[:2_000])
    else:
        return False
    return True
