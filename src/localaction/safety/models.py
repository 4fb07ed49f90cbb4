"""What is remembered to keep people safe: concerns, what is hidden and why, where copies were carried."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from localaction.safety.lifecycle import ConcernStatus, HidingStatus

PERSON = settings.AUTH_USER_MODEL


class Why(models.TextChoices):
    """Why somebody is concerned, and why something is hidden."""

    PERSON = "person", _("A person is named or could be at risk")
    PICTURE = "picture", _("A picture should not be shown")
    UNTRUE = "untrue", _("Something is not true")
    NOT_OURS = "not_ours", _("It is not ours: we did not sign or send it")
    OFFENSIVE = "offensive", _("It is offensive")
    OTHER = "other", _("Something else")


class Hiding(models.Model):
    """One decision of one person to hide something at once. Restoring it needs two different people.

    The database refuses the state "restored" without them, and the register refuses to publish (migration 0002).
    `note` is for the secretariat alone.
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=20, choices=Why.choices)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=HidingStatus.choices, default=HidingStatus.HIDDEN)
    hidden_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)
    asked_because = models.TextField(blank=True)
    restored_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    restored_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar = [models.Index(fields=["status", "hidden_at"], name="hidings_by_status")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "reference"],
                condition=~Q(status="restored"),
                name="a_thing_is_hidden_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=HidingStatus.values), name="hiding_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="restored")
                | (
                    Q(asked_by__isnull=False, restored_by__isnull=False, restored_at__isnull=False)
                    & ~Q(asked_by=F("restored_by"))
                ),
                name="restored_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference} {self.status}"


class HiddenThing(models.Model):
    """One entry of the register that a hiding put there: the thing itself, and each that went with it."""

    hiding = models.ForeignKey(Hiding, on_delete=models.PROTECT, related_name="things")
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=200)
    sequence = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}: entry {self.sequence}"


class Carried(models.Model):
    """One place outside this site where a published thing was taken to, and whom to write to there."""

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(max_length=254)
    language = models.CharField(max_length=5, default="en")
    noted_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["kind", "reference"], name="copies_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.reference} at {self.place}"


class Recall(models.Model):
    """What one place was asked when something was hidden, and what it said."""

    hiding = models.ForeignKey(Hiding, on_delete=models.PROTECT, related_name="recalls")
    carried = models.ForeignKey(Carried, on_delete=models.PROTECT, related_name="recalls")
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_last_at = models.DateTimeField()
    times_asked = models.PositiveSmallIntegerField(default=1)
    acknowledged_at = models.DateTimeField(null=True)
    said = models.TextField(blank=True)
    noted_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    told_restored_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hiding", "carried"], name="a_place_is_recalled_once")
        ]

    def __str__(self) -> str:
        return f"recall {self.pk}"


class Concern(models.Model):
    """What somebody told about a public page, with or without saying who they are. `words` are theirs."""

    number = models.CharField(max_length=12, unique=True)
    address = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=20, choices=Why.choices)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="en")
    email = models.EmailField(max_length=254, blank=True)
    status = models.CharField(max_length=20, choices=ConcernStatus.choices, default=ConcernStatus.NEW)
    told_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=5, blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar = [
            models.Index(fields=["status", "told_at"], name="concerns_by_status"),
            models.Index(fields=["kind", "reference"], name="concerns_about_a_thing"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=ConcernStatus.values), name="concern_status_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be at risk while this waits."""
        return self.why in URGENT


URGENT: tuple[Any, ...] = (Why.PERSON, Why.PICTURE)
"""Concerns that come before all others and are mailed to the secretariat at once."""
