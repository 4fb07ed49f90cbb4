"""How the search of the site is asked from outside: for browsers and federated searches (OpenSearch 1.1)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.showcase import addresses
from localaction.showcase.filters import LONGEST_QUERY
from localaction.showcase.queries.suggesting import suggested
from localaction.syndication.addresses import LANGUAGE, whole
from localaction.syndication.atom import MEDIA_TYPE
from localaction.syndication.markup import Markup, document, element

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
DESCRIPTION = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"


@public_page
def description(request: ActorRequest) -> HttpResponse:
    """The description of the search in the language of the address."""
    return _described(get_language() or LANGUAGE)


@public_page
def description_without_language(request: ActorRequest) -> HttpResponse:
    """The same for whoever knows no language of the site."""
    with override(LANGUAGE):
        return _described(LANGUAGE)


@public_page
def suggestions(request: ActorRequest) -> HttpResponse:
    """What begins like what was typed: the words, what each is, and where it leads."""
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    found = suggested(text, get_language() or LANGUAGE)
    told = [
        text,
        [one.label for one in found],
        [one.detail for one in found],
        [whole(one.href) for one in found],
    ]
    return JsonResponse(told, safe=False, content_type=SUGGESTIONS, json_dumps_params={"ensure_ascii": False})


def _described(language: str) -> HttpResponse:
    said = element(
        "OpenSearchDescription",
        [
            element("ShortName", str(settings.SITE_NAME)),
            element("Description", _("Search what cities and regions do for migrants and refugees.")),
            _url("results", "text/html", "showcase:search", "?q={searchTerms}&page={startPage?}", language),
            _url(
                "results",
                MEDIA_TYPE,
                "syndication:feed_search",
                "?q={searchTerms}&page={startPage?}",
                language,
            ),
            _url(
                "suggestions", SUGGESTIONS, "syndication:opensearch_suggestions", "?q={searchTerms}", language
            ),
            element(
                "Url",
                type=DESCRIPTION,
                rel="self",
                template=whole(addresses.page("syndication:opensearch", language)),
            ),
            element("Query", role="example", searchTerms="school"),
            element("Language", language),
            element("SyndicationRight", "open"),
            element("InputEncoding", "UTF-8"),
            element("OutputEncoding", "UTF-8"),
        ],
        xmlns=NAMESPACE,
    )
    return HttpResponse(document(said), content_type=f"{DESCRIPTION}; charset=utf-8")


def _url(rel: str, kind: str, name: str, query: str, language: str) -> Markup:
    return element("Url", type=kind, rel=rel, template=f"{whole(addresses.page(name, language))}{query}")
