"""Anchor cases: published actions with known levels, on which assessors measure themselves."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

KEEP = models.SET_NULL  # the record outlives the person


class Anchor(models.Model):
    """A published action that every assessor of a call scores, with the levels the secretariat holds for right.

    `levels` maps every criterion of the rubric to 0 to 4; `reasons` some of them to a text in `language`.
    """

    call = models.ForeignKey("actions.Call", on_delete=models.CASCADE, related_name="anchors")
    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="+")
    rubric = models.ForeignKey("assessment.Rubric", on_delete=models.PROTECT, related_name="+")
    levels: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    reasons: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=5, default="en")
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "action"], name="an_action_anchors_a_call_once")
        ]

    def __str__(self) -> str:
        return f"anchor {self.pk}"


class AnchorSheet(models.Model):
    """The levels one assessor gave an anchor case, before they were shown the known ones."""

    anchor = models.ForeignKey(Anchor, on_delete=models.CASCADE, related_name="sheets")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="anchor_sheets"
    )
    levels: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["anchor", "assessor"], name="one_sheet_per_anchor_and_assessor")
        ]

    def __str__(self) -> str:
        return f"sheet {self.pk}"
