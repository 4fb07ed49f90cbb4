"""What we wrote to the person signed in: every letter stays readable, also when the mail was lost."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.kit import outbox
from localaction.kit.lettertext import text_of

PER_PAGE = 25


@portal_page
@require_GET
def letters(request: ActorRequest) -> HttpResponse:
    """The letters, the newest first."""
    found = outbox.letters_of(request.actor.email).only("subject", "language", "queued_at")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/portal/letters.html", {"page": page})


@portal_page
@require_GET
def letter(request: ActorRequest, pk: int) -> HttpResponse:
    """One letter as it was written, in the language it was written in."""
    found = outbox.letters_of(request.actor.email).filter(pk=pk).first()
    if found is None:
        raise Http404
    crumbs = [(_("Letters"), reverse("accounts:letters")), (found.subject, "")]
    context = {"letter": found, "words": text_of(found.html, underlined=False), "crumbs": crumbs}
    return render(request, "accounts/portal/letter.html", context)
