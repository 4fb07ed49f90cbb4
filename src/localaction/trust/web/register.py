"""The register shown: what it is, its entries, one entry with its proof."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.register.proofs import NoSuchTree
from localaction.showcase.web.world import checkpoint
from localaction.trust import words
from localaction.trust.queries import entries as reading
from localaction.trust.queries.seals import standing
from localaction.trust.web import answers

NEWEST = 8


@public_page
def register(request: ActorRequest) -> HttpResponse:
    """What the register is and is not, where it stands, and how to check it."""
    language = get_language() or "en"
    now = standing(tuple(words.COUNTED))
    context = {
        "standing": now,
        "counts": [(words.COUNTED[kind], number) for kind, number in now.counts if number],
        "newest": reading.listing(language, limit=NEWEST).rows,
        "checkpoint": checkpoint(),
    }
    return render(request, "trust/public/register.html", context)


@public_page
def entries(request: ActorRequest) -> HttpResponse:
    """Every entry, the newest first, by kind and by event."""
    language = get_language() or "en"
    kind, event = request.GET.get("kind", ""), request.GET.get("event", "")
    kind, event = kind if kind in words.KINDS else "", event if event in words.EVENTS else ""
    upto = answers.asked(request, "upto")
    context = {
        "page": reading.listing(language, kind=kind, event=event, upto=upto),
        "kinds": words.KINDS.items(),
        "events": words.EVENTS.items(),
        "kind": kind,
        "event": event,
        "upto": upto,
        "checkpoint": checkpoint(),
    }
    return render(request, "trust/public/entries.html", context)


@public_page
def entry(request: ActorRequest, sequence: int) -> HttpResponse:
    """One entry: what it says, its hashes, and the proof that the register holds it."""
    page = reading.entry_page(sequence, get_language() or "en")
    if page is None:
        raise Http404
    context = {"page": page, "checkpoint": checkpoint()}
    return render(request, "trust/public/entry.html", context)


@public_page
def entry_proof(request: ActorRequest, sequence: int) -> HttpResponse:
    """The same as data: the entry and its proof, under the newest checkpoint or over the `size` asked for."""
    try:
        found = reading.proof_of(sequence, answers.asked(request, "size"))
    except NoSuchTree as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return answers.data(found)
