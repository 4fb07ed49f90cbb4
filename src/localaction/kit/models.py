"""What the kit remembers: the trail of what was done."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class TrailEvent(models.Model):
    """One thing somebody did to one record: written once, never changed."""

    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    because = models.TextField(blank=True)
    facts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["subject_type", "subject_id", "id"], name="trail_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.verb} by {self.name or 'nobody'}"
