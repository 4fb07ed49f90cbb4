"""Links in the head of an answer, and the other form of a page that a machine asks for by its Accept header."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from localaction.showcase.queries.signposts import FORMS, Signpost, in_form

HTML = "text/html"


class SeeOther(HttpResponseRedirect):
    """What is asked for stands at another address, whatever the method."""

    status_code = 303


def other_form(request: HttpRequest, forms: Iterable[str]) -> HttpResponse | None:
    """Lead to the form that is asked for; None for whoever wants the page."""
    kinds = {FORMS[form]: form for form in forms}
    wanted = request.get_preferred_type([HTML, *kinds])
    if wanted not in kinds:
        return None
    response = SeeOther(in_form(request.path, kinds[wanted]))
    patch_vary_headers(response, ["Accept"])
    return response


def with_links(response: HttpResponse, signposts: Iterable[Signpost]) -> HttpResponse:
    """The answer with its links; it is one of several forms, so that it varies by what is asked for."""
    response.headers["Link"] = ", ".join(_written(one) for one in signposts)
    patch_vary_headers(response, ["Accept", "Accept-Encoding"])
    return response


def _written(one: Signpost) -> str:
    kind = f'; type="{one.kind}"' if one.kind else ""
    return f'<{one.href}>; rel="{one.rel}"{kind}'
