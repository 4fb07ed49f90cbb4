"""The meeting in which the secretariat settles what the assessments come to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from localaction.assessment.lifecycle import MeetingStatus

KEEP = models.SET_NULL  # the record outlives the person


class Meeting(models.Model):
    """One sitting about the actions of a call. `minutes` are in `language`; what was settled stands in the items."""

    call = models.ForeignKey("actions.Call", on_delete=models.PROTECT, related_name="meetings")
    status = models.CharField(max_length=8, choices=MeetingStatus.choices, default=MeetingStatus.OPEN)
    held_on = models.DateField()
    present = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    guests = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="en")
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    called_at = models.DateTimeField(default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-held_on", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=MeetingStatus.values), name="meeting_status_known"),
            models.CheckConstraint(
                condition=Q(status=MeetingStatus.CLOSED, closed_at__isnull=False)
                | (~Q(status=MeetingStatus.CLOSED) & Q(closed_at__isnull=True)),
                name="only_a_closed_meeting_was_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


class AgendaItem(models.Model):
    """One action on the agenda of a meeting, in one round; `note` is for the minutes, in the meeting's language.

    `left` are people who were present and left the room while it was spoken of, for they are tied to it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    left = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "action", "round"], name="an_action_stands_once_on_an_agenda"
            )
        ]

    def __str__(self) -> str:
        return f"item {self.position} of {self.meeting_id}"
