"""Local and regional governments, and those among them that signed."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import addresses
from localaction.showcase import filters as reading
from localaction.showcase.queries.government import government_page
from localaction.showcase.queries.governments import government_list, signatory_list
from localaction.showcase.queries.signposts import OF_GOVERNMENTS, of_government
from localaction.showcase.web import drawing, signposting
from localaction.showcase.web.missing import missing
from localaction.showcase.web.world import checkpoint, head_now


@public_page
def governments(request: ActorRequest) -> HttpResponse:
    """Every government with a public record, by name, with filters."""
    language = get_language() or "en"
    page = government_list(_filters(request), language)
    context = {"page": page, "facets": drawing.facets(page.facets), "checkpoint": checkpoint()}
    return render(request, "showcase/public/governments.html", context)


@public_page
def signatories(request: ActorRequest) -> HttpResponse:
    """The governments whose signature is confirmed or listed, the two said apart."""
    language = get_language() or "en"
    filters = _filters(request)
    page = signatory_list(filters, language)
    context = {
        "page": page,
        "facets": drawing.facets(page.facets),
        "is_narrowed": bool(filters.of("signature")),
        "checkpoint": checkpoint(),
        "as_of": head_now().at,
    }
    return render(request, "showcase/public/signatories.html", context)


@public_page
def government(request: ActorRequest, slug: str) -> HttpResponse:
    """Who it is, where it is, what it signed and what it does."""
    if elsewhere := signposting.other_form(request, OF_GOVERNMENTS):
        return elsewhere
    language = get_language() or "en"
    page = government_page(slug, language)
    if page is None:
        return missing(request, "government", slug)
    context = {
        "page": page,
        "entries": drawing.entries(page.actions),
        "checkpoint": checkpoint(),
        "card": addresses.card("government", slug, language),
    }
    response = render(request, "showcase/public/government.html", context)
    return signposting.with_links(response, of_government(slug, language))


def _filters(request: ActorRequest) -> reading.Filters:
    """Governments are sorted by name unless something else is asked."""
    filters = reading.read(dict(request.GET.lists()))
    return filters if filters.sort or filters.query else replace(filters, sort="title")
