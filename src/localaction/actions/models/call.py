"""Calls: the windows in which actions are collected."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q


class Call(models.Model):
    """A window in which actions are collected, or a rolling one (`closes_on` empty). Loaded from content.

    `texts` maps a language to {"title": …, "intro": …}; `digest` is that of the content it was loaded from.
    """

    code = models.SlugField(max_length=60, unique=True)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    rubric = models.SlugField(max_length=60, blank=True)
    priorities: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    texts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-opens_on", "code")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="call_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.code
