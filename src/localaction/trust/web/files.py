"""The whole register to fetch: in one piece or from where it was broken off."""

from __future__ import annotations

import re

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import parse_etags, quote_etag

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.register import keptfile
from localaction.register.keptfile import Manifest
from localaction.showcase.web.world import checkpoint

NAME = "register.jsonl.gz"
NOT_KEPT = "public, max-age=0, must-revalidate"
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@public_page
def whole(request: ActorRequest) -> HttpResponse | StreamingHttpResponse:
    """The file that the worker keeps ready; a word to wait while it is made anew."""
    found = keptfile.ready()
    if found is None:
        response = render(request, "trust/public/waiting.html", {"checkpoint": checkpoint()}, status=503)
        response.headers["Retry-After"] = "30"
    elif quote_etag(found.tag) in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        return _told(found, _part(request, found))
    response.headers["Cache-Control"] = "no-store" if found is None else NOT_KEPT
    return response


def _part(request: ActorRequest, found: Manifest) -> tuple[int, int] | None:
    """From which byte to which is asked for, None for all: of another file than this no part is given."""
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not asked or request.headers.get("If-Range", quote_etag(found.tag)) != quote_etag(found.tag):
        return None
    first, last = asked[1], asked[2]
    if not first:
        return (max(found.size - int(last), 0), found.size) if last else None
    return int(first), min(int(last) + 1 if last else found.size, found.size)


def _told(found: Manifest, part: tuple[int, int] | None) -> HttpResponse | StreamingHttpResponse:
    start, stop = part or (0, found.size)
    if start >= stop:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
        response.headers["Cache-Control"] = NOT_KEPT
        return response
    sent = StreamingHttpResponse(
        keptfile.read(found, start, stop), status=206 if part else 200, content_type="application/gzip"
    )
    headers = {
        "Content-Length": str(stop - start),
        "Content-Disposition": f'attachment; filename="{NAME}"',
        "Accept-Ranges": "bytes",
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": NOT_KEPT,
        "ETag": quote_etag(found.tag),
    }
    for name, value in headers.items():
        sent.headers[name] = value
    if part:
        sent.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{found.size}"
    return sent
