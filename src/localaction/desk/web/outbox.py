"""The outbox: letters read before they leave, each as its reader will read it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.desk import outbox
from localaction.kit.answers import Refused
from localaction.kit.lettertext import text_of
from localaction.kit.numbers import whole
from localaction.kit.web.mailbox import LETTER_POLICY

PER_PAGE = 25


@desk_page("secretariat")
@require_GET
def letters(request: ActorRequest) -> HttpResponse:
    """Letters that wait to be read, the longest waiting first; or what became of earlier ones."""
    call, earlier = request.GET.get("call", ""), "earlier" in request.GET
    found = outbox.through_hands(request.actor) if earlier else outbox.held_for(request.actor, call=call)
    tabs = [
        (_("Waiting"), "?" + (urlencode({"call": call}) if call else ""), not earlier),
        (_("Released or withdrawn"), "?earlier=1", earlier),
    ]
    page = Paginator(found.defer("html", "text"), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "desk/desk/letters.html", {"page": page, "call": call, "earlier": earlier, "tabs": tabs}
    )


@desk_page("secretariat")
@require_GET
def letter(request: ActorRequest, pk: int) -> HttpResponse:
    """One letter as its reader will read it, and what can be done with it."""
    found = outbox.held_for(request.actor).filter(pk=pk).first()
    shown = found or outbox.through_hands(request.actor).filter(pk=pk).first()
    if shown is None:
        raise Http404
    following = outbox.held_for(request.actor).filter(pk__gt=pk).order_by("pk")
    context = {
        "letter": shown,
        "waits": found is not None,
        "words": text_of(shown.html, underlined=False),
        "following": following.values_list("pk", flat=True).first() if found else None,
    }
    return render(request, "desk/desk/letter.html", context)


@desk_page("secretariat")
@require_GET
def letter_as_sent(request: ActorRequest, pk: int) -> HttpResponse:
    """The letter as a mail program shows it: a page of its own that can run and load nothing."""
    found = outbox.held_for(request.actor).filter(pk=pk).first()
    found = found or outbox.through_hands(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    response = HttpResponse(found.html)
    response["Content-Security-Policy"] = LETTER_POLICY
    return response


@desk_page("secretariat")
@require_POST
def release(request: ActorRequest) -> HttpResponse:
    """Let the chosen letters leave, each on its own."""
    chosen = [whole(value) for value in request.POST.getlist("letter")][:PER_PAGE]
    went = outbox.release(
        actor=request.actor, letters=list(outbox.held_for(request.actor).filter(pk__in=chosen))
    )
    done = sum(1 for one in went if one.answer)
    if done:
        sentence = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", done)
        messages.success(request, sentence % {"count": done})
    for one in went:
        if not one.answer:
            told = {"subject": one.letter.subject, "reason": one.answer.reason}
            messages.error(request, _("%(subject)s: %(reason)s") % told)
    if not went:
        messages.error(request, _("Choose at least one letter that still waits."))
    call = request.POST.get("call", "")
    return redirect(reverse("desk:letters") + (f"?{urlencode({'call': call})}" if call else ""))


@desk_page("secretariat")
@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep one letter from ever leaving, with a reason."""
    found = outbox.held_for(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    try:
        outbox.withdraw(actor=request.actor, letter=found, because=request.POST.get("because", ""))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("desk:letter", pk=pk)
    messages.success(request, _("The letter is withdrawn. It will never leave."))
    return redirect("desk:letters")
