"""What was answered about passages that could lead to a person: kept by the author, cleared by the secretariat."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FindingState(models.TextChoices):
    """Where a passage stands that the protection check found. One that was mended has no row any more."""

    OPEN = "open", _("Not answered yet")
    KEPT = "kept", _("Kept, waits for the secretariat")
    CLEARED = "cleared", _("Cleared by the secretariat")


class Finding(models.Model):
    """One passage in one field of an action.

    Only the SHA-256 of field, kind and passage is kept (see `clearance.key_of`), never the passage itself: what
    was mended must not live on here. `start` and `end` say where it stood when it was noted.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="findings")
    field = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=FindingState.choices, default=FindingState.OPEN)
    reason = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="en")
    because = models.TextField(blank=True)
    found_at = models.DateTimeField(default=timezone.now)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["state", "action"], name="findings_by_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "key"], name="finding_once_per_passage"),
            models.CheckConstraint(condition=Q(state__in=FindingState.values), name="finding_state_known"),
            models.CheckConstraint(
                condition=~Q(state="kept") | ~Q(reason=""), name="finding_kept_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="cleared") | (~Q(because="") & Q(cleared_at__isnull=False)),
                name="finding_cleared_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.field} of {self.action_id}: {self.state}"
