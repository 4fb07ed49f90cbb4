"""A form that was filled away from the site and came back, until somebody chose what becomes of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class FilledForm(models.Model):
    """What a file said that somebody brought for a draft; one a person and draft, a newer file takes its place.

    `base` and `answers` map names of questions (offline.naming) to answers: as the file was made, and as it is now.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="filled_forms")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=120, blank=True)
    base: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    answers: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "person"], name="one_filled_form_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} for {self.action_id}"
