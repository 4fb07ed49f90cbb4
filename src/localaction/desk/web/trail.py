"""The trail at the desk: everything that was ever done, found by who, what, which record, when and why."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.desk import trail_search
from localaction.desk.trail_records import label_of
from localaction.desk.trail_search import Line
from localaction.kit import events, sealing
from localaction.kit.numbers import whole
from localaction.kit.tables import harmless


@desk_page("secretariat")
@require_GET
def trail(request: ActorRequest) -> HttpResponse:
    """The newest events that answer the question of the address."""
    asked = trail_search.read(request.GET.dict())
    before = whole(request.GET.get("before", ""), otherwise=0)
    context = {
        "asked": asked,
        "query": asked.query(),
        "page": trail_search.search(asked, before),
        "before": before,
        "counted": trail_search.COUNTED,
        "kinds": sorted(
            ((kind, str(label_of(kind))) for kind in trail_search.kinds()), key=lambda one: one[1]
        ),
        "verbs": _verbs(),
        "head": sealing.head(),
    }
    return render(request, "desk/desk/trail.html", context)


@desk_page("secretariat")
@require_GET
def trail_csv(request: ActorRequest) -> StreamingHttpResponse:
    """Everything that answers the question, as a table."""
    asked = trail_search.read(request.GET.dict())
    return StreamingHttpResponse(
        _rows(trail_search.everything(asked)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="trail.csv"', "Cache-Control": "no-store"},
    )


def _verbs() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every verb in words, grouped by its noun."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for verb, event in events.declared().items():
        noun = verb.partition(".")[0]
        grouped.setdefault(noun, []).append((verb, str(event.words)))
    return [
        (noun.capitalize(), sorted(found, key=lambda one: one[1])) for noun, found in sorted(grouped.items())
    ]


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _rows(lines: Iterator[Line]) -> Iterator[str]:
    write: Any = csv.writer(_Echo()).writerow
    yield "\ufeff"
    yield write(
        [
            _("Number"),
            _("When"),
            _("Who"),
            _("Verb"),
            _("What"),
            _("Kind of record"),
            _("Record"),
            _("Why"),
            _("Facts"),
        ]
    )
    for line in lines:
        facts = "; ".join(f"{name}: {value}" for name, value in line.facts)
        cells = (line.who, line.verb, line.words, line.record.kind, line.record.name, line.because, facts)
        yield write(
            [line.number, line.at.isoformat(timespec="seconds"), *(harmless(str(cell)) for cell in cells)]
        )
