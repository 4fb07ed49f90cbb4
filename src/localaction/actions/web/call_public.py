"""The calls as everybody reads them: what the register says of each, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.frameworks.queries import item_label
from localaction.kit.texts import best
from localaction.register import queries as register
from localaction.register.shapes import Call


@public_page
def public_calls(request: ActorRequest) -> HttpResponse:
    """Every call that was ever opened, those that are open first."""
    found = [_shown(one.content, request.LANGUAGE_CODE) for one in register.all_current("call")]
    found.sort(key=lambda one: one["call"].opens_on, reverse=True)
    return render(
        request, "actions/public/calls.html", {"calls": sorted(found, key=lambda one: not one["is_open"])}
    )


@public_page
def public_call(request: ActorRequest, code: str) -> HttpResponse:
    """One call: its texts, its window, why that was moved, and what it asks."""
    found = register.current("call", code)
    if found is None or not isinstance(found.content, Call):
        raise Http404
    return render(request, "actions/public/call.html", _shown(found.content, request.LANGUAGE_CODE))


def _shown(call: Any, reader: str) -> dict[str, Any]:
    texts = {one.language: one for one in call.texts}
    language = next((code for code in (reader, call.language, *texts) if code in texts), "")
    today = timezone.localdate()
    return {
        "call": call,
        "text": texts.get(language),
        "language": language,
        "is_open": call.status == "open"
        and (not call.closes_on or date.fromisoformat(call.closes_on) >= today),
        "extensions": list(reversed(call.extensions)),
        "questions": [best(one, reader) for one in call.questions],
        "priorities": [item_label(code, reader) for code in call.priorities],
    }
