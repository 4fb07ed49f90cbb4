"""What the public figures remember: the numbers as they were counted last."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone


class Snapshot(models.Model):
    """Everything the figures show, counted at one entry of the register on one day; see `counting`.

    There is one row at most for each entry; only the newest is kept. `seconds` is how long counting took.
    """

    sequence = models.BigIntegerField(unique=True)
    on = models.DateField()
    counted_at = models.DateTimeField(default=timezone.now)
    seconds = models.FloatField(default=0)
    figures: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ("-sequence",)

    def __str__(self) -> str:
        return f"figures at entry {self.sequence}"
