"""The address at which harvesters ask, and the schema of the full format."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseNotAllowed

from localaction.accounts.web.audiences import ActorRequest, nameless_page, public_page
from localaction.syndication import provider, whole
from localaction.syndication.queries import NotReady

XML = "text/xml; charset=utf-8"
WAIT_SECONDS = 20


@nameless_page
def oai(request: ActorRequest) -> HttpResponse:
    """OAI-PMH 2.0: every request by GET or POST; errors of the protocol are ordinary answers."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    sent = request.POST if request.method == "POST" else request.GET
    try:
        said = provider.answer((name, value) for name, values in sent.lists() for value in values)
    except NotReady:
        return HttpResponse(status=503, headers={"Retry-After": str(WAIT_SECONDS)})
    return HttpResponse(said, content_type=XML, headers={"Access-Control-Allow-Origin": "*"})


@public_page
def record_schema(request: ActorRequest) -> HttpResponse:
    """The XML Schema of the full metadata format."""
    return HttpResponse(whole.schema(), content_type="application/xml")
