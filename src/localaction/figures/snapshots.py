"""Counting the public figures once for each state of the register, and reading what was counted last."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

from django.utils import timezone

from localaction.figures import counting
from localaction.figures.models import Snapshot
from localaction.register import index

REST = 10
"""While the register moves on all the time, counting takes at most one part in this many of the worker's time."""


def follow() -> Snapshot | None:
    """Count anew if the register or the day moved on since; None when nothing was counted."""
    last = latest()
    today = index.today()
    sequence = index.follow()
    if last and (last.sequence, last.on) == (sequence, today):
        return None
    if (
        last
        and last.on == today
        and timezone.now() < last.counted_at + timedelta(seconds=last.seconds * REST)
    ):
        return None
    started = perf_counter()
    figures = counting.counted(today)
    kept, _made = Snapshot.objects.update_or_create(
        sequence=sequence,
        defaults={
            "on": today,
            "counted_at": timezone.now(),
            "seconds": perf_counter() - started,
            "figures": figures,
        },
    )
    Snapshot.objects.exclude(pk=kept.pk).delete()
    return kept


def latest() -> Snapshot | None:
    """What was counted last; None before the first time."""
    return Snapshot.objects.order_by("-sequence").first()
