"""What data there is, and what each column means."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.opendata.overview import data_page, dictionary_page
from localaction.showcase.web.world import checkpoint


@public_page
def data(request: ActorRequest) -> HttpResponse:
    """Every table with its files, how to cite, and how to keep in step."""
    page = data_page(get_language() or "en")
    return render(request, "opendata/public/data.html", {"page": page, "checkpoint": checkpoint()})


@public_page
def dictionary(request: ActorRequest, name: str) -> HttpResponse:
    """The meaning of every column of a table."""
    page = dictionary_page(name, get_language() or "en")
    if page is None:
        raise Http404
    context = {
        "page": page,
        "crumbs": [(_("Open data"), reverse("opendata:data")), (page.table.title, "")],
        "checkpoint": checkpoint(),
    }
    return render(request, "opendata/public/dictionary.html", context)
