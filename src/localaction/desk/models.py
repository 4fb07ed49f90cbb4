"""What the desk remembers: who has taken a waiting thing, the views people keep, and what was counted last."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Care(models.Model):
    """A person has taken a waiting thing. `kind` and `thing` name it (see `waiting.Kind`); `why` it waited then.

    It ends when it is given back or given on. When the thing has been dealt with it names nothing any more.
    """

    kind = models.SlugField(max_length=30)
    thing = models.BigIntegerField()
    why = models.SlugField(max_length=30, blank=True, default="")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cares")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "kind", "thing"], name="cares_of_a_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "thing"], name="one_person_takes_care")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.thing}"


class SavedView(models.Model):
    """A question to the queue that somebody keeps under a name, alone or for the whole team."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    shared = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "name"], name="one_view_of_a_name_per_person"),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Snapshot(models.Model):
    """What the dashboards show of one call ("" is all of them), as it was counted last; see `figures`."""

    call = models.SlugField(max_length=60, unique=True, blank=True)
    counted_at = models.DateTimeField(default=timezone.now)
    figures: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"figures of {self.call or 'all calls'}"
