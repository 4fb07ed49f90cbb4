"""The page of an action."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.design import frame
from localaction.showcase import addresses
from localaction.showcase.queries.actions import action_page
from localaction.showcase.queries.signposts import FORMS
from localaction.showcase.web import article, signposting
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint


@public_page
def action(request: ActorRequest, reference: str) -> HttpResponse:
    """Everything published about an action; a tombstone where it was withdrawn."""
    if elsewhere := signposting.other_form(request, FORMS):
        return elsewhere
    language = get_language() or "en"
    page = action_page(reference, language, request.GET.get("text", ""))
    if page is None:
        return missing(request, "action", reference)
    drawn = frame.Page(
        title=page.title.text,
        description=page.description,
        head=article.head(page),
        content=article.content(page, language, request.path),
        card=addresses.card("action", reference, language),
        is_embeddable=True,
        checkpoint=checkpoint(),
    )
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponse(frame.framed(drawn, language, request.path, query, request.GET.get("page", "")))
    return signposting.with_links(response, page.signposts)
