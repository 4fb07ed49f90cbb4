"""Lists with a lasting address: made by anybody, read by everybody, as of one entry of the register."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from localaction.accounts.web import pacing
from localaction.accounts.web.audiences import ActorRequest, nameless_page, public_page
from localaction.register import index
from localaction.showcase import addresses, filters, operations
from localaction.showcase.queries import cited
from localaction.showcase.web.search import listed

HOUR = 3600
MADE_PER_HOUR, MADE_BY_ALL_PER_HOUR = 30, 2000


@public_page
def cited_list(request: ActorRequest, code: str) -> HttpResponse:
    """The list behind a short address, as it stood."""
    asked = cited.question_behind(code)
    if asked is None:
        raise Http404
    page = filters.read({"page": request.GET.getlist("page")}).page
    return listed(request, replace(asked, page=page), "search", at_path=request.path)


@nameless_page
@require_http_methods(["POST"])
def cite(request: ActorRequest) -> HttpResponse:
    """Give a list a lasting address: as of the entry it was read at, or the last one."""
    asked = cited.question(request.POST.get("question", ""))
    last = index.sequence()
    language = get_language() or "en"
    if not last:
        return redirect("showcase:search")
    asked = replace(asked, at=min(asked.at or last, last), page=1)
    if not cited.is_kept(operations.question_of(asked)) and not _may_make(request):
        href = addresses.search(language, asked.pairs())
        return render(request, "showcase/public/too_many.html", {"href": href}, status=429)
    kept = operations.cite(actor=request.actor, asked=asked)
    return redirect("showcase:cited_list", kept.code)


def _may_make(request: ActorRequest) -> bool:
    """Whether there are not too many new ones, from one connection or from all."""
    own = pacing.is_within(f"cited:{pacing.address_of(request)}", MADE_PER_HOUR, HOUR)
    return own and pacing.is_within("cited-by-all", MADE_BY_ALL_PER_HOUR, HOUR)
