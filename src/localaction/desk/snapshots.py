"""Counting what the dashboards show, and reading what was counted last."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from localaction.actions.models import Call
from localaction.desk import figures
from localaction.desk.models import Snapshot

FRAMEWORKS = ("gcm-objectives", "gcr-objectives", "sdg-goals")


def count(call: str) -> Snapshot:
    """Count everything of a call ("" is all) and keep it in place of what was counted before."""
    found = {
        "funnel": figures.steps(call),
        "late": figures.late(call),
        "projection": figures.projection(call),
        "durations": figures.in_each_state(call),
        "languages": figures.by_language(call),
        "subregions": figures.by_subregion(call),
    }
    found |= {framework: figures.by_objective(call, framework) for framework in FRAMEWORKS}
    kept, _made = Snapshot.objects.update_or_create(
        call=call, defaults={"figures": found, "counted_at": timezone.now()}
    )
    return kept


def latest(call: str) -> Snapshot | None:
    """What was counted last; None before the first time."""
    return Snapshot.objects.filter(call=call).first()


def calls() -> QuerySet[Call]:
    """The calls that have a dashboard, the newest first."""
    return Call.objects.real()


def count_all() -> int:
    """Count every call that is not archived, and all together; returns how many snapshots were written."""
    codes = ["", *calls().exclude(status="archived").values_list("code", flat=True)]
    for code in codes:
        count(code)
    return len(codes)
