"""What the map asks for when somebody comes closer: all lights once, then what lies in the part that is seen."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.kit.numbers import whole
from localaction.showcase import filters as reading
from localaction.showcase.queries import around

WHOLE_WORLD: around.Box = (-1e6, -1e6, 1e6, 1e6)


@public_page
def lights(request: ActorRequest) -> HttpResponse:
    """Every light that the choices find, as numbers."""
    found = around.lights(_chosen(request), get_language() or "en")
    return HttpResponse(msgspec.json.encode(found), content_type="application/json")


@public_page
def within(request: ActorRequest) -> HttpResponse:
    """A part of the map as a list: what stands beside the lights for who does not see them."""
    language = get_language() or "en"
    box = around.box_of(request.GET.get("box", "")) or WHOLE_WORLD
    found = around.within(_chosen(request), language, box, whole(request.GET.get("page", "")) or 1)
    return render(request, "showcase/public/within.html", {"found": found})


def _chosen(request: ActorRequest) -> reading.Filters:
    return reading.read(dict(request.GET.lists()))
