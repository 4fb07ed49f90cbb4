"""Actions and governments in other forms than their page: to cite, to link, and as data."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.register import queries as register
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government
from localaction.showcase import addresses
from localaction.showcase.queries import linked, signposts
from localaction.showcase.web.missing import missing
from localaction.syndication import citing, linksets
from localaction.syndication.addresses import whole

Form = Callable[[Published, Action, str], str]


def _cited(write: Callable[[citing.Work], str]) -> Form:
    return lambda published, action, language: write(citing.work(published, action, language))


OF_ACTIONS: dict[str, Form] = {
    "bib": _cited(citing.bibtex),
    "ris": _cited(citing.ris),
    "csl.json": _cited(citing.csl),
    "datacite.json": _cited(citing.datacite),
    "jsonld": lambda published, action, language: linked.document(
        linked.article(published, action, language)
    ),
    "linkset.json": lambda _published, action, language: linksets.written(
        whole(addresses.action(action.reference, language)), signposts.of_action(action, language)
    ),
}


@public_page
def action(request: ActorRequest, reference: str, form: str) -> HttpResponseBase:
    """A published action in another form; "json" is the record that the API gives."""
    if form == "json":
        return _record(request, addresses.data_of_action(reference))
    published = register.current("action", reference)
    if published is None:
        return missing(request, "action", reference)
    assert isinstance(published.content, Action)
    said = OF_ACTIONS[form](published, published.content, get_language() or "en")
    return _answer(said, form, reference)


@public_page
def government(request: ActorRequest, slug: str, form: str) -> HttpResponseBase:
    """A published government in another form; "json" is the record that the API gives."""
    if form == "json":
        return _record(request, addresses.data_of_government(slug))
    published = register.current("government", slug)
    if published is None:
        return missing(request, "government", slug)
    assert isinstance(published.content, Government)
    language = get_language() or "en"
    if form == "jsonld":
        return _answer(linked.document(linked.government(published, published.content, language)), form, slug)
    anchor = whole(addresses.government(slug, language))
    return _answer(linksets.written(anchor, signposts.of_government(slug, language)), form, slug)


@public_page
def elsewhere(request: ActorRequest, reference: str, form: str) -> HttpResponse:
    """Whoever looks for a form below the page is led to where it stands."""
    page = addresses.action(reference, get_language() or "en")
    return HttpResponsePermanentRedirect(signposts.in_form(page, form))


def _record(request: ActorRequest, address: str) -> HttpResponseBase:
    """The very answer of the API, under this address too."""
    found = resolve(address)
    response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    response.headers["Content-Location"] = whole(address)
    return response


def _answer(said: str, form: str, name: str) -> HttpResponse:
    response = HttpResponse(said, content_type=f"{signposts.FORMS[form]}; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
