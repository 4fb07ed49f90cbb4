"""The checkpoints of the register: a list, as data, as a feed, and the proofs between them."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.design.writing import date_text
from localaction.showcase.web.world import checkpoint
from localaction.trust.queries import seals as reading
from localaction.trust.web import answers


@public_page
def checkpoints(request: ActorRequest) -> HttpResponse:
    """Every root that was kept, the newest first, each with the proof that it grew from the one before."""
    context = {"page": reading.seals(upto=answers.asked(request, "upto")), "checkpoint": checkpoint()}
    return render(request, "trust/public/checkpoints.html", context)


@public_page
def checkpoints_data(request: ActorRequest) -> HttpResponse:
    """The same as data; `older` is the address of the page that follows, "" at the end."""
    page = reading.seals(upto=answers.asked(request, "upto"))
    here = reverse("trust:checkpoints_data")
    rows = [{"size": one.sequence, "root": one.root, "at": one.at} for one in page.rows]
    return answers.data({"checkpoints": rows, "older": f"{here}?upto={page.older}" if page.older else ""})


@public_page
def checkpoints_feed(request: ActorRequest) -> HttpResponse:
    """The newest roots as a feed: whoever follows it holds them outside this site."""
    language = get_language() or "en"
    home = f"{settings.SITE_URL}{reverse('trust:checkpoints')}"
    here = f"{settings.SITE_URL}{request.path}"
    feed = Atom1Feed(
        _("Checkpoints of the public register"), home, "", language=language, feed_url=here, feed_guid=here
    )
    for one in reading.seals().rows:
        title = _("%(count)s entries, %(date)s") % {
            "count": one.sequence,
            "date": date_text(one.at.date(), language),
        }
        feed.add_item(
            title,
            f"{home}?upto={one.sequence}",
            one.root,
            updateddate=one.at,
            unique_id=f"urn:sha256:{one.root}",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")


@public_page
def consistency(request: ActorRequest, earlier: int, later: int) -> HttpResponse:
    """The proof that the register of so many entries is the beginning of that of more."""
    found = reading.proof_between(earlier, later)
    if found is None:
        raise Http404
    return answers.data(found)
