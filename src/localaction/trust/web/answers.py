"""How the pages of trust answer: data that any site may read; numbers out of an address."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpResponse

from localaction.accounts.web.audiences import ActorRequest

LONGEST_NUMBER = 15  # digits


def data(content: Any) -> HttpResponse:
    """A structure as JSON, for programs and for the pages of other sites as well."""
    body = msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"
    response = HttpResponse(body, content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def asked(request: ActorRequest, name: str) -> int | None:
    """A whole number of the address, None where there is none that can be used."""
    text = request.GET.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None
