"""Who assesses, what they know and where they stand; the secretariat's own rules; actions given out at once."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

KEEP = models.SET_NULL  # the record outlives the person
USUAL_CAPACITY = 12


class Profile(models.Model):
    """What is known of an assessor, told by themselves or by the secretariat.

    `languages` are those they read; `regions` M49 codes; `expertise` codes of priorities and themes ("priorities:…",
    "themes:…"); `countries` those that are their own; `governments` where they live, work or worked, or which they
    advised; `networks` the organisations they belong to; `capacity` how many assessments they can have open at once.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assessor_profile"
    )
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    regions: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    expertise: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    countries: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    governments = models.ManyToManyField("governments.Government", blank=True, related_name="+")
    networks = models.ManyToManyField("governments.Organisation", blank=True, related_name="+")
    capacity = models.PositiveSmallIntegerField(default=USUAL_CAPACITY)
    away_until = models.DateField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(capacity__lte=500), name="assessor_capacity_is_bounded")
        ]

    def __str__(self) -> str:
        return f"profile of {self.person_id}"


class AssigningRule(models.Model):
    """A rule of the secretariat: such actions go to these people. An empty list asks for nothing.

    `languages` of the action, `regions` M49 codes, `countries`, `kinds`, `topics` ("priorities:…", "themes:…"). The
    first rule that an action meets, by `position`, is the one that counts.
    """

    name = models.CharField(max_length=120, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    regions: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    countries: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    kinds: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    topics: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name


class Distribution(models.Model):
    """Actions given to assessors at once, after somebody looked at the plan. `call` None: those of no call.

    `pairs` is the plan that was looked at: {"action", "assessor", "because"}, the last a list of reasons as codes
    with their facts; `done` counts those that stand; `problems` lists {"action", "assessor", "why"}.
    """

    call = models.ForeignKey(
        "actions.Call", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    how = models.CharField(max_length=10)
    pairs: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    problems: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    begun_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"distribution {self.pk}"
